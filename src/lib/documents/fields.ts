import * as Y from 'yjs';

/** Tolerant reading of one field: whatever another version or a broken update left there, a plain value comes out. */

export type Fields = Y.Map<unknown>;

export function textOf(value: unknown, otherwise = ''): string {
	return typeof value === 'string' ? value : otherwise;
}

export function numberOf(value: unknown, otherwise = 0): number {
	return typeof value === 'number' && Number.isFinite(value) ? value : otherwise;
}

export function flagOf(value: unknown): boolean {
	return value === true;
}

export function oneOf<const T extends string>(
	allowed: readonly T[],
	value: unknown,
	otherwise: NoInfer<T>
): T {
	return allowed.find((one) => one === value) ?? otherwise;
}

export function textsOf(value: unknown): readonly string[] {
	return Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];
}

/** The records under a root, by id. A value that is no record is passed over. */
export function recordsIn(doc: Y.Doc, root: string): readonly (readonly [string, Fields])[] {
	const records: [string, Fields][] = [];
	for (const [id, value] of doc.getMap<unknown>(root)) {
		if (value instanceof Y.Map) records.push([id, value]);
	}
	return records;
}

export function recordIn(doc: Y.Doc, root: string, id: string): Fields | undefined {
	const value = doc.getMap<unknown>(root).get(id);
	return value instanceof Y.Map ? value : undefined;
}

/** A new record, filled in one go so that no phone ever sees it half made. */
export function putRecord(records: Fields, id: string, fields: object): void {
	records.set(id, new Y.Map(Object.entries(fields)));
}

/** Writes only what differs, so that an unchanged field costs no bytes and takes no other phone's value away. */
export function setFields(record: Fields, fields: object): void {
	for (const [name, value] of Object.entries(fields)) {
		if (!isSame(record.get(name), value)) record.set(name, value);
	}
}

function isSame(kept: unknown, wanted: unknown): boolean {
	if (Array.isArray(kept) && Array.isArray(wanted)) {
		return kept.length === wanted.length && kept.every((one, at) => one === wanted[at]);
	}
	// An empty word where nothing was said would take away what another phone says there now.
	return kept === wanted || (kept === undefined && wanted === '');
}
