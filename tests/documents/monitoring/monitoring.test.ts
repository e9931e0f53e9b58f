import fc from 'fast-check';
import * as Y from 'yjs';
import { expect, test } from 'vitest';
import * as commands from '#lib/documents/monitoring/commands.ts';
import {
	readFigures,
	readPlans,
	readReports,
	readRequests,
	readReturn
} from '#lib/documents/monitoring/read.ts';

const asked = {
	id: 'r',
	createdAt: 1,
	title: 'На 1 декабря',
	asOf: '2026-12-01',
	due: '2026-12-10'
};

test('plans and figures are of one school year, and a number taken away is none', () => {
	const doc = new Y.Doc();
	commands.setPlan(doc, { schoolYear: 2026, name: 'I9', value: 95 });
	commands.setPlan(doc, { schoolYear: 2025, name: 'I9', value: 80 });
	commands.setFigure(doc, { schoolYear: 2026, name: 'pupils10to19', value: 240 });
	expect([...readPlans(doc, 2026)]).toEqual([['I9', 95]]);
	expect(readFigures(doc, 2026)).toEqual({ pupils10to19: 240 });
	commands.setPlan(doc, { schoolYear: 2026, name: 'I9', value: undefined });
	expect(readPlans(doc, 2026).size).toBe(0);
	expect(readPlans(doc, 2025).get('I9')).toBe(80);
});

test('a request comes out with its fields in their order', () => {
	const doc = new Y.Doc();
	commands.addRequest(doc, asked);
	commands.addField(doc, 'r', { id: 'a', kind: 'indicator', indicatorId: 'I9', isRequired: true });
	commands.addField(doc, 'r', {
		id: 'b',
		kind: 'choice',
		title: 'Есть ли?',
		options: ['да', 'нет']
	});
	commands.moveField(doc, 'b', { requestId: 'r', index: 0 });
	commands.changeRequest(doc, 'r', { state: 'open' });
	expect(readRequests(doc)).toMatchObject([
		{
			title: 'На 1 декабря',
			state: 'open',
			fields: [{ id: 'b', options: ['да', 'нет'] }, { id: 'a' }]
		}
	]);
	commands.removeField(doc, 'b');
	expect(readRequests(doc)[0]?.fields.map(({ id }) => id)).toEqual(['a']);
	commands.restoreField(doc, 'b');
	commands.removeRequest(doc, 'r');
	expect(readRequests(doc)).toEqual([]);
});

test('two who begin the same answer on two devices both have what they wrote', () => {
	const one = new Y.Doc();
	const other = new Y.Doc();
	commands.writeReturn(one, 'r', { fieldId: 'a', value: '80' });
	commands.writeReturn(other, 'r', { fieldId: 'b', value: 'да' });
	commands.writeReturn(other, 'another', { fieldId: 'b', value: 'нет' });
	Y.applyUpdate(one, Y.encodeStateAsUpdate(other));
	commands.writeReturn(one, 'r', { fieldId: 'a', reason: 'Одна пара заболела' });
	expect([...readReturn(one, 'r')].toSorted()).toEqual([
		['a', { value: '80', reason: 'Одна пара заболела' }],
		['b', { value: 'да', reason: '' }]
	]);
});

test('a report keeps each of its texts by itself', () => {
	const one = new Y.Doc();
	const made = { title: 'Отчёт', from: '2026-09-01', to: '2026-12-31', createdAt: 1 };
	commands.addReport(one, { id: 'x', ...made });
	const other = new Y.Doc();
	Y.applyUpdate(other, Y.encodeStateAsUpdate(one));
	commands.writeReport(one, 'x', { name: 'problems', text: 'Мало времени' });
	commands.writeReport(other, 'x', { name: 'proposals', text: 'Час в расписании' });
	Y.applyUpdate(one, Y.encodeStateAsUpdate(other));
	expect(readReports(one)[0]?.texts).toMatchObject({
		problems: 'Мало времени',
		proposals: 'Час в расписании',
		acts: ''
	});
});

test('whatever stands in the document, the readers give whole values', () => {
	const junk = fc.oneof(
		fc.string(),
		fc.double(),
		fc.boolean(),
		fc.constant(null),
		fc.array(fc.string())
	);
	const cells = fc.dictionary(
		fc.constantFrom('title', 'asOf', 'state', 'kind', 'options', 'removed', 'requestId'),
		junk
	);
	fc.assert(
		fc.property(
			fc.dictionary(fc.constantFrom('r', 'a'), cells),
			fc.dictionary(fc.constantFrom('2026|I9', 'r|a|value', 'r', '|'), junk),
			(records, flat) => {
				const doc = new Y.Doc();
				for (const [id, fields] of Object.entries(records)) {
					for (const root of ['requests', 'fields', 'reports'])
						doc.getMap(root).set(id, new Y.Map(Object.entries(fields)));
				}
				for (const [key, value] of Object.entries(flat)) {
					for (const root of ['plans', 'figures', 'returns']) doc.getMap(root).set(key, value);
				}
				for (const { title, asOf, fields } of readRequests(doc)) {
					expect(typeof title).toBe('string');
					expect(asOf).toMatch(/^$|^\d{4}-\d\d-\d\d$/);
					for (const { options } of fields) expect(Array.isArray(options)).toBe(true);
				}
				for (const [, value] of readPlans(doc, 2026)) expect(value).toBeGreaterThanOrEqual(0);
				for (const [, { value }] of readReturn(doc, 'r')) expect(typeof value).toBe('string');
				expect(readReports(doc).every(({ texts }) => typeof texts.acts === 'string')).toBe(true);
			}
		),
		{ numRuns: 200, seed: 20261129 }
	);
});
