import { digestOf } from '#lib/sync/digest.ts';
import { decodeRequest, encodeAnswer } from '#lib/sync/exchange-messages.ts';
import type { Change, ExchangeRequest, Push, PushOutcome } from '#lib/sync/exchange-messages.ts';
import type { Refusal } from '#lib/sync/refusals.ts';
import type { Facts, Readable } from '../access/facts.ts';
import type { Position, UpdateLog } from '../storage/storage.ts';
import type { Asked, Asks } from './asks.ts';
import type { Caller } from './caller.ts';
import type { Changes } from './changes.ts';
import { describe } from './ledger.ts';
import type { Ledger } from './ledger.ts';
import { limits } from './limits.ts';
import type { Rooms } from './rooms.ts';

export interface ExchangeParts {
	readonly log: UpdateLog;
	readonly facts: Facts;
	readonly rooms: Rooms;
	readonly ledger: Ledger;
	readonly asks: Asks;
	readonly changes: Changes;
	readonly epoch: string;
	readonly clock: () => number;
	readonly report: (event: string, fields: Record<string, unknown>) => void;
}

/** The whole request is refused: it is none, or nobody answers any more. */
export class ExchangeRefused extends Error {
	override readonly name = 'ExchangeRefused';
	readonly refusal: Refusal;
	constructor(refusal: Refusal) {
		super(`exchange refused: ${refusal}`);
		this.refusal = refusal;
	}
}

/** What is given for a request beside the outcomes of its pushes. */
interface Given {
	readonly cursor: Position;
	readonly more: boolean;
	readonly changes: readonly Change[];
	readonly documents: readonly string[] | undefined;
	readonly unread: readonly string[];
}

/**
 * The exchange of docs/sync.md, whoever carries it. Pushes go the way of live edits. Asks are answered
 * before changes, and a document that was asked for is not among the changes: the answer is newer.
 */
export class Exchange {
	readonly #parts: ExchangeParts;
	readonly #accountsTold = new Map<string, number>();

	constructor(parts: ExchangeParts) {
		this.#parts = parts;
	}

	async answer(caller: Caller, body: Uint8Array): Promise<Uint8Array> {
		const request = decodeRequest(body);
		if (!request) throw new ExchangeRefused('malformed');
		const outcomes = await Promise.all(request.pushes.map((push) => this.push(caller, push)));
		// Before anything is read: what is stored from here on comes with the next exchange.
		const head = this.#parts.log.head();
		const asked = await this.#parts.asks.answer(caller, request.asks, limits.answerBytes);
		const given = await this.#give(caller, request, { head, ...asked });
		const { epoch, clock } = this.#parts;
		const accountChanged = this.#isAccountNews(caller);
		return encodeAnswer({
			...{ epoch, time: clock(), accountChanged, outcomes, answers: asked.answers },
			...given
		});
	}

	/** Also for what somebody else has brought. */
	async push(caller: Caller, { document, batch, update }: Push): Promise<PushOutcome> {
		const { facts, rooms, ledger, report } = this.#parts;
		const resource = facts.resourceOf(document);
		if (!caller.may('read', resource) && !caller.had('write', resource)) {
			return refused('unknown-document');
		}
		try {
			const room = await rooms.hold(document);
			const refusal = await new Promise<Refusal | undefined>((settled) => {
				const how = batch === '' ? whole : ({ kind: 'update', batchId: batch } as const);
				ledger.write({ room, caller, ...how, update, settled });
			});
			rooms.release(room);
			return refusal === undefined ? { stored: true } : refused(refusal);
		} catch (error) {
			report('document-not-loaded', describe(document, error));
			return refused('storage-unavailable');
		}
	}

	async #give(
		caller: Caller,
		request: ExchangeRequest,
		asked: Asked & { readonly head: Position }
	): Promise<Given> {
		const { log, facts, epoch, clock, changes } = this.#parts;
		const readable = caller.actor ? facts.readableDocuments(caller.actor, clock()) : nothing;
		const documents = [...readable.ids];
		const { unread } = asked;
		const cut = { more: asked.isCut, changes: [], unread };
		// A cursor beyond the log is none of ours, whatever the epoch says.
		if (request.epoch !== epoch || request.cursor > log.head()) {
			return { ...cut, cursor: 0, documents };
		}
		const { cursor } = request;
		if (!isSame(request.digest, readable.digest)) return { ...cut, cursor, documents };
		if (asked.isCut) return { ...cut, cursor, documents: undefined };
		const answered = new Set(asked.answers.map(({ document }) => document));
		const found = await changes.since(caller, {
			after: cursor,
			upTo: asked.head,
			documentIds: without(readable.ids, answered),
			maxBytes: limits.answerBytes - asked.bytes
		});
		return { ...found, documents: undefined, unread: [...new Set([...unread, ...found.unread])] };
	}

	/** Once for each change, as far as is remembered: a hint to fetch the account, which says it all. */
	#isAccountNews(caller: Caller): boolean {
		const version = this.#parts.facts.accountOf(caller.personId, this.#parts.clock())?.version;
		if (version === undefined) return false;
		const key = `${caller.personId} ${caller.deviceId}`;
		const isNews = this.#accountsTold.get(key) !== version;
		this.#accountsTold.delete(key);
		this.#accountsTold.set(key, version);
		const oldest = this.#accountsTold.keys().next().value;
		if (this.#accountsTold.size > devicesRemembered && oldest !== undefined) {
			this.#accountsTold.delete(oldest);
		}
		return isNews;
	}
}

const devicesRemembered = 20_000;

/** As on a channel: what a device has and the server lacks. */
const whole = { kind: 'step-2' } as const;

const nothing: Readable = { ids: new Set(), digest: digestOf([]) };

function refused(refusal: Refusal): PushOutcome {
	return { stored: false, refusal };
}

function isSame(left: Uint8Array, right: Uint8Array): boolean {
	return left.length === right.length && left.every((byte, at) => byte === right[at]);
}

function without(ids: ReadonlySet<string>, others: ReadonlySet<string>): ReadonlySet<string> {
	if (others.size === 0) return ids;
	return new Set([...ids].filter((id) => !others.has(id)));
}
