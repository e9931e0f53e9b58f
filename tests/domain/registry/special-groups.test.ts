import { expect, test } from 'vitest';
import { coveredByGroup, groupsIn } from '#lib/domain/registry/special-groups.ts';
import { readRegistry } from '#lib/documents/registry/read.ts';
import { addPerson, type PersonChange } from '#lib/documents/registry/commands.ts';
import * as Y from 'yjs';

test.each([
	['ОВЗ', ['disability']],
	['ребёнок-инвалид; малоимущая семья', ['disability', 'poor']],
	['дети с ограниченными возможностями здоровья', ['disability']],
	['выдающиеся способности, сельская местность', ['gifted', 'remote']],
	['одаренный', ['gifted']],
	['ТЖС', ['hardship']],
	['в трудной жизненной ситуации. Сирота', ['hardship', 'orphan']],
	['оставшийся без попечения родителей', ['orphan']],
	['не сирота, ОВЗ', ['disability']],
	['ОВЗ снято', []],
	['любит новзеландские сказки', []],
	['', []]
] as const)('«%s»', (words, groups) => {
	expect(groupsIn(words)).toEqual(groups);
});

test('covered is a mentee who has a pair by an order or has completed it', () => {
	const doc = new Y.Doc();
	const add = (id: string, more: PersonChange = {}) =>
		addPerson(doc, { id, name: id, isMentee: true, specialCategories: 'ОВЗ', ...more });
	for (const id of ['active', 'done', 'proposed', 'alone']) add(id);
	add('left', { menteeStatus: 'left' });
	add('other', { specialCategories: '' });
	add('mentor', { isMentee: false, isMentor: true });
	const covered = coveredByGroup(readRegistry(doc).people, [
		{ menteeIds: ['active', 'left', 'other', 'mentor'], state: 'active' },
		{ menteeIds: ['done'], state: 'completed' },
		{ menteeIds: ['proposed'], state: 'proposed' }
	]);
	expect(
		covered
			.get('disability')
			?.map(({ id }) => id)
			.toSorted()
	).toEqual(['active', 'done']);
	expect(covered.get('orphan')).toEqual([]);
});
