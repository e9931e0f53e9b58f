import { answerWithinMs, pingEveryMs } from './frames.ts';
import type { FromServer } from './frames.ts';
import { isRefusal, retryOf } from './refusals.ts';
import { waitMs } from './backoff.ts';

/**
 * The device's one connection. Keeps:
 *  1. At most one socket: dialling happens only from `waiting`, and whoever leaves a socket drops it.
 *  2. [F5] Live means that something was heard: within 10 s of a ping or of a write, else the link is dropped.
 *  3. [F6] Between two dials passes the back-off, or what the server asked for; a look shortens it to nothing.
 *  4. What is large may take longer, but not for ever: only a link that proves slow gets more time.
 *  5. Sockets are tried seldom only while HTTP carries, and only after it did so past several failed dials.
 *  6. [F2] A refusal that dialling again cannot change is not dialled against until somebody looks.
 */
export type Link =
	| { readonly at: 'off' }
	| { readonly at: 'waiting'; readonly tries: Tries; readonly until: number }
	| {
			readonly at: 'dialling';
			readonly tries: Tries;
			readonly since: number;
			/** A socket that takes its time may be swallowed by a proxy: the other road is looked at. */
			readonly doubted: boolean;
	  }
	| { readonly at: 'greeting'; readonly tries: Tries; readonly since: number }
	| Live
	| { readonly at: 'refused'; readonly refusal: string };

/** What earlier dials and links have shown. */
export interface Tries {
	/** How many failed in a row. A link that lasted ends the row. */
	readonly attempt: number;
	/** How many dials in a row failed while HTTP got through. */
	readonly blocked: number;
	/** How often a link was dropped while something large was under way: it may be slow and not dead. */
	readonly patience: number;
}

export interface Live {
	readonly at: 'live';
	readonly tries: Tries;
	readonly since: number;
	readonly heardAt: number;
	/** A ping is under way since then. */
	readonly pingAt: number | undefined;
	/** The oldest write that was not answered, and how much is under way with it. */
	readonly owed: Owed | undefined;
}

export interface Owed {
	readonly since: number;
	readonly bytes: number;
}

export type LinkEvent =
	| { readonly type: 'wanted' }
	| { readonly type: 'unwanted' }
	| { readonly type: 'opened' }
	| { readonly type: 'closed' }
	/** There is no network under it any more, which the socket itself may notice late. */
	| { readonly type: 'cut' }
	| { readonly type: 'frame'; readonly frame: FromServer }
	| { readonly type: 'owes'; readonly owed: Owed | undefined }
	/** HTTP does not carry, or not any more: sockets are all there is. */
	| { readonly type: 'alone' }
	/** The network came, the app came to the foreground, or the person asked. */
	| { readonly type: 'look' }
	| { readonly type: 'tick' };

export type LinkAction =
	| { readonly do: 'dial' }
	| { readonly do: 'hello' }
	| { readonly do: 'ping' }
	| { readonly do: 'drop' }
	/** Find out by plain HTTP what stands between us and the server. */
	| { readonly do: 'probe' };

export interface LinkStep {
	readonly link: Link;
	readonly actions: readonly LinkAction[];
}

export interface Circumstances {
	readonly now: number;
	/** In [0, 1). */
	readonly chance: number;
	/** While the exchange goes by HTTP, sockets are tried seldom. */
	readonly sparing: boolean;
}

export const doubtAfterMs = 2_500;
export const dialWithinMs = 15_000;
export const sparingWaitMs = 10 * 60_000;
/** Fewer may be the network's fault, which comes and goes; a proxy that lets no socket pass stays. */
const blockedAtLeast = 3;
const lastedMs = 30_000;
/** The slowest link that is still taken for alive: what is under way on it may take its time. */
export const slowestBytesPerMs = 2;
/** What is large gets so much more time at first, then twice and four times as much. */
const largeWithinMs = 30_000;
const mostPatience = 2;

export function nextLink(link: Link, event: LinkEvent, around: Circumstances): LinkStep {
	switch (event.type) {
		case 'wanted':
			return link.at === 'off' ? dial(firstTry, around.now) : stay(link);
		case 'unwanted':
			return { link: { at: 'off' }, actions: hasSocket(link) ? [{ do: 'drop' }] : [] };
		case 'opened':
			return onOpened(link, around.now);
		case 'closed':
			return hasSocket(link) ? fail(link, 0, around) : stay(link);
		case 'cut':
			return hasSocket(link) ? dropped(fail(link, 0, around)) : stay(link);
		case 'frame':
			return onFrame(link, event.frame, around);
		case 'owes':
			return stay(onOwes(link, event.owed, around.now));
		case 'alone':
			return stay(onAlone(link, around));
		case 'look':
			return onLook(link, around.now);
		case 'tick':
			return onTick(link, around);
	}
}

/** When the next tick is due; undefined while only an event can change anything. */
export function nextTickAt(link: Link): number | undefined {
	switch (link.at) {
		case 'off':
		case 'refused':
			return undefined;
		case 'waiting':
			return link.until;
		case 'dialling':
			return link.since + (link.doubted ? dialWithinMs : doubtAfterMs);
		case 'greeting':
			return link.since + answerWithinMs;
		case 'live':
			return Math.min(deadAt(link), nextPingAt(link));
	}
}

function onOpened(link: Link, now: number): LinkStep {
	if (link.at !== 'dialling') return stay(link);
	const greeting: Link = { at: 'greeting', tries: link.tries, since: now };
	return { link: greeting, actions: [{ do: 'hello' }] };
}

function onFrame(link: Link, frame: FromServer, around: Circumstances): LinkStep {
	if (!hasSocket(link)) return stay(link);
	if (frame.type === 'refused') return onRefused(link, frame, around);
	if (frame.type === 'welcome') return onWelcome(link, around.now);
	if (link.at !== 'live') return stay(link);
	// Any frame shows that the link lives, but only an answer pays what is owed.
	return stay({ ...link, heardAt: around.now, pingAt: undefined });
}

function onWelcome(link: Link, now: number): LinkStep {
	if (link.at !== 'greeting') return stay(link);
	return stay({
		...{ at: 'live', tries: link.tries, since: now, heardAt: now },
		...{ pingAt: undefined, owed: undefined }
	});
}

function onRefused(
	link: Link,
	{ refusal, retryAfterMs }: Extract<FromServer, { readonly type: 'refused' }>,
	around: Circumstances
): LinkStep {
	const retry = isRefusal(refusal) ? retryOf(refusal) : 'later';
	// All others speak of what was said, and the next socket says it anew: a greeting may just have been late.
	const isFinal = retry === 'after-sign-in' || retry === 'after-reload';
	if (!isFinal) return dropped(fail(link, retryAfterMs, around));
	return { link: { at: 'refused', refusal }, actions: [{ do: 'drop' }] };
}

function onLook(link: Link, now: number): LinkStep {
	switch (link.at) {
		case 'off':
		case 'dialling':
		case 'greeting':
			return stay(link);
		case 'waiting':
			return dial(link.tries, now);
		case 'refused':
			return dial(firstTry, now);
		case 'live':
			if (link.pingAt !== undefined) return stay(link);
			return { link: { ...link, pingAt: now }, actions: [{ do: 'ping' }] };
	}
}

function onTick(link: Link, around: Circumstances): LinkStep {
	const { now } = around;
	if ((nextTickAt(link) ?? Infinity) > now) return stay(link);
	switch (link.at) {
		case 'off':
		case 'refused':
			return stay(link);
		case 'waiting':
			return dial(link.tries, now);
		case 'dialling':
			if (now - link.since >= dialWithinMs) return dropped(fail(link, 0, around));
			return { link: { ...link, doubted: true }, actions: [{ do: 'probe' }] };
		case 'greeting':
			return dropped(fail(link, 0, around));
		case 'live':
			if (now >= deadAt(link)) return dropped(fail(link, 0, around));
			return { link: { ...link, pingAt: now }, actions: [{ do: 'ping' }] };
	}
}

function nextPingAt(live: Live): number {
	return live.pingAt === undefined ? live.heardAt + pingEveryMs : Infinity;
}

/** What is large and slow holds up the answer to a ping as well. */
function deadAt({ pingAt, owed, tries }: Live): number {
	const since = Math.min(pingAt ?? Infinity, owed?.since ?? Infinity);
	return since + answerWithinMs + largeMs(owed, tries.patience);
}

function largeMs(owed: Owed | undefined, patience: number): number {
	return Math.min((owed?.bytes ?? 0) / slowestBytesPerMs, largeWithinMs * 2 ** patience);
}

/** Patience that was not needed is given up: the link is not as slow as it seemed. */
function onOwes(link: Link, owed: Owed | undefined, now: number): Link {
	if (link.at !== 'live') return link;
	const isPaid = link.owed !== undefined && owed?.since !== link.owed.since;
	const wasQuick = isPaid && now - link.owed.since < answerWithinMs;
	return { ...link, owed, tries: wasQuick ? { ...link.tries, patience: 0 } : link.tries };
}

const firstTry: Tries = { attempt: 0, blocked: 0, patience: 0 };

function dial(tries: Tries, now: number): LinkStep {
	const link: Link = { at: 'dialling', tries, since: now, doubted: false };
	return { link, actions: [{ do: 'dial' }] };
}

function fail(link: Link, retryAfterMs: number, around: Circumstances): LinkStep {
	const tries = triesAfter(link, around);
	const ownMs = tries.blocked > blockedAtLeast ? sparingWaitMs : 0;
	const askedMs = Math.max(retryAfterMs, ownMs);
	const until = around.now + waitMs(tries.attempt, around.chance, askedMs);
	return { link: { at: 'waiting', tries, until }, actions: [{ do: 'probe' }] };
}

/** The long wait was only bearable while HTTP carried. */
function onAlone(link: Link, around: Circumstances): Link {
	if (link.at !== 'waiting' || link.tries.blocked <= blockedAtLeast) return link;
	const until = around.now + waitMs(link.tries.attempt, around.chance, 0);
	return { ...link, tries: { ...link.tries, blocked: 0 }, until: Math.min(until, link.until) };
}

function triesAfter(link: Link, { now, sparing }: Circumstances): Tries {
	if (!('tries' in link)) return firstTry;
	const { tries } = link;
	if (link.at !== 'live') {
		const blocked = sparing ? tries.blocked + 1 : 0;
		return { ...tries, attempt: tries.attempt + 1, blocked };
	}
	// A link that lasted has made up for the failures before it.
	const attempt = now - link.since >= lastedMs ? 0 : tries.attempt + 1;
	const ranOut =
		now >= deadAt(link) && largeMs(link.owed, Infinity) > largeMs(link.owed, tries.patience);
	const patience = ranOut ? Math.min(tries.patience + 1, mostPatience) : tries.patience;
	return { attempt, blocked: 0, patience };
}

function dropped(step: LinkStep): LinkStep {
	return { ...step, actions: [{ do: 'drop' }, ...step.actions] };
}

function stay(link: Link): LinkStep {
	return { link, actions: [] };
}

function hasSocket(link: Link): boolean {
	return link.at === 'dialling' || link.at === 'greeting' || link.at === 'live';
}
