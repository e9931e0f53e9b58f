import type * as Y from 'yjs';
import { numberOf, textOf, textsOf } from '../fields.ts';
import type { Spot } from './places.ts';

/** A value that somebody wrote into a short field. */
export interface Written {
	readonly personId: string;
	readonly value: string;
	readonly at: number;
}

export interface Entry extends Written, Spot {
	/** The marks of the others' values that were in sight when this one was written. */
	readonly over: readonly string[];
}

/** By whom what was last written; under «root|id|field|person». */
export const writesRoot = 'writes';

export const prefixOf = ({ root, id, field }: Spot): string => `${root}|${id}|${field}|`;
export const markOf = ({ personId, at }: Entry): string => `${personId}:${at}`;

export function readEntry(key: string, value: unknown): Entry | undefined {
	if (typeof value !== 'object' || value === null) return undefined;
	const parts = key.split('|');
	if (parts.length < 4) return undefined;
	const [root = '', id = ''] = parts;
	const fields = value as Readonly<Record<string, unknown>>;
	return {
		...{ root, id, field: parts.slice(2, -1).join('|'), personId: parts.at(-1) ?? '' },
		value: textOf(fields['value']),
		at: numberOf(fields['at']),
		over: textsOf(fields['over'])
	};
}

/** What has been written of each record, to tell whether its removal knew all of it. */
export function writesByRecord(doc: Y.Doc): ReadonlyMap<string, readonly string[]> {
	const marks = new Map<string, string[]>();
	for (const [key, value] of doc.getMap<unknown>(writesRoot)) {
		const entry = readEntry(key, value);
		if (!entry) continue;
		const record = `${entry.root}|${entry.id}`;
		const own = marks.get(record) ?? [];
		marks.set(record, own);
		own.push(`${entry.field} ${markOf(entry)}`);
	}
	return marks;
}
