import { expect, test } from 'vitest';
import type { PairCard } from '#lib/domain/account.ts';
import { partnerNames, partnersInShort } from '#lib/ui/texts/people.ts';

const person = (id: string, name: string) => ({ id, name });
const pair = (mentees: PairCard['mentees']): PairCard => ({
	...{ id: 'p', organisationId: 'o', state: 'active' },
	...{ mentors: [person('m', 'Стрижевская Людмила Ильинична')], mentees }
});

test('a group is named by the first of it and by how many more there are', () => {
	const two = pair([person('a', 'Верескова Дарья Олеговна')]);
	const group = pair([...two.mentees, person('b', 'Соболева Ирина'), person('c', 'Лунь')]);
	expect(partnersInShort(two, 'm')).toBe('Дарья Олеговна');
	expect(partnersInShort(group, 'm')).toBe('Дарья Олеговна и\u00a0ещё\u00a02');
	expect(partnerNames(group, 'm')).toBe('Дарья Олеговна, Соболева Ирина, Лунь');
	expect(partnersInShort(group, 'a')).toBe('Людмила Ильинична');
});
