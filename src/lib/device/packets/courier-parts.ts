import type { Report } from '../background.ts';
import type { Disk, Place } from '../disk/disk.ts';
import type { OutboxIndex } from '../outbox-index.ts';
import type { Platform } from '../platform.ts';
import type { Http } from '../wire/http.ts';
import type { OpenKit } from './packet-kit.ts';

export interface CourierParts {
	readonly disk: Disk;
	readonly index: OutboxIndex;
	readonly http: Http;
	readonly platform: Platform;
	readonly report: Report;
	readonly openKit: OpenKit;
	readonly place: () => Place;
	readonly isOnRoad: () => boolean;
	/** What was read in a packet, for a document that is open somewhere. */
	readonly bring: (document: string, update: Uint8Array) => void;
	/** What the server says, for the replica too. Ends when the disk has it. */
	readonly keep: (document: string, update: Uint8Array) => Promise<void>;
	/** Nothing of it goes to the server before these are let go of. */
	readonly onHeldUp: (documents: readonly string[]) => void;
	readonly onLetGo: (documents: readonly string[]) => void;
	readonly onStored: (batches: readonly string[]) => void;
	readonly onRefused: (batches: readonly string[], refusal: string) => void;
	readonly onChange: () => void;
}
