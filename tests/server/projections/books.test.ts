import { expect, test } from 'vitest';
import { openFacts } from '../../../server/access/facts.ts';
import { booksOf } from '../../../server/projections/school-book.ts';
import type { RecordChange } from '../../../server/storage/records.ts';
import { openMemoryStorage } from '../../../server/storage/memory/storage.ts';

const school = (id: string): RecordChange => ({
	table: 'organisations',
	put: { id, kind: 'school', name: id, parentId: null }
});
const pairOf = (organisationId: string, state: 'active' | 'ended'): RecordChange => ({
	table: 'pairs',
	put: { id: `pair of ${organisationId}`, organisationId, state, createdAt: 1 }
});
const roadmapOf = (organisationId: string): RecordChange => ({
	table: 'documents',
	put: {
		...{ id: `roadmap of ${organisationId}`, kind: 'roadmap', organisationId, createdAt: 1 },
		...{ pairId: null, ownerId: null, erasedAt: null, schoolYear: null }
	}
});
const person: RecordChange = {
	table: 'people',
	put: { id: 'director', name: 'Анна', organisationId: 'b' }
};
const grant = (to: number | null): RecordChange => ({
	table: 'grants',
	put: {
		...{ id: 'grant', personId: 'director', organisationId: 'b', role: 'director', ground: '' },
		...{ state: 'confirmed', from: 1, to }
	}
});
const approved: RecordChange = {
	table: 'approvals',
	put: {
		...{ id: 'step', documentId: 'roadmap of a', number: 1, step: 'approved', hash: '' },
		...{ result: '', basis: '', list: 0, personId: 'director', person: '', at: 1 },
		...{ words: '[]', frozen: '' }
	}
};

async function house() {
	const facts = await openFacts(openMemoryStorage({}).records, 1);
	await facts.change([...['a', 'b'].flatMap((id) => [school(id), roadmapOf(id)]), person]);
	await facts.change([pairOf('a', 'active'), pairOf('b', 'active'), grant(null)]);
	return { facts, first: booksOf(facts, 10) };
}

test('a school whose records are as they were keeps its book, whatever happens in another', async () => {
	const { facts, first } = await house();
	for (const changes of [[pairOf('a', 'ended')], [approved]] as const) {
		const before = booksOf(facts, 10, first);
		await facts.change(changes);
		const after = booksOf(facts, 10, before);
		expect(after.get('b')).toBe(first.get('b'));
		expect(after.get('a')).not.toBe(before.get('a'));
	}
});

test('a role that ends by itself makes another book', async () => {
	const { facts, first } = await house();
	await facts.change([grant(20)]);
	const before = booksOf(facts, 19, first);
	expect(before.get('b')).not.toBe(first.get('b'));
	const after = booksOf(facts, 20, before);
	expect(after.get('b')).not.toBe(before.get('b'));
	expect(after.get('b')?.grants).toEqual([]);
	expect(after.get('a')).toBe(first.get('a'));
});
