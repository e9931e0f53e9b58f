import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { lackingPapers, profilesOf } from '#lib/domain/bonds/profiles.ts';
import { requiredConsents } from '#lib/domain/registry/consents.ts';
import * as commands from '#lib/documents/registry/commands.ts';
import { readRegistry } from '#lib/documents/registry/read.ts';

const today = '2026-10-01';

test('whoever lacks a paper is counted until it is there, and a child by the papers of a parent too', () => {
	const doc = new Y.Doc();
	commands.addPerson(doc, { id: 'm', name: 'Кедрина Ольга', isMentor: true });
	commands.addPerson(doc, { id: 'n', name: 'Лугинин Артём', isMentee: true });
	const child = { isMentee: true, birthDate: '2015-05-05' };
	commands.addPerson(doc, { id: 'c', name: 'Ёжикова Аня', ...child });

	const lacking = (): number =>
		lackingPapers(profilesOf({ ...readRegistry(doc), bonds: [], organisationId: 's', today }));
	const sign = (personId: string, only: (kind: string) => boolean): void => {
		const person = readRegistry(doc).people.find(({ id }) => id === personId)!;
		for (const kind of requiredConsents(person, today).filter(only))
			commands.addConsent(doc, { id: `${personId} ${kind}`, personId, kind, givenOn: today });
	};

	expect(lacking()).toBe(3);
	sign('m', () => true);
	sign('n', () => true);
	expect(lacking()).toBe(1);
	sign('c', (kind) => !kind.startsWith('parent-'));
	expect(lacking()).toBe(1);
	sign('c', (kind) => kind.startsWith('parent-'));
	expect(lacking()).toBe(0);
});
