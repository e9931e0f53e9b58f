import type { Refusal } from '#lib/sync/refusals.ts';
import { StorageError } from '../storage/storage.ts';
import type { NewUpdate, Position, UpdateLog } from '../storage/storage.ts';
import type { Judge, Verdict } from './judge.ts';
import type { Quarantine } from './quarantine.ts';
import type { Kind } from './messages.ts';
import { relayFresh } from './relay.ts';
import type { Room, Visitor } from './room.ts';
import type { Write } from './write.ts';
import type { Rooms } from './rooms.ts';

/** A question about what the disk holds, asked in its turn among the updates. */
export interface Question {
	readonly room: Room;
	readonly ask: () => void;
	readonly failed: () => void;
}

export interface LedgerParts {
	readonly log: UpdateLog;
	readonly rooms: Rooms;
	readonly judge: Judge;
	readonly quarantine: Quarantine;
	readonly clock: () => number;
	readonly report: (event: string, fields: Record<string, unknown>) => void;
	readonly fallBehind: (visitor: Visitor) => void;
	/** Documents that have new rows, and whose device wrote them. */
	readonly stored: (documentId: string, deviceId: string) => void;
}

type Entry = { readonly write: Write } | { readonly question: Question };

/** What was decided about a write before the disk was asked. */
interface Judged {
	readonly write: Write;
	readonly refusal: Refusal | undefined;
	/** Place among the rows to append; undefined if there is nothing to store. */
	readonly row: number | undefined;
	/** Without what was stored before: of it another version could have been sent. */
	readonly news: Uint8Array;
}

/**
 * The one place where updates become stored. What comes in a turn of the event loop is judged in its
 * order, appended as one, and only then heard of. Keeps:
 *  1. Nobody hears of an update, and nobody is told «stored», before the append has resolved.
 *  2. While it runs nothing is judged: coverage never stands for more than this one batch.
 *  3. A failed append leaves no trace: every write of its documents is refused, coverage is read anew.
 *  4. Answers go out in the order in which the writes came.
 */
export class Ledger {
	readonly #parts: LedgerParts;
	#entries: Entry[] = [];
	#running: Promise<void> | undefined = undefined;
	#isScheduled = false;
	readonly figures = { turns: 0, stored: 0, nothingNew: 0, refused: 0, failedAppends: 0 };

	constructor(parts: LedgerParts) {
		this.#parts = parts;
	}

	write(write: Write): void {
		this.#parts.rooms.holdAgain(write.room);
		this.#add({ write });
	}

	/** With nothing before it the turn would only make who opens a document wait. */
	ask(question: Question): void {
		if (this.#isIdle && question.room.coverage) return this.#answer(question);
		this.#parts.rooms.holdAgain(question.room);
		this.#add({ question });
	}

	/** Resolves when everything that came so far is settled. */
	async settle(): Promise<void> {
		while (this.#entries.length > 0 || this.#running) await (this.#running ?? this.#start());
	}

	get waiting(): number {
		return this.#entries.length;
	}

	get #isIdle(): boolean {
		return this.#entries.length === 0 && !this.#running;
	}

	#add(entry: Entry): void {
		this.#entries.push(entry);
		if (this.#isScheduled || this.#running) return;
		this.#isScheduled = true;
		setImmediate(() => void this.#start());
	}

	#start(): Promise<void> {
		this.#isScheduled = false;
		this.#running ??= this.#run().finally(() => (this.#running = undefined));
		return this.#running;
	}

	async #run(): Promise<void> {
		while (this.#entries.length > 0) {
			const entries = this.#entries;
			this.#entries = [];
			await this.#turn(entries);
		}
	}

	async #turn(entries: readonly Entry[]): Promise<void> {
		this.figures.turns += 1;
		await this.#reloadDoubtful(entries);
		const rows: NewUpdate[] = [];
		const judged: Judged[] = [];
		for (const entry of entries) {
			if ('write' in entry) judged.push(await this.#judge(entry.write, rows));
		}
		const positions = await this.#append(rows);
		if (positions instanceof StorageError) this.#giveUp(judged, positions);
		else this.#publish(judged, positions);
		for (const entry of entries) if ('question' in entry) this.#answer(entry.question);
		for (const entry of entries) this.#parts.rooms.release(roomOf(entry));
	}

	/** No wait where there is no doubt: a turn is the unit of latency. */
	async #reloadDoubtful(entries: readonly Entry[]): Promise<void> {
		const doubtful = new Set(entries.map(roomOf).filter(({ coverage }) => !coverage));
		for (const room of doubtful) {
			try {
				await this.#parts.rooms.reload(room);
			} catch (error) {
				this.#parts.report('document-not-loaded', describe(room.documentId, error));
			}
		}
	}

	/** Waits only for what is set aside; nobody else's rows are appended meanwhile. */
	#judge(write: Write, rows: NewUpdate[]): Judged | Promise<Judged> {
		const verdict = this.#verdictOn(write);
		if (verdict === 'too-late') return this.#setAside(write);
		if (typeof verdict === 'string') {
			const refusal = verdict === 'nothing' ? undefined : verdict;
			return { write, refusal, row: undefined, news: write.update };
		}
		const { room, caller, batchId } = write;
		const row = rows.push({
			documentId: room.documentId,
			update: verdict.adds,
			authorId: caller.personId,
			deviceId: caller.deviceId,
			at: this.#parts.clock(),
			claims: verdict.claims,
			...(batchId === undefined ? {} : { batchId })
		});
		return { write, refusal: verdict.refusal, row: row - 1, news: verdict.adds };
	}

	async #setAside(write: Write): Promise<Judged> {
		const refusal = await this.#parts.quarantine.keep(write);
		return { write, refusal, row: undefined, news: write.update };
	}

	/** Our mistake or the disk's, on one update: it is refused, and all others go on. */
	#verdictOn(write: Write): Verdict {
		try {
			return this.#parts.judge(write);
		} catch (error) {
			this.#parts.report('judge-failed', describe(write.room.documentId, error));
			write.room.coverage = undefined;
			return error instanceof StorageError ? 'storage-unavailable' : 'malformed';
		}
	}

	async #append(rows: readonly NewUpdate[]): Promise<readonly Position[] | StorageError> {
		if (rows.length === 0) return [];
		try {
			return await this.#parts.log.append(rows);
		} catch (error) {
			this.figures.failedAppends += 1;
			this.#parts.report('append-failed', { rows: rows.length, ...troubleOf(error) });
			return error instanceof StorageError ? error : new StorageError('failed', error);
		}
	}

	#publish(judged: readonly Judged[], positions: readonly Position[]): void {
		const told = new Set<Room>();
		for (const entry of judged) {
			const position = entry.row === undefined ? undefined : positions[entry.row];
			if (position === undefined) continue;
			this.#noteStored(entry, position);
			told.add(entry.write.room);
		}
		// Answers first: a visitor whose rights have just ended is still owed them.
		this.#settleAll(judged, undefined);
		for (const room of told) relayFresh(room, this.#parts.fallBehind);
	}

	#noteStored({ write, news }: Judged, position: Position): void {
		const { room, visitor, caller } = write;
		// A batch that was stored before keeps its first position: nobody has to hear of it again.
		if (position <= room.head) return;
		room.head = position;
		room.bytes += news.length;
		room.fresh.push({ update: news, by: visitor });
		if (visitor?.state === 'behind') visitor.own.add(position);
		this.figures.stored += 1;
		this.#parts.stored(room.documentId, caller.deviceId);
	}

	#giveUp(judged: readonly Judged[], error: StorageError): void {
		for (const { write, row } of judged) if (row !== undefined) write.room.coverage = undefined;
		this.#settleAll(judged, error.trouble === 'full' ? 'storage-full' : 'storage-unavailable');
	}

	/** `trouble` strikes the writes that added something, and those that added nothing only because of them. */
	#settleAll(judged: readonly Judged[], trouble: Refusal | undefined): void {
		const answered = new Set<Visitor>();
		for (const { write, refusal, row } of judged) {
			const isStruck = trouble !== undefined && !write.room.coverage;
			// What was to be added and was not has to be said again, whatever else there is to say.
			const isUnwritten = isStruck && row !== undefined;
			const no = isUnwritten ? trouble : (refusal ?? (isStruck ? trouble : undefined));
			if (no !== undefined) this.figures.refused += 1;
			else if (row === undefined) this.figures.nothingNew += 1;
			if (write.visitor) {
				answer(write.visitor, write.kind, no);
				answered.add(write.visitor);
			}
			write.settled?.(no);
		}
		for (const visitor of answered) visitor.flushAnswers();
	}

	#answer({ room, ask, failed }: Question): void {
		if (!room.coverage) return failed();
		try {
			ask();
		} catch (error) {
			this.#parts.report('question-failed', describe(room.documentId, error));
			failed();
		}
	}
}

function roomOf(entry: Entry): Room {
	return 'write' in entry ? entry.write.room : entry.question.room;
}

function answer(visitor: Visitor, kind: Kind, refusal: Refusal | undefined): void {
	if (refusal === undefined) visitor.answerStored(kind);
	else visitor.answerRefused(kind, refusal);
}

export function describe(documentId: string, error: unknown): Record<string, unknown> {
	return { documentId, ...troubleOf(error) };
}

export function troubleOf(error: unknown): Record<string, unknown> {
	if (error instanceof StorageError) return { trouble: error.trouble };
	return { trouble: 'unknown', stack: error instanceof Error ? error.stack : typeof error };
}
