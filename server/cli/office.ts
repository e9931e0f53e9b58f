import { openFacts } from '../access/facts.ts';
import type { Facts } from '../access/facts.ts';
import { createAppointments } from '../auth/appointments.ts';
import type { Appointments } from '../auth/appointments.ts';
import { createApprovals } from '../approvals/approvals.ts';
import type { Approvals } from '../approvals/approvals.ts';
import { createSubmissions } from '../submissions/submissions.ts';
import type { Submissions } from '../submissions/submissions.ts';
import { createCookieJar } from '../auth/cookies.ts';
import { serverDeviceId } from '../auth/documents.ts';
import { createRegister } from '../auth/register.ts';
import type { Register } from '../auth/register.ts';
import type { Chance } from '../auth/secrets.ts';
import { footings } from '../auth/footing.ts';
import type { FootingOf } from '../auth/footing.ts';
import { createSessions } from '../auth/sessions.ts';
import type { Sessions } from '../auth/sessions.ts';
import { loadDemo } from '../demo/district.ts';
import type { DemoDistrict } from '../demo/district.ts';
import type { Outcome } from '#lib/domain/outcome.ts';
import { defaultFileLimits } from '../files/limits.ts';
import { FileShelf } from '../files/shelf.ts';
import { inBackground } from '../log.ts';
import { createProgress } from '../projections/progress.ts';
import type { Progress } from '../projections/progress.ts';
import { Projector } from '../projections/projector.ts';
import { createRollYear } from '../roadmaps/next-year.ts';
import type { RollYear } from '../roadmaps/next-year.ts';
import type { Log } from '../log.ts';
import type { WriteEdit } from '../personal-data/bases.ts';
import { finishErasures } from '../personal-data/erase.ts';
import type { Storage } from '../storage/storage.ts';

/** The records and everything that is done to them; the server has one, or a command opens its own. */
export interface Office {
	readonly storage: Storage;
	readonly facts: Facts;
	readonly files: FileShelf;
	readonly register: Register;
	readonly appointments: Appointments;
	readonly sessions: Sessions;
	readonly approvals: Approvals;
	readonly submissions: Submissions;
	readonly footingOf: FootingOf;
	readonly rollYear: RollYear;
	readonly projector: Projector;
	readonly progress: Progress;
	readonly loadDemo: (schools?: number) => Promise<Outcome<DemoDistrict, 'not-empty'>>;
	/** An edit of the server's own; a running server gives it the hub's way, so that devices hear of it. */
	readonly writeEdit: WriteEdit;
	readonly now: () => number;
}

export interface OfficeParts {
	readonly storage: Storage;
	readonly origin: string | undefined;
	readonly chance: Chance;
	readonly now: () => number;
	readonly log: Log;
}

export async function openOffice({
	storage,
	origin,
	chance,
	now,
	log
}: OfficeParts): Promise<Office> {
	const facts = await openFacts(storage.records, now(), now);
	// A power cut may have come between the record of an erasure and the bytes.
	const writeEdit: WriteEdit = async (edit) =>
		void (await storage.log.append([{ ...edit, deviceId: serverDeviceId, at: now() }]));
	await finishErasures(facts, { storage, write: writeEdit });
	const parts = { registers: facts, log: storage.log, chance, now };
	const actorOf: Facts['actorOf'] = (personId, scope) => facts.actorOf(personId, scope);
	const footingOf = footings({ registers: facts, actorOf, now });
	const projector = await Projector.open({
		...{ log: storage.log, digests: storage.digests, facts, now },
		condition: () => storage.condition(),
		failed: (cause) => log.error('not-counted', cause)
	});
	const register = createRegister(parts);
	await register.complete();
	return {
		storage,
		facts,
		files: new FileShelf({
			...{ storage, now, limits: defaultFileLimits },
			organisationOf: (id) => facts.find('documents', id)?.organisationId
		}),
		register,
		appointments: createAppointments(parts),
		sessions: createSessions({
			registers: facts,
			cookies: createCookieJar(origin),
			chance,
			now,
			footingOf,
			inBackground: (work, what) => inBackground(work, what, log)
		}),
		approvals: createApprovals({ facts, log: storage.log, now }),
		submissions: createSubmissions({ facts, log: storage.log, now }),
		footingOf,
		rollYear: createRollYear({ facts, log: storage.log, chance, now }),
		projector,
		progress: createProgress({ facts, projector, now }),
		loadDemo: (schools) => loadDemo(parts, schools),
		writeEdit,
		now
	};
}
