import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bondEventKinds, type Bond, type BondEvent } from '#lib/domain/bonds/bond.ts';
import { awaitedAgreements, isWithoutProgramme, lifeOf } from '#lib/domain/bonds/life.ts';
import { nextNumber, type PairOrder } from '#lib/domain/bonds/order.ts';

let ids = 0;
const event = (kind: BondEvent['kind'], on: string, more: Partial<BondEvent> = {}): BondEvent => ({
	...{ id: `e${++ids}`, kind, on, at: 0, reason: '', note: '', mentorId: '', until: '' },
	...{ orderId: '', ...more }
});
const bond = (history: readonly BondEvent[]): Bond => ({
	...{ id: 'b', mentorId: 'm1', menteeIds: ['n1'], form: '', kind: '', request: '', from: '' },
	...{ to: '2027-05-31', reason: '', score: undefined, createdOn: '', pairId: '', history }
});
const agreed = [event('mentor-agreed', '2026-09-01'), event('mentee-agreed', '2026-09-02')];

test('both agree, meet for a trial, stand in an order and end by plan', () => {
	const states = [
		...agreed,
		event('trial-set', '2026-09-03', { until: '2026-09-05' }),
		event('trial-passed', '2026-09-06'),
		event('ordered', '2026-09-10'),
		event('completed', '2027-05-30', { reason: 'plan-fulfilled' })
	].map((_, at, all) => lifeOf(bond(all.slice(0, at + 1))).state);
	expect(states).toEqual(['proposed', 'agreed', 'trial', 'tried', 'active', 'completed']);
});

test('no order without both agreements, and nothing after the end', () => {
	const early = lifeOf(bond([agreed[0]!, event('ordered', '2026-09-10')]));
	expect(early).toMatchObject({ state: 'proposed', late: [{ kind: 'ordered' }] });
	const over = [
		...agreed,
		event('ordered', '2026-09-10'),
		event('terminated', '2026-12-01', { reason: 'dismissal' }),
		event('paused', '2026-12-02')
	];
	expect(lifeOf(bond(over))).toMatchObject({ state: 'terminated', late: [{ kind: 'paused' }] });
});

test('a change of mentor keeps who went before, and a prolongation moves the end', () => {
	const life = lifeOf(
		bond([
			...agreed,
			event('ordered', '2026-09-10'),
			event('mentor-changed', '2026-11-01', { mentorId: 'm2' }),
			event('prolonged', '2027-05-20', { until: '2027-12-31' })
		])
	);
	expect(life).toMatchObject({
		...{ state: 'active', mentorId: 'm2', to: '2027-12-31' },
		before: [{ mentorId: 'm1', until: '2026-11-01' }]
	});
});

test('whatever two devices wrote, in whatever order it comes, the state is the same (seed 5)', () => {
	const anyEvent = fc
		.record({
			kind: fc.constantFrom(...bondEventKinds),
			day: fc.integer({ min: 1, max: 5 }),
			at: fc.nat({ max: 3 })
		})
		.map(({ kind, day, at }) => event(kind, `2026-09-0${day}`, { at }));
	fc.assert(
		fc.property(fc.array(anyEvent, { maxLength: 12 }), (events) => {
			const one = lifeOf(bond(events));
			const { late, ...other } = lifeOf(bond(events.toReversed()));
			expect({ ...other, late }).toEqual(one);
			expect(late.length).toBeLessThanOrEqual(events.length);
		}),
		{ seed: 5, numRuns: 500 }
	);
});

test('the next order of the year has the next number, whatever stands around it', () => {
	const order = (number: string, date: string): PairOrder => ({
		...{ id: number, kind: 'assign', number, date, grounds: '', programmesBy: '', lines: [] },
		...{ signedOn: '', createdAt: 0 }
	});
	const orders = [
		order('9-од', '2026-09-01'),
		order('41-од', '2026-10-01'),
		order('77', '2025-09-01')
	];
	expect(nextNumber(orders, '2026-11-01')).toBe('42-од');
	expect(nextNumber(orders, '2027-01-10')).toBe('');
});

test('a pair has no programme until it is opened in the app, and asks for none when it has ended', () => {
	const started = bond([...agreed, event('ordered', '2026-09-10')]);
	expect([bond([]), started].map(isWithoutProgramme)).toEqual([true, true]);
	expect(isWithoutProgramme({ ...started, pairId: 'p' })).toBe(false);
	expect(isWithoutProgramme(bond([event('rejected', '2026-09-02')]))).toBe(false);
});

test('agreements are waited for until both are there, and of nobody when the pair came to nothing', () => {
	const awaited = (...history: readonly BondEvent[]): readonly string[] =>
		awaitedAgreements(lifeOf(bond(history)));
	expect(awaited()).toEqual(['mentor-agreed', 'mentee-agreed']);
	expect(awaited(agreed[0]!)).toEqual(['mentee-agreed']);
	expect(awaited(...agreed)).toEqual([]);
	expect(awaited(event('rejected', '2026-09-02'))).toEqual([]);
});
