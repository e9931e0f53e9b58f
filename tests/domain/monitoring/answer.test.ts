import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Indicator } from '#lib/domain/indicators/indicator.ts';
import { fillIn, plainNumber, type RowDraft } from '#lib/domain/monitoring/fill-in.ts';
import {
	flawOfRequest,
	type MonitoringRequest,
	type RequestField
} from '#lib/domain/monitoring/request.ts';
import { readSnapshot, snapshotOf, snapshotText } from '#lib/domain/monitoring/snapshot.ts';
import {
	checkSubmission,
	isLate,
	submissionState,
	type Submission
} from '#lib/domain/monitoring/submission.ts';

const field = (id: string, of: Partial<RequestField>): RequestField => ({
	...{ id, order: id, kind: 'text', title: id, hint: '', indicatorId: '' },
	...{ options: [], isRequired: false },
	...of
});
const request: MonitoringRequest = {
	...{ id: 'r', title: 'На 1 декабря', note: '', state: 'open' },
	...{ asOf: '2026-12-01', due: '2026-12-10' },
	fields: [
		field('share', { kind: 'indicator', indicatorId: 'I9', isRequired: true }),
		field('young', { kind: 'indicator', indicatorId: 'I3' }),
		field('hours', { kind: 'number' }),
		field('site', { kind: 'choice', options: ['да', 'нет'], isRequired: true }),
		field('words', { kind: 'text' })
	]
};
const indicator = (id: 'I9' | 'I3', numerator: number, denominator: number): Indicator => ({
	...{ id, numerator, denominator, gap: '', sources: [], beside: {} },
	value: Math.round((numerator / denominator) * 1000) / 10
});
const indicators = [indicator('I9', 7, 8), indicator('I3', 2, 3)];

function rows(drafts: Readonly<Record<string, Partial<RowDraft>>>) {
	const given = Object.entries(drafts).map(
		([id, draft]) => [id, { value: '', reason: '', ...draft }] as const
	);
	const filled = fillIn(request, { drafts: new Map(given), indicators, dataAt: 77 });
	return Object.fromEntries(filled.map((row) => [row.field.id, row]));
}

test('what is counted stands in its row with the date of its data, and asks for nothing', () => {
	expect(rows({})).toMatchObject({
		share: { value: '87,5', counted: '87,5', dataAt: 77, isOfFew: false, trouble: undefined },
		young: { value: '66,7', isOfFew: true },
		hours: { value: '', trouble: undefined },
		site: { trouble: 'missing' }
	});
});

test('another number than the counted one asks for a reason, and has no date of data', () => {
	const unsaid = rows({ share: { value: '90' } });
	expect(unsaid['share']).toMatchObject({
		value: '90',
		isCorrected: true,
		trouble: 'reason-needed'
	});
	const said = rows({ share: { value: '90', reason: 'Шаг сделан, отметка придёт позже' } });
	expect(said['share']).toMatchObject({ trouble: undefined, dataAt: undefined, counted: '87,5' });
	expect(rows({ share: { value: '87,5', reason: 'лишнее' } })['share']).toMatchObject({
		...{ isCorrected: false, reason: '' }
	});
	expect(rows({ share: { value: 'почти все' } })['share']?.trouble).toBe('not-a-number');
});

test('typed rows say what is wrong with them', () => {
	expect(rows({ hours: { value: '1 200,5' } })['hours']).toMatchObject({
		value: '1200,5',
		trouble: undefined
	});
	expect(rows({ hours: { value: 'много' } })['hours']?.trouble).toBe('not-a-number');
	expect(rows({ site: { value: 'может быть' } })['site']?.trouble).toBe('unknown-choice');
	expect(rows({ site: { value: 'да' } })['site']?.trouble).toBeUndefined();
	expect(plainNumber('-3.25')).toBe('-3,25');
});

test('a request says what it lacks', () => {
	expect(flawOfRequest(request)).toBeUndefined();
	expect(flawOfRequest({ ...request, title: ' ' })).toBe('no-title');
	expect(flawOfRequest({ ...request, due: '' })).toBe('no-days');
	expect(flawOfRequest({ ...request, fields: [] })).toBe('no-fields');
	expect(flawOfRequest({ ...request, fields: [field('x', { title: '' })] })).toBe('untitled-field');
	expect(
		flawOfRequest({ ...request, fields: [field('x', { kind: 'choice', options: ['да'] })] })
	).toBe('few-options');
	const counted = field('x', { kind: 'indicator', indicatorId: 'I9', title: '' });
	expect(flawOfRequest({ ...request, fields: [counted] })).toBeUndefined();
});

test('a snapshot is read back as it was, whatever was typed', () => {
	fc.assert(
		fc.property(
			fc.dictionary(
				fc.constantFrom('share', 'hours', 'words'),
				fc.record({ value: fc.string(), reason: fc.string() })
			),
			(drafts) => {
				const filled = fillIn(request, {
					drafts: new Map(Object.entries(drafts)),
					indicators,
					dataAt: 77
				});
				const snapshot = snapshotOf({
					...{ requestId: 'r', title: request.title, asOf: request.asOf, due: request.due },
					...{ school: 'Школа № 5', rows: filled, titleOf: ({ field: { title } }) => title }
				});
				const text = snapshotText(snapshot);
				const read = readSnapshot(text);
				expect(read).toEqual(snapshot);
				expect(read && snapshotText(read)).toBe(text);
			}
		),
		{ numRuns: 200, seed: 20261129 }
	);
});

test('whatever is no snapshot is none', () => {
	for (const text of [
		'',
		'[]',
		'{"version":2,"rows":[]}',
		'{"version":1,"requestId":"r","asOf":"2026-12-01","due":"2026-12-10","rows":[1]}'
	])
		expect(readSnapshot(text)).toBeUndefined();
	fc.assert(
		fc.property(fc.json(), (text) => {
			readSnapshot(text);
		}),
		{ numRuns: 200, seed: 20261129 }
	);
});

test('what was sent stands until it is recalled or sent anew', () => {
	const step = (number: number, of: Partial<Submission>): Submission => ({
		...{ id: `${number}`, documentId: 'd', requestId: 'r', organisationId: 's', number },
		...{ step: 'sent', hash: 'a', content: '', personId: 'p', person: 'Вера', at: number },
		...of
	});
	const send = (hash: string) => ({ step: 'sent', hash }) as const;
	expect(submissionState([])).toMatchObject({ standing: undefined, versions: 0 });
	const first = submissionState([step(1, {})]);
	expect(first.standing?.number).toBe(1);
	expect(checkSubmission(first, send('a'))).toEqual({ ok: false, reason: 'nothing-new' });
	expect(checkSubmission(first, send('b')).ok).toBe(true);
	const recalled = submissionState([step(2, { step: 'recalled' }), step(1, {})]);
	expect(recalled).toMatchObject({ standing: undefined, versions: 1, last: { number: 2 } });
	expect(checkSubmission(recalled, { step: 'recalled', hash: '' })).toEqual({
		ok: false,
		reason: 'nothing-sent'
	});
	expect(checkSubmission(recalled, send('a')).ok).toBe(true);
	expect(isLate('2026-12-11', '2026-12-10')).toBe(true);
	expect(isLate('2026-12-10', '2026-12-10')).toBe(false);
});
