import type { Outcome } from '#lib/domain/outcome.ts';
import type { Appointments } from '../auth/appointments.ts';
import type { Entrance } from '../auth/entering.ts';
import type { Register } from '../auth/register.ts';
import type { Registers } from '../auth/registers.ts';
import type { Sessions } from '../auth/sessions.ts';
import type { FootingOf } from '../auth/footing.ts';
import type { WaysIn } from '../auth/ways-in.ts';
import type { Facts } from '../access/facts.ts';
import type { Approvals } from '../approvals/approvals.ts';
import type { DemoDistrict } from '../demo/district.ts';
import type { FileShelf } from '../files/shelf.ts';
import type { Hub } from '../hub/hub.ts';
import type { Log } from '../log.ts';
import type { Progress } from '../projections/progress.ts';
import type { RollYear } from '../roadmaps/next-year.ts';
import type { Storage } from '../storage/storage.ts';
import type { Submissions } from '../submissions/submissions.ts';
import type { AppFiles } from './app-files.ts';
import type { Meter } from './meter.ts';

/** What the addresses are answered from. `main.ts` builds it, and the tests do. */
export interface HttpParts {
	readonly origin: string | undefined;
	readonly metricsToken: string | undefined;
	readonly app: AppFiles | undefined;
	readonly storage: Storage;
	readonly files: Pick<FileShelf, 'begin' | 'take' | 'stored' | 'read'>;
	readonly facts: Facts;
	readonly approvals: Approvals;
	readonly submissions: Submissions;
	readonly rollYear: RollYear;
	readonly progress: Progress;
	readonly registers: Registers;
	readonly register: Register;
	readonly appointments: Appointments;
	readonly sessions: Sessions;
	readonly waysIn: WaysIn;
	readonly footingOf: FootingOf;
	readonly entrance: Entrance;
	readonly hub: Pick<Hub, 'exchange' | 'carryIn' | 'endSession' | 'figures' | 'release'>;
	readonly loadDemo: () => Promise<Outcome<DemoDistrict, 'not-empty'>>;
	readonly meter: Meter;
	readonly now: () => number;
	readonly log: Log;
}
