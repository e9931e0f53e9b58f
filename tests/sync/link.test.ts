import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { FromServer } from '#lib/sync/frames.ts';
import { doubtAfterMs, nextLink, nextTickAt } from '#lib/sync/link.ts';
import type { Link, LinkAction, LinkEvent } from '#lib/sync/link.ts';

const welcome: LinkEvent = {
	type: 'frame',
	frame: { type: 'welcome', protocol: 1, epoch: 'e', build: 'b', time: 0 }
};
const pong: LinkEvent = { type: 'frame', frame: { type: 'pong', nonce: 1 } };
const refused = (refusal: string, retryAfterMs = 0): LinkEvent => {
	const frame: FromServer = { type: 'refused', refusal, retryAfterMs };
	return { type: 'frame', frame };
};

class Driven {
	link: Link = { at: 'off' };
	now = 0;
	#done: LinkAction['do'][] = [];

	feed(...events: readonly LinkEvent[]): this {
		for (const event of events) {
			const around = { now: this.now, chance: 0.5, sparing: false };
			const { link, actions } = nextLink(this.link, event, around);
			this.link = link;
			this.#done.push(...actions.map((action) => action.do));
		}
		return this;
	}

	/** Time passes, and every tick comes when it is due. */
	pass(ms: number): this {
		const until = this.now + ms;
		for (let at = nextTickAt(this.link); at !== undefined && at <= until;) {
			this.now = Math.max(this.now, at);
			this.feed({ type: 'tick' });
			at = nextTickAt(this.link);
		}
		this.now = until;
		return this;
	}

	done(): readonly LinkAction['do'][] {
		return this.#done.splice(0);
	}
}

const live = (): Driven => {
	const driven = new Driven().feed({ type: 'wanted' }, { type: 'opened' }, welcome);
	driven.done();
	return driven;
};

test('[F1] a link dials, says hello, and is live with the welcome', () => {
	const driven = new Driven().feed({ type: 'wanted' });
	expect(driven.done()).toEqual(['dial']);
	driven.feed({ type: 'opened' });
	expect(driven.done()).toEqual(['hello']);
	expect(driven.link.at).toBe('greeting');
	driven.feed(welcome);
	expect(driven.link.at).toBe('live');
});

test('[F5] an idle link pings after 20 s, and is dropped when nothing comes in 10 s more', () => {
	const driven = live().pass(19_999);
	expect(driven.done()).toEqual([]);
	driven.pass(1);
	expect(driven.done()).toEqual(['ping']);
	driven.pass(9_999);
	expect(driven.link.at).toBe('live');
	driven.pass(1);
	expect(driven.link.at).toBe('waiting');
	expect(driven.done()).toContain('drop');
});

test('[F5] an answered ping keeps the link, for as long as it is answered', () => {
	const driven = live();
	for (let round = 0; round < 50; round++) driven.pass(20_000).feed(pong);
	expect(driven.link.at).toBe('live');
	expect(driven.done().every((action) => action === 'ping')).toBe(true);
});

test('[F5] a small write that nobody answers drops the link after 10 s', () => {
	const driven = live().feed({ type: 'owes', owed: { since: 0, bytes: 0 } });
	driven.pass(9_999);
	expect(driven.link.at).toBe('live');
	driven.pass(1);
	expect(driven.link.at).toBe('waiting');
});

test('[F2] a refusal that dialling cannot change is not dialled against, until somebody looks', () => {
	const driven = new Driven().feed({ type: 'wanted' }, { type: 'opened' }, refused('app-too-old'));
	expect(driven.link).toEqual({ at: 'refused', refusal: 'app-too-old' });
	driven.done();
	driven.pass(3_600_000);
	expect(driven.done()).toEqual([]);
	driven.feed({ type: 'look' });
	expect(driven.done()).toEqual(['dial']);
});

test('[F1] a greeting that came late is said again on the next socket', () => {
	const driven = new Driven().feed({ type: 'wanted' }, { type: 'opened' }, refused('malformed'));
	expect(driven.link.at).toBe('waiting');
	driven.done();
	driven.pass(60_000);
	expect(driven.done()).toContain('dial');
});

test('[F6] a server that stops is dialled again not before the time it asked for', () => {
	const driven = live().feed(refused('server-stopping', 8_000));
	driven.done();
	driven.pass(7_999);
	expect(driven.done()).toEqual([]);
	driven.pass(2_001);
	expect(driven.done()).toEqual(['dial']);
});

test('a socket that does not open is doubted, so that the other road is looked at', () => {
	const driven = new Driven().feed({ type: 'wanted' });
	driven.done();
	driven.pass(doubtAfterMs);
	expect(driven.done()).toEqual(['probe']);
	expect(driven.link.at).toBe('dialling');
});

test('a look at a live link asks at once whether it lives', () => {
	const driven = live().feed({ type: 'look' });
	expect(driven.done()).toEqual(['ping']);
	driven.pass(10_000);
	expect(driven.link.at).toBe('waiting');
});

test('a link without a network under it is dropped at once', () => {
	const driven = live().feed({ type: 'cut' });
	expect(driven.done()).toEqual(['drop', 'probe']);
	expect(driven.link.at).toBe('waiting');
});

test('whatever happens, there is one socket at most, and a dropped one is never used', () => {
	const event = fc.constantFrom<LinkEvent>(
		...([
			{ type: 'wanted' },
			{ type: 'unwanted' },
			{ type: 'opened' },
			{ type: 'closed' },
			{ type: 'cut' }
		] as const),
		...([{ type: 'look' }, { type: 'tick' }, welcome, pong] as const),
		...[refused('server-stopping', 5_000), refused('sign-in-needed'), refused('malformed')],
		{ type: 'owes', owed: { since: 0, bytes: 10 } }
	);
	fc.assert(
		fc.property(fc.array(fc.tuple(event, fc.nat(15_000)), { maxLength: 80 }), (steps) => {
			const driven = new Driven();
			let hasSocket = false;
			for (const [next, ms] of steps) {
				// Only a socket that is there can open, close or speak.
				const isOfSocket = ['opened', 'closed', 'frame'].includes(next.type);
				if (isOfSocket && !hasSocket) continue;
				driven.now += ms;
				driven.feed(next);
				if (next.type === 'closed') hasSocket = false;
				for (const action of driven.done()) {
					if (action === 'dial') expect(hasSocket).toBe(false);
					if (action === 'hello' || action === 'ping') expect(hasSocket).toBe(true);
					if (action === 'dial') hasSocket = true;
					if (action === 'drop') hasSocket = false;
				}
				expect(hasSocket).toBe(['dialling', 'greeting', 'live'].includes(driven.link.at));
			}
		}),
		{ seed: 20_261_121, numRuns: 3_000 }
	);
});
