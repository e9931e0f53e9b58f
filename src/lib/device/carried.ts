import type { CarriedFile, ReadFileTrouble } from './read-unsent-text.ts';
import type { Packets } from './packets/packet-surface.ts';
import type { UnsentFile } from './unsent-text.ts';

/** Why the edits of one document cannot be taken here; none if they can. */
export type CarriedTrouble = 'unknown-document' | 'read-only' | 'lacks-earlier';

export interface CarriedDocument {
	readonly documentId: string;
	readonly edits: number;
	readonly oldestAt: number;
	/** How many of them this device does not have yet. */
	readonly news: number;
	readonly trouble: CarriedTrouble | undefined;
}

export type Preview =
	| {
			readonly ok: true;
			readonly file: CarriedFile;
			readonly documents: readonly CarriedDocument[];
	  }
	| { readonly ok: false; readonly trouble: ReadFileTrouble | 'of-somebody-else' };

export interface Damaged {
	readonly batch: string;
	readonly documentId: string;
	readonly at: number;
	readonly bytes: number;
	/** What words can still be read in it; empty if none. */
	readonly text: string;
}

/** Edits that leave or come as a file, and records that the disk has spoilt. */
export interface Carrying extends Packets {
	/** Every unsent edit, for the day when nothing else works. */
	give(): Promise<UnsentFile>;
	/** What a file holds and what would become of it; nothing is taken yet. */
	look(text: string): Promise<Preview>;
	/** Ends when everything is on this device's disk; false if the disk does not take it. */
	take(file: CarriedFile): Promise<boolean>;
	damaged(): Promise<readonly Damaged[]>;
	giveDamaged(): Promise<UnsentFile>;
	/** For ever; only the person may want it. */
	removeDamaged(batch: string): Promise<void>;
}
