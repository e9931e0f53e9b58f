import { waitMs } from './backoff.ts';
import { bytesOf, isAccountNews, isStillGap, isTaken, stillStuck } from './answers.ts';
import type { Answered, Change, ExchangeAnswer, PushOutcome } from './exchange-messages.ts';
import { placeAfter } from './exchange-place.ts';
import { planRound } from './exchange-plan.ts';
import { sameSet, union, without } from './lists.ts';
import type { Exchange, Next, Offer, Phase, Round, Start, Waiting } from './exchange-state.ts';
import type { PlannedPush } from './exchange-state.ts';
import { retryKindOf } from './refusals.ts';

/**
 * What the device says next about all documents at once, whatever carries it. Keeps:
 *  1. One request is under way, and none while an answer is being written to the disk.
 *  2. [E1] The cursor moves only with the `kept` of what it speaks of, and only over documents that are held.
 *  3. [E3] A document that is not in the list is dropped; its unsent edits are not touched.
 *  4. [E4] Another epoch forgets cursor and holdings; every document is then asked for and compared,
 *     and nothing is dropped: what this server does not list now may be listed later.
 *  5. [P8] What was refused is not pushed again until the outbox says that it waits again.
 *  6. [P6] After a gap the server gets the whole difference, and the edits behind it count as sent with it.
 */
export type ExchangeEvent =
	| { readonly type: 'road'; readonly open: boolean }
	| { readonly type: 'due' }
	/** The records that may be pushed now, oldest first: not refused, and in no open channel. */
	| { readonly type: 'waiting'; readonly waiting: readonly Waiting[] }
	| { readonly type: 'answered'; readonly answer: ExchangeAnswer }
	| { readonly type: 'failed'; readonly retryAfterMs: number }
	| { readonly type: 'kept' }
	| { readonly type: 'not-kept' }
	| { readonly type: 'offer'; readonly offer: Offer }
	/** The replica of a document is gone, or the server said that it lacks something of it. */
	| { readonly type: 'doubt'; readonly document: string; readonly held: boolean }
	| { readonly type: 'tick' };

export type ExchangeAction =
	| { readonly do: 'ask'; readonly round: Round }
	| {
			readonly do: 'keep';
			readonly next: Next;
			readonly changes: readonly Change[];
			readonly answers: readonly Answered[];
			readonly drop: readonly string[];
			readonly complete: boolean;
	  }
	| { readonly do: 'settle'; readonly batches: readonly string[]; readonly refusal: string }
	| { readonly do: 'stored'; readonly batches: readonly string[]; readonly document: string }
	/** The whole difference was taken. */
	| { readonly do: 'offered'; readonly document: string }
	/** Does the server lack something of this document? The driver answers with an `offer`. */
	| { readonly do: 'compare'; readonly document: string; readonly stateVector: Uint8Array }
	| { readonly do: 'account' };

export interface ExchangeStep {
	readonly exchange: Exchange;
	readonly actions: readonly ExchangeAction[];
}

export interface Around {
	readonly now: number;
	readonly chance: number;
}

const gapRestMs = 30_000;
export const exchangeEveryMs = 5 * 60_000;

export function startExchange({ epoch, cursor, held, unlisted, doubted }: Start): Exchange {
	return {
		...{ epoch, cursor, held, unlisted, doubted, wanted: doubted },
		...{ waiting: [], offers: [], stuck: [] },
		...{ phase: { at: 'idle' }, open: false, due: true, failures: 0 },
		...{ completeAt: undefined, loadedBytes: 0 }
	};
}

export function nextExchange(
	exchange: Exchange,
	event: ExchangeEvent,
	around: Around
): ExchangeStep {
	const step = take(exchange, event, around);
	const begun = begin(step.exchange);
	return { exchange: begun.exchange, actions: [...step.actions, ...begun.actions] };
}

/** When the next tick is due. */
export function nextExchangeAt(exchange: Exchange): number | undefined {
	if (exchange.phase.at === 'resting') return exchange.phase.until;
	if (!exchange.open || exchange.phase.at !== 'idle') return undefined;
	return (exchange.completeAt ?? 0) + exchangeEveryMs;
}

/** How far the first load is; undefined when everything known is here. */
export function loadingOf(
	exchange: Exchange
): { done: number; of: number; bytes: number } | undefined {
	if (exchange.wanted.length === 0) return undefined;
	const done = exchange.held.length;
	return { done, of: done + exchange.wanted.length, bytes: exchange.loadedBytes };
}

function take(exchange: Exchange, event: ExchangeEvent, around: Around): ExchangeStep {
	switch (event.type) {
		case 'road':
			return stay(onRoad(exchange, event.open));
		case 'due':
			return stay({ ...exchange, due: true });
		case 'waiting':
			return stay({ ...exchange, waiting: event.waiting });
		case 'answered':
			return onAnswered(exchange, event.answer, around);
		case 'failed':
			return stay(rest(exchange, event.retryAfterMs, around));
		case 'kept':
			return stay(onKept(exchange, around));
		case 'not-kept':
			return stay(rest(exchange, 0, around));
		case 'offer':
			return stay(onOffer(exchange, event.offer));
		case 'doubt':
			return stay(onDoubt(exchange, event));
		case 'tick':
			return stay(onTick(exchange, around.now));
	}
}

/** A new road is tried at once, however long the rest was meant to be. */
function onRoad(exchange: Exchange, open: boolean): Exchange {
	const wakes = open && exchange.phase.at === 'resting';
	return { ...exchange, open, due: exchange.due || open, phase: wakes ? idle : exchange.phase };
}

function onTick(exchange: Exchange, now: number): Exchange {
	const at = nextExchangeAt(exchange);
	if (at === undefined || now < at) return exchange;
	const stuck = exchange.phase.at === 'idle' ? [] : exchange.stuck;
	return { ...exchange, stuck, due: true, phase: idle };
}

function onDoubt(
	exchange: Exchange,
	{ document, held }: { document: string; held: boolean }
): Exchange {
	return {
		...exchange,
		held: held ? exchange.held : without(exchange.held, [document]),
		wanted: union(exchange.wanted, [document]),
		doubted: union(exchange.doubted, [document])
	};
}

function onOffer(exchange: Exchange, offer: Offer): Exchange {
	const others = exchange.offers.filter(({ document }) => document !== offer.document);
	const doubted = without(exchange.doubted, [offer.document]);
	const apart = exchange.stuck.filter(({ document }) => document !== offer.document);
	const stuck = offer.stuck.map((batch) => ({ document: offer.document, batch }));
	const offers = offer.bytes === 0 ? others : [...others, offer];
	// The next answer puts down that nothing is in doubt any more.
	const due = exchange.due || doubted.length === 0;
	return { ...exchange, doubted, offers, due, stuck: [...apart, ...stuck] };
}

/** Starts a round if there is anything to say and a road to say it on. */
function begin(exchange: Exchange): ExchangeStep {
	const idleNow = exchange.open && exchange.phase.at === 'idle';
	if (!idleNow) return stay(exchange);
	const round = planRound(exchange);
	const nothing = round.pushes.length === 0 && round.asks.length === 0 && !exchange.due;
	if (nothing) return stay(exchange);
	return {
		exchange: { ...exchange, due: false, phase: { at: 'asking', round } },
		actions: [{ do: 'ask', round }]
	};
}

function onAnswered(exchange: Exchange, answer: ExchangeAnswer, around: Around): ExchangeStep {
	if (exchange.phase.at !== 'asking') return stay(exchange);
	const { round } = exchange.phase;
	if (answer.outcomes.length !== round.pushes.length) return stay(rest(exchange, 0, around));
	const ruled = rule(exchange, round, answer);
	const { next, wanted, doubted } = placeAfter(ruled.exchange, round, answer);
	const later = answer.outcomes.some((o) => !o.stored && retryKindOf(o.refusal) === 'later');
	const restMs = isStillGap(round, answer) ? gapRestMs : 0;
	const complete = !answer.more && wanted.length === 0;
	const keep: ExchangeAction = {
		do: 'keep',
		...{ next, answers: answer.answers, complete },
		changes: answer.changes.filter(({ document }) => exchange.held.includes(document)),
		drop: without(exchange.held, [...next.unlisted, ...(answer.documents ?? exchange.held)])
	};
	return {
		exchange: {
			...{ ...ruled.exchange, wanted, doubted, stuck: stillStuck(exchange, answer) },
			phase: { at: 'keeping', next, more: answer.more, later: later || restMs > 0, restMs },
			completeAt: complete ? around.now : exchange.completeAt,
			loadedBytes: wanted.length === 0 ? 0 : exchange.loadedBytes + bytesOf(answer)
		},
		actions: [
			...ruled.actions,
			keep,
			...compareActions(ruled.exchange, answer),
			...(isAccountNews(exchange, answer) ? [{ do: 'account' } as const] : [])
		]
	};
}

function onKept(exchange: Exchange, around: Around): Exchange {
	if (exchange.phase.at !== 'keeping') return exchange;
	const { next, more, later, restMs } = exchange.phase;
	if (later) return rest({ ...exchange, ...next }, restMs, around);
	return { ...exchange, ...next, due: exchange.due || more, failures: 0, phase: idle };
}

function rule(exchange: Exchange, round: Round, answer: ExchangeAnswer): ExchangeStep {
	let ruled = exchange;
	const actions: ExchangeAction[] = [];
	round.pushes.forEach((push, at) => {
		const outcome = answer.outcomes[at]!;
		if (!outcome.stored && retryKindOf(outcome.refusal) === 'later') return;
		ruled = answeredFor(ruled, push, outcome);
		if (push.isOffer && isTaken(outcome)) {
			actions.push({ do: 'offered', document: push.document });
		} else if (outcome.stored) {
			actions.push({ do: 'stored', batches: push.batches, document: push.document });
		} else if (retryKindOf(outcome.refusal) === 'resync') {
			ruled = onDoubt(ruled, { document: push.document, held: true });
		} else {
			actions.push({ do: 'settle', batches: push.batches, refusal: outcome.refusal });
		}
	});
	return { exchange: ruled, actions };
}

/**
 * No longer to be pushed, until the driver says again what waits. A difference that was taken has only
 * prepared the way: of each edit in it the server says by itself that it is stored.
 */
function answeredFor(
	exchange: Exchange,
	{ document, batches, isOffer }: PlannedPush,
	outcome: PushOutcome
): Exchange {
	const answered = isOffer && isTaken(outcome) ? [] : batches;
	return {
		...exchange,
		waiting: exchange.waiting.filter(({ batch }) => !answered.includes(batch)),
		offers: exchange.offers.filter(
			(offer) => offer.document !== document || !sameSet(offer.batches, batches)
		)
	};
}

function compareActions(exchange: Exchange, answer: ExchangeAnswer): readonly ExchangeAction[] {
	return answer.answers
		.filter(({ document }) => exchange.doubted.includes(document))
		.map(({ document, stateVector }) => ({ do: 'compare', document, stateVector }));
}

function rest(exchange: Exchange, retryAfterMs: number, around: Around): Exchange {
	const until = around.now + waitMs(exchange.failures, around.chance, retryAfterMs);
	const failures = exchange.failures + 1;
	return { ...exchange, failures, due: true, phase: { at: 'resting', until } };
}

const idle: Phase = { at: 'idle' };

function stay(exchange: Exchange): ExchangeStep {
	return { exchange, actions: [] };
}
