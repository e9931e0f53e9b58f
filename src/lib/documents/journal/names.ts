import type * as Y from 'yjs';
import { nameCases, proposedCase, type CasedName, type NameCase } from '#lib/domain/name-cases.ts';
import { textOf } from '../fields.ts';

/** Under «person|case», so that two phones may put two cases right at once. */
function nameKey(personId: string, nameCase: NameCase): string {
	return `${personId}|${nameCase}`;
}

/** As somebody of the pair put it right, else as the endings tell. */
export function readName(
	doc: Y.Doc,
	{ id, name }: { readonly id: string; readonly name: string }
): CasedName {
	const kept = doc.getMap<unknown>('names');
	const cases = nameCases.map((nameCase) => {
		const own = textOf(kept.get(nameKey(id, nameCase)));
		return [nameCase, own === '' ? proposedCase(name, nameCase) : own] as const;
	});
	return Object.fromEntries(cases) as CasedName;
}

/** An empty text is the proposed one again. */
export function rememberName(
	doc: Y.Doc,
	personId: string,
	said: { readonly nameCase: NameCase; readonly text: string }
): void {
	const key = nameKey(personId, said.nameCase);
	doc.transact(() => {
		if (textOf(doc.getMap('names').get(key)) !== said.text) doc.getMap('names').set(key, said.text);
	});
}
