import type { Report } from './background.ts';
import type { Disk, DiskTrouble, Place } from './disk/disk.ts';
import type { EditKey, Verdict } from './outbox-index.ts';
import type { Platform } from './platform.ts';
import type { Wire } from './wire/wire.ts';

/** What one open document needs around it. */
export interface HostingParts {
	readonly disk: Disk;
	readonly wire: Wire;
	readonly platform: Platform;
	readonly report: Report;
	readonly place: () => Place;
	readonly onVerdict: (keys: readonly EditKey[], verdict: Verdict) => void;
	/** What the server's channel carries has changed. */
	readonly onChange: () => void;
	readonly onReplicaTrouble: (trouble: DiskTrouble) => void;
	/** What packets brought of it, which the server has not said yet. Ends when it is known. */
	readonly received: () => Promise<readonly Uint8Array[]>;
	/** Edits that came in a packet go to the server first. */
	readonly isHeldUp: () => boolean;
	/** The rights are not what the account said. */
	readonly onOtherMode: () => void;
}
