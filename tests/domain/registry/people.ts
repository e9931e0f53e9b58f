import * as Y from 'yjs';
import type { RegistryPerson } from '#lib/domain/registry/person.ts';
import { addPerson, type PersonChange } from '#lib/documents/registry/commands.ts';
import { readRegistry } from '#lib/documents/registry/read.ts';

/** A person of the base as it is read, with what a test says of them. */
export function personWith(change: PersonChange & { readonly id: string }): RegistryPerson {
	const doc = new Y.Doc();
	addPerson(doc, { name: 'Кедрина Ольга Павловна', ...change });
	return readRegistry(doc).people[0]!;
}
