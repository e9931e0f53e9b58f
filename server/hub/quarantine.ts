import { randomBytes } from 'node:crypto';
import type { Refusal } from '#lib/sync/refusals.ts';
import { wideLimits } from '#lib/sync/update/troubles.ts';
import { walkUpdate } from '#lib/sync/update/walk-update.ts';
import type { Facts } from '../access/facts.ts';
import { StorageError } from '../storage/storage.ts';
import { asText, isAmong, lateEditsOf } from './late-edits.ts';
import type { LateEdit } from './late-edits.ts';
import type { Write } from './write.ts';

/** Enough for two months without a network, too little to fill the server's memory with. */
export const quarantineLimits = {
	editsOfPerson: 500,
	bytesOfPerson: 1024 * 1024,
	bytes: 32 * 1024 * 1024
};

export interface QuarantineParts {
	readonly facts: Facts;
	readonly clock: () => number;
}

/**
 * Edits whose author lost the right to them before they came. Keeps:
 *  1. Nothing of them is in the document, and nothing of them is lost: a person decides.
 *  2. The phone hears «in quarantine» only when they are on this disk.
 *  3. An edit that is offered again is kept once, and after the decision not at all.
 */
export class Quarantine {
	readonly #parts: QuarantineParts;

	constructor(parts: QuarantineParts) {
		this.#parts = parts;
	}

	async keep(write: Write): Promise<Refusal> {
		const { facts } = this.#parts;
		const { room, caller, update } = write;
		const walked = walkUpdate(update, wideLimits);
		if (!walked.ok) return 'malformed';
		const edits = lateEditsOf(facts, room.documentId, caller.personId);
		const clockOf = (client: number): number => room.coverage?.clockOf(client) ?? 0;
		const decided = edits.filter(({ state }) => state !== 'waiting');
		if (decided.length > 0 && isAmong(walked.value, decided, clockOf)) return 'set-aside';
		if (edits.length > 0 && isAmong(walked.value, edits, clockOf)) return 'in-quarantine';
		if (this.#isFull(caller.personId, update.length)) return 'too-many-messages';
		return this.#store(write);
	}

	async #store({ room, caller, update, batchId = '' }: Write): Promise<Refusal> {
		const row: LateEdit = {
			id: randomBytes(16).toString('hex'),
			documentId: room.documentId,
			authorId: caller.personId,
			deviceId: caller.deviceId,
			batchId,
			update: asText(update),
			at: this.#parts.clock(),
			state: 'waiting',
			decidedBy: null,
			decidedAt: null,
			word: ''
		};
		try {
			await this.#parts.facts.change([{ table: 'quarantine', put: row }]);
			return 'in-quarantine';
		} catch (error) {
			if (!(error instanceof StorageError)) throw error;
			return error.trouble === 'full' ? 'storage-full' : 'storage-unavailable';
		}
	}

	#isFull(personId: string, more: number): boolean {
		const waiting = [...this.#parts.facts.all('quarantine')].filter(
			({ state }) => state === 'waiting' || state === 'returned'
		);
		const theirs = waiting.filter(({ authorId }) => authorId === personId);
		const bytesOf = (rows: readonly LateEdit[]): number =>
			rows.reduce((sum, row) => sum + row.update.length * 0.75, more);
		const { editsOfPerson, bytesOfPerson, bytes } = quarantineLimits;
		return (
			theirs.length >= editsOfPerson || bytesOf(theirs) > bytesOfPerson || bytesOf(waiting) > bytes
		);
	}
}
