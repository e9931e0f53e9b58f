import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';

/** The unsent edits of one document, as one update. The batch id makes sending again harmless. */
export interface Push {
	readonly document: string;
	/** Empty for a whole difference: it repeats others in good faith, and is nobody's edit. */
	readonly batch: string;
	readonly update: Uint8Array;
}

/** A document of which the device holds only what its state vector says. */
export interface Ask {
	readonly document: string;
	readonly stateVector: Uint8Array;
}

export interface ExchangeRequest {
	readonly epoch: string;
	readonly cursor: number;
	/** Eight bytes over the sorted ids of the documents that the cursor speaks of. */
	readonly digest: Uint8Array;
	readonly pushes: readonly Push[];
	readonly asks: readonly Ask[];
}

export type PushOutcome =
	{ readonly stored: true } | { readonly stored: false; readonly refusal: string };

export interface Change {
	readonly document: string;
	readonly update: Uint8Array;
}

export interface Answered {
	readonly document: string;
	readonly stateVector: Uint8Array;
	readonly update: Uint8Array;
}

export interface ExchangeAnswer {
	readonly epoch: string;
	readonly time: number;
	readonly cursor: number;
	readonly more: boolean;
	readonly accountChanged: boolean;
	readonly outcomes: readonly PushOutcome[];
	readonly changes: readonly Change[];
	readonly answers: readonly Answered[];
	/** All readable ids, when the device's digest was not that of its readable documents. */
	readonly documents: readonly string[] | undefined;
	/** What the server cannot read now, though it changed since: the cursor does not speak of these. */
	readonly unread: readonly string[];
}

const version = 1;

export function encodeRequest(request: ExchangeRequest): Uint8Array {
	return encoding.encode((to) => {
		encoding.writeVarUint(to, version);
		encoding.writeVarString(to, request.epoch);
		encoding.writeVarUint(to, request.cursor);
		encoding.writeVarUint8Array(to, request.digest);
		list(to, request.pushes, (push) => {
			encoding.writeVarString(to, push.document);
			encoding.writeVarString(to, push.batch);
			encoding.writeVarUint8Array(to, push.update);
		});
		list(to, request.asks, (ask) => {
			encoding.writeVarString(to, ask.document);
			encoding.writeVarUint8Array(to, ask.stateVector);
		});
	});
}

/** Undefined for bytes that are no request of this version. */
export function decodeRequest(bytes: Uint8Array): ExchangeRequest | undefined {
	return decode(bytes, (from) => ({
		epoch: decoding.readVarString(from),
		cursor: decoding.readVarUint(from),
		digest: decoding.readVarUint8Array(from),
		pushes: listOf(from, () => ({
			document: decoding.readVarString(from),
			batch: decoding.readVarString(from),
			update: decoding.readVarUint8Array(from)
		})),
		asks: listOf(from, () => ({
			document: decoding.readVarString(from),
			stateVector: decoding.readVarUint8Array(from)
		}))
	}));
}

export function encodeAnswer(answer: ExchangeAnswer): Uint8Array {
	return encoding.encode((to) => {
		encoding.writeVarUint(to, version);
		encoding.writeVarString(to, answer.epoch);
		encoding.writeVarUint(to, answer.time);
		encoding.writeVarUint(to, answer.cursor);
		encoding.writeVarUint(to, flagsOf(answer));
		list(to, answer.outcomes, (outcome) => {
			encoding.writeVarString(to, outcome.stored ? '' : outcome.refusal);
		});
		list(to, answer.changes, (change) => {
			encoding.writeVarString(to, change.document);
			encoding.writeVarUint8Array(to, change.update);
		});
		list(to, answer.answers, (answered) => {
			encoding.writeVarString(to, answered.document);
			encoding.writeVarUint8Array(to, answered.stateVector);
			encoding.writeVarUint8Array(to, answered.update);
		});
		encoding.writeVarUint(to, answer.documents ? 1 : 0);
		if (answer.documents) list(to, answer.documents, (id) => encoding.writeVarString(to, id));
		// An app that does not know of it takes the answer for none, and asks again.
		if (answer.unread.length > 0) list(to, answer.unread, (id) => encoding.writeVarString(to, id));
	});
}

const flags = { more: 1, accountChanged: 2, unread: 4 } as const;

function flagsOf({ more, accountChanged, unread }: ExchangeAnswer): number {
	return (
		(more ? flags.more : 0) |
		(accountChanged ? flags.accountChanged : 0) |
		(unread.length > 0 ? flags.unread : 0)
	);
}

/** Undefined for bytes that are no answer of this version, such as a captive portal's page. */
export function decodeAnswer(bytes: Uint8Array): ExchangeAnswer | undefined {
	return decode(bytes, (from) => {
		const head = {
			epoch: decoding.readVarString(from),
			time: decoding.readVarUint(from),
			cursor: decoding.readVarUint(from)
		};
		const said = decoding.readVarUint(from);
		return {
			...head,
			more: (said & flags.more) !== 0,
			accountChanged: (said & flags.accountChanged) !== 0,
			outcomes: listOf(from, () => outcomeOf(decoding.readVarString(from))),
			changes: listOf(from, () => ({
				document: decoding.readVarString(from),
				update: decoding.readVarUint8Array(from)
			})),
			answers: listOf(from, () => ({
				document: decoding.readVarString(from),
				stateVector: decoding.readVarUint8Array(from),
				update: decoding.readVarUint8Array(from)
			})),
			documents:
				decoding.readVarUint(from) === 1
					? listOf(from, () => decoding.readVarString(from))
					: undefined,
			unread: (said & flags.unread) !== 0 ? listOf(from, () => decoding.readVarString(from)) : []
		};
	});
}

function outcomeOf(refusal: string): PushOutcome {
	return refusal === '' ? { stored: true } : { stored: false, refusal };
}

function list<T>(to: encoding.Encoder, items: readonly T[], write: (item: T) => void): void {
	encoding.writeVarUint(to, items.length);
	for (const item of items) write(item);
}

/** Grows by what is really there: a claimed length costs nothing until its items are read. */
function listOf<T>(from: decoding.Decoder, read: () => T): readonly T[] {
	const items: T[] = [];
	for (let left = decoding.readVarUint(from); left > 0; left--) items.push(read());
	return items;
}

function decode<T>(bytes: Uint8Array, read: (from: decoding.Decoder) => T): T | undefined {
	const decoder = decoding.createDecoder(bytes);
	try {
		if (decoding.readVarUint(decoder) !== version) return undefined;
		const message = read(decoder);
		return decoding.hasContent(decoder) ? undefined : message;
	} catch {
		// lib0 throws on bytes that end too early; for us that is simply not a message.
		return undefined;
	}
}
