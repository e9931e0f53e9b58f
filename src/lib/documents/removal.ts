import { setFields, textOf, type Fields } from './fields.ts';

/**
 * A removed record stays, with a print of what it said when it was removed. If another phone was
 * changing it meanwhile, the print no longer fits, and the change is shown instead of being lost.
 */
export type Presence = 'kept' | 'removed' | 'changed-after-removal';

export function presenceOf(record: Fields, print: () => string): Presence {
	const removed = textOf(record.get('removed'));
	if (removed === '') return 'kept';
	return print() === removed ? 'removed' : 'changed-after-removal';
}

export function isRemoved(record: Fields): boolean {
	return presenceOf(record, () => printOfRecord(record)) === 'removed';
}

export function removeRecord(record: Fields): void {
	setFields(record, { removed: printOfRecord(record) });
}

/** Also for one that somebody went on with: then nobody is asked any more whether it should stay. */
export function restoreRecord(record: Fields): void {
	setFields(record, { removed: '' });
}

export function printOfRecord(record: Fields): string {
	return printOf(wordsOfRecord(record));
}

/** Where it stands and whether it is removed is not what it says. */
export function wordsOfRecord(record: Fields): string {
	const entries = [...record.entries()].filter(([name]) => name !== 'removed' && name !== 'order');
	return entries.map(words).sort().join('\n');
}

export function words(value: unknown): string {
	return (
		JSON.stringify(value, (_, inner: unknown) =>
			typeof inner === 'bigint' ? inner.toString() : inner
		) ?? ''
	);
}

/** FNV-1a: short, and equal on every phone. Never empty. */
export function printOf(text: string): string {
	let print = 0x811c9dc5;
	for (let at = 0; at < text.length; at += 1) {
		print = Math.imul(print ^ text.charCodeAt(at), 0x01000193);
	}
	return (print >>> 0).toString(36).padStart(7, '0');
}
