import { expect, test } from 'vitest';
import { readTerm } from '#lib/domain/term/read-term.ts';
import { stateOf } from '#lib/domain/term/term-state.ts';

function statusOf(raw: string, today: string) {
	return stateOf(readTerm(raw), { today, within: 2023 }).status;
}

test('a deadline is ahead, soon, and then overdue', () => {
	expect(statusOf('до 15.10', '2023-09-01')).toEqual({ kind: 'ahead', days: 44 });
	expect(statusOf('до 15.10', '2023-10-05')).toEqual({ kind: 'soon', days: 10 });
	expect(statusOf('до 15.10', '2023-10-15')).toEqual({ kind: 'soon', days: 0 });
	expect(statusOf('до 15.10', '2023-10-16')).toEqual({ kind: 'overdue', since: '2023-10-15' });
});

test('a range runs, is soon over, and then overdue', () => {
	expect(statusOf('сентябрь – октябрь', '2023-09-10')).toEqual({ kind: 'running' });
	expect(statusOf('сентябрь – октябрь', '2023-10-25')).toEqual({ kind: 'soon', days: 6 });
	expect(statusOf('сентябрь – октябрь', '2023-11-01')).toEqual({
		kind: 'overdue',
		since: '2023-10-31'
	});
});

test('what has no end is never overdue', () => {
	expect(statusOf('постоянно', '2024-08-31')).toEqual({ kind: 'running' });
	expect(statusOf('с октября', '2024-08-31')).toEqual({ kind: 'running' });
	expect(statusOf('постоянно', '2024-09-01')).toEqual({ kind: 'over' });
	expect(statusOf('по отдельному плану', '2024-05-01')).toEqual({ kind: 'no-dates' });
	expect(statusOf('', '2024-05-01')).toEqual({ kind: 'no-dates' });
});

test('each occurrence counts by itself: a done one is no longer missed', () => {
	const question = { today: '2024-01-10', within: 2023 };
	const term = readTerm('декабрь, май');
	expect(stateOf(term, question).status).toEqual({ kind: 'overdue', since: '2023-12-31' });
	const done = stateOf(term, { ...question, isDone: ({ from }) => from === '2023-12-01' });
	expect(done.status).toEqual({ kind: 'ahead', days: 112 });
	expect(done.next).toEqual({ from: '2024-05-01', to: '2024-05-31' });
});

test('the running occurrence and the next one are told', () => {
	const { current, next } = stateOf(readTerm('ежемесячно'), {
		today: '2023-11-20',
		within: 2023,
		isDone: ({ to }) => to < '2023-11-01'
	});
	expect(current).toEqual({ from: '2023-11-01', to: '2023-11-30' });
	expect(next).toEqual({ from: '2023-12-01', to: '2023-12-31' });
});
