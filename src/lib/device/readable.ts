const words = /[\p{L}\p{N}][\p{L}\p{N}\p{P}\p{Zs}«»\n]{2,}/gu;

/** The words that can still be read in spoilt bytes, without names of fields that only the app knows. */
export function readableIn(bytes: Uint8Array): string {
	const text = new TextDecoder().decode(bytes);
	const found = [...text.matchAll(words)].map(([run]) => run.trim());
	return found.filter((run) => /\p{Script=Cyrillic}/u.test(run)).join('\n');
}
