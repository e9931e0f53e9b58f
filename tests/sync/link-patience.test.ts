import { expect, test } from 'vitest';
import { nextLink, nextTickAt } from '#lib/sync/link.ts';
import type { Link, LinkEvent } from '#lib/sync/link.ts';

const mebibyte = 1024 * 1024;

/** A link by itself, with its clock and its circumstances. */
function begin() {
	let link: Link = { at: 'off' };
	let now = 0;
	const world = { sparing: false };
	const step = (event: LinkEvent): void => {
		link = nextLink(link, event, { now, chance: 0.99, ...world }).link;
	};
	return {
		world,
		step,
		get link() {
			return link;
		},
		get now() {
			return now;
		},
		/** Time goes by to the next thing that happens by itself; how long that took. */
		wait(): number {
			const before = now;
			now = nextTickAt(link) ?? now;
			step({ type: 'tick' });
			return now - before;
		},
		pass: (ms: number) => void (now += ms),
		failToDial(): void {
			while (link.at !== 'dialling') this.wait();
			step({ type: 'closed' });
		},
		goLive(): void {
			while (link.at !== 'dialling') this.wait();
			step({ type: 'opened' });
			const frame = { type: 'welcome', protocol: 1, epoch: 'e', build: 'b', time: 0 } as const;
			step({ type: 'frame', frame });
		},
		/** Until the link is given up, with so much under way and nothing heard. */
		dieUnder(bytes: number): number {
			const since = now;
			step({ type: 'owes', owed: { since, bytes } });
			while (link.at === 'live') this.wait();
			return now - since;
		}
	};
}

test('[F5] a dead link is given up within 40 s, however much is expected on it', () => {
	const one = begin();
	one.step({ type: 'wanted' });
	one.goLive();
	expect(one.dieUnder(mebibyte)).toBeLessThanOrEqual(40_000);
});

test('[F5] a link that was given up under something large gets more time, within bounds', () => {
	const one = begin();
	one.step({ type: 'wanted' });
	const waits = [1, 2, 3, 4].map(() => {
		one.goLive();
		return one.dieUnder(mebibyte);
	});
	expect(waits).toEqual([40_000, 70_000, 130_000, 130_000]);
});

test('[F5] a link that answers quickly is taken for quick again', () => {
	const one = begin();
	one.step({ type: 'wanted' });
	one.goLive();
	one.dieUnder(mebibyte);
	one.goLive();
	one.step({ type: 'owes', owed: { since: one.now, bytes: mebibyte } });
	one.pass(2_000);
	one.step({ type: 'owes', owed: undefined });
	expect(one.dieUnder(mebibyte)).toBe(40_000);
});

test('[F6] sockets are tried seldom only after HTTP got past several of them, and only while it does', () => {
	const one = begin();
	one.step({ type: 'wanted' });
	for (let dial = 0; dial < 6; dial++) {
		one.failToDial();
	}
	one.world.sparing = true;
	const waits = [1, 2, 3, 4].map(() => {
		one.failToDial();
		const rest: Link = one.link;
		return rest.at === 'waiting' ? rest.until - one.now : 0;
	});
	expect(waits.map((ms) => ms > 60_000)).toEqual([false, false, false, true]);
	one.world.sparing = false;
	one.step({ type: 'alone' });
	expect(one.wait()).toBeLessThanOrEqual(60_000);
	expect(one.link.at).toBe('dialling');
});
