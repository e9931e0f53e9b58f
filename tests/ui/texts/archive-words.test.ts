import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { kinds } from '#lib/documents/kinds.ts';
import { plainContent } from '#lib/documents/plain-content.ts';
import { tablesOf, type TableWords } from '#lib/export/archive/tables.ts';
import { archiveWords } from '#lib/ui/texts/ru/archive-words.ts';
import { schoolLists } from '#lib/ui/texts/ru/archive-words-of-school.ts';
import { demoSchools } from '../../../server/demo/cast.ts';
import { planDistrict } from '../../../server/demo/plan.ts';

const words: TableWords = {
	...archiveWords,
	lists: { ...archiveWords.lists, ...schoolLists },
	nameOf: () => undefined,
	momentOf: () => 'тогда'
};

/** How a document came to be, and values that are no records. */
const noLists = ['meta', 'changes', 'writes', 'authors', 'origins', 'occurrences', 'names'];
const noListsEither = ['plans', 'figures', 'returns'];

test('every list of every kind of document has a name', () => {
	const roots = Object.entries(kinds).flatMap(([kind, { roots: own }]) =>
		kind === 'load-test' ? [] : own.filter((root) => typeof root === 'string')
	);
	const lists = roots.filter(
		(root) => ![...noLists, ...noListsEither].includes(root) && !root.startsWith('text:')
	);
	expect(lists.filter((root) => !words.lists[root])).toEqual([]);
	for (const kind of Object.keys(kinds).filter((one) => one !== 'load-test'))
		expect(words.documents[kind], kind).toBeDefined();
});

test('a whole district of documents becomes tables without one field name or code', () => {
	const codes = new Set<string>();
	let cells = 0;
	for (const [kind, doc] of districtDocuments()) {
		for (const { name, csv } of tablesOf(plainContent(doc), words)) {
			const [headings = '', ...rows] = csv.slice(1).trimEnd().split('\r\n');
			for (const heading of headings.split(';'))
				if (/[a-z]{2}/.test(heading)) codes.add(`${kind}, ${name}: ${heading}`);
			for (const cell of rows.flatMap((row) => row.split(';'))) {
				cells += 1;
				if (/^[a-z-]{3,}$/.test(cell)) codes.add(`${kind}, ${name}: ${cell}`);
			}
		}
	}
	expect(cells).toBeGreaterThan(1_000);
	expect([...codes]).toEqual([]);
});

function districtDocuments(): readonly (readonly [kind: string, doc: Y.Doc])[] {
	let made = 0;
	const chance = { id: () => `${++made}`, secret: () => `${++made}` };
	const plan = planDistrict({ chance, now: Date.UTC(2026, 10, 29) }, demoSchools);
	const kindsById = new Map<string, string>();
	const docs = new Map<string, Y.Doc>();
	for (const { changes, updates } of [...plan.schools, plan.own]) {
		for (const change of changes)
			if (change.table === 'documents' && 'put' in change)
				kindsById.set(change.put.id, change.put.kind);
		for (const { documentId, update } of updates) {
			const doc = docs.get(documentId) ?? new Y.Doc();
			Y.applyUpdate(doc, update);
			docs.set(documentId, doc);
		}
	}
	return [...docs].map(([id, doc]) => [kindsById.get(id) ?? '', doc] as const);
}
