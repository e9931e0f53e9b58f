import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	afterGap,
	afterHearing,
	afterShowing,
	afterTaking,
	freshTally,
	isDone,
	nextTurn,
	type Tally
} from '../../../src/lib/sync/tally/tally.ts';
import { encodeTally, readTally, type TallyWord } from '../../../src/lib/sync/tally/word.ts';
import { bytesOf } from '../../support/chance.ts';

const word: TallyWord = {
	pairId: 'pair-1',
	meetingId: 'meeting-1',
	took: '9be6a920',
	packet: bytesOf(900, 1)
};

describe('T1: the word of a phone', () => {
	test('comes back as it was said', () => {
		expect(readTally(encodeTally(word))).toEqual({ ok: true, word });
		const receipt = { ...word, meetingId: '', packet: new Uint8Array() };
		expect(readTally(encodeTally(receipt))).toEqual({ ok: true, word: receipt });
	});

	test('of a later version says so, and anything else is not ours', () => {
		expect(readTally(Uint8Array.of(2, 0, 0))).toEqual({ ok: false, trouble: 'newer' });
		const notOurs = { ok: false, trouble: 'not-ours' };
		expect(readTally(new Uint8Array())).toEqual(notOurs);
		expect(readTally(encodeTally(word).subarray(0, 60))).toEqual(notOurs);
		expect(readTally(Uint8Array.of(...encodeTally(word), 0))).toEqual(notOurs);
		// A packet that goes with somebody else comes by the same pictures: mark, version, id.
		expect(readTally(Uint8Array.of(0x54, 0x50, 0xb0, 1, ...bytesOf(300, 2)))).toEqual(notOurs);
	});
});

/** A phone of the pair, as far as turns go: edits are numbers, and a packet is the set of them. */
class Phone {
	tally: Tally = freshTally;
	readonly own: readonly number[];
	readonly held: Set<number>;
	#turn = 0;
	readonly #name: string;

	constructor(name: string, own: readonly number[]) {
		this.#name = name;
		this.own = own;
		this.held = new Set(own);
	}

	show(): { readonly transfer: string; readonly took: string; readonly edits?: readonly number[] } {
		const isNeeded = this.tally.given === undefined;
		const transfer = `${this.#name}${this.#turn++}`;
		const { took } = this.tally;
		const edits = isNeeded ? this.own.length : undefined;
		this.tally = afterShowing(this.tally, { transfer, edits });
		return { transfer, took, ...(isNeeded ? { edits: this.own } : {}) };
	}

	scan({ transfer, took, edits }: ReturnType<Phone['show']>, mayTake = true): void {
		this.tally = afterHearing(this.tally, took);
		if (edits === undefined) return;
		if (!mayTake) {
			this.tally = afterGap(this.tally);
			return;
		}
		const news = edits.filter((edit) => !this.held.has(edit));
		for (const edit of news) this.held.add(edit);
		this.tally = afterTaking(this.tally, { transfer, edits: news.length });
	}
}

describe('T2: turns', () => {
	test('three showings are enough, and each phone counts what came and what went', () => {
		const [hers, his] = [new Phone('a', [1, 2, 3]), new Phone('b', [4, 5])];
		expect(nextTurn(hers.tally)).toBe('either');
		his.scan(hers.show());
		expect([nextTurn(hers.tally), nextTurn(his.tally)]).toEqual(['scan', 'show']);
		expect(isDone(his.tally)).toBe(false);
		hers.scan(his.show());
		expect(hers.tally).toMatchObject({ given: 3, received: 2 });
		expect([nextTurn(hers.tally), nextTurn(his.tally)]).toEqual(['show', 'scan']);
		const last = hers.show();
		expect(last.edits).toBeUndefined();
		his.scan(last);
		expect(his.tally).toMatchObject({ given: 2, received: 3 });
		expect([nextTurn(hers.tally), nextTurn(his.tally)]).toEqual(['none', 'none']);
	});

	test('what could not be taken before the other heard what is here comes with the next showing', () => {
		const [hers, his] = [new Phone('a', [1, 2, 3]), new Phone('b', [4, 5])];
		his.scan(hers.show(), false);
		expect(nextTurn(his.tally)).toBe('show');
		hers.scan(his.show());
		expect(hers.tally.given).toBeUndefined();
		his.scan(hers.show());
		expect(his.tally).toMatchObject({ given: 2, received: 3 });
		hers.scan(his.show());
		expect([isDone(hers.tally), isDone(his.tally)]).toEqual([true, true]);
	});

	test('nobody is told that something was taken before it was, in whatever order they show', () => {
		fc.assert(
			fc.property(fc.array(fc.tuple(fc.boolean(), fc.boolean()), { maxLength: 30 }), (turns) => {
				const phones = [new Phone('a', [1, 2, 3]), new Phone('b', [4, 5])] as const;
				for (const [isHers, isSeen] of turns) {
					const [one, other] = isHers ? phones : ([phones[1], phones[0]] as const);
					const shown = one.show();
					if (isSeen) other.scan(shown);
				}
				for (const [one, other] of [phones, [phones[1], phones[0]] as const]) {
					if (one.tally.given !== undefined)
						expect([...other.held]).toEqual(expect.arrayContaining([...one.own]));
					if (one.tally.received !== undefined)
						expect([...one.held]).toEqual(expect.arrayContaining([...other.own]));
				}
			}),
			{ seed: 2, numRuns: 500 }
		);
	});

	test('whatever went wrong before, doing what the screen asks ends it', () => {
		fc.assert(
			fc.property(fc.array(fc.tuple(fc.boolean(), fc.boolean()), { maxLength: 8 }), (turns) => {
				const phones = [new Phone('a', [1]), new Phone('b', [2])] as const;
				for (const [isHers, isSeen] of turns) {
					const [one, other] = isHers ? phones : ([phones[1], phones[0]] as const);
					const shown = one.show();
					if (isSeen) other.scan(shown);
				}
				for (let turn = 0; turn < 6; turn++) {
					const wantsToShow = phones.find(({ tally }) => nextTurn(tally) === 'show');
					const shows = wantsToShow ?? phones.find(({ tally }) => !isDone(tally));
					if (!shows) break;
					phones.find((phone) => phone !== shows)?.scan(shows.show());
				}
				expect(phones.map(({ tally }) => isDone(tally))).toEqual([true, true]);
			}),
			{ seed: 3, numRuns: 500 }
		);
	});
});
