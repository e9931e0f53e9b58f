import * as Y from 'yjs';

/** What a person can read of an edit: running text as it was typed, and the sentences of fields. */
export function wordsOf(updates: readonly Uint8Array[]): readonly string[] {
	const words: string[] = [];
	let end: { readonly client: number; readonly clock: number } | undefined;
	for (const struct of updates.flatMap((update) => Y.decodeUpdate(update).structs)) {
		if (!(struct instanceof Y.Item)) continue;
		const { id, origin, content } = struct;
		if (content instanceof Y.ContentString) {
			const goesOn = end && origin?.client === end.client && origin.clock === end.clock;
			if (goesOn) words.push(`${words.pop() ?? ''}${content.str}`);
			else words.push(content.str);
			end = { client: id.client, clock: id.clock + content.getLength() - 1 };
		} else if (content instanceof Y.ContentAny) {
			const values: readonly unknown[] = content.arr;
			words.push(...values.filter((value) => typeof value === 'string').filter(isSentence));
		}
	}
	return words.map((word) => word.trim()).filter((word) => word !== '');
}

/** Not an id, a date or the code of a state. */
function isSentence(value: string): boolean {
	return /[а-яё]|\s/i.test(value);
}
