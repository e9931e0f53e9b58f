import { Buffer } from 'node:buffer';
import { addRange, holdsRange } from '#lib/sync/update/id-ranges.ts';
import type { IdRanges } from '#lib/sync/update/id-ranges.ts';
import { wideLimits } from '#lib/sync/update/troubles.ts';
import { walkUpdate } from '#lib/sync/update/walk-update.ts';
import type { Facts } from '../access/facts.ts';
import type { Tables } from '../storage/records.ts';

export type LateEdit = Tables['quarantine'];

/** Of one author to one document, oldest first: they build on each other and are decided as one. */
export function lateEditsOf(
	facts: Pick<Facts, 'all'>,
	documentId: string,
	authorId: string
): readonly LateEdit[] {
	return [...facts.all('quarantine')]
		.filter((row) => row.documentId === documentId && row.authorId === authorId)
		.toSorted((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
}

export function bytesOf({ update }: LateEdit): Uint8Array {
	return isTrace(update) ? new Uint8Array() : new Uint8Array(Buffer.from(update, 'base64'));
}

export function asText(update: Uint8Array): string {
	return Buffer.from(update).toString('base64');
}

/** What an update holds by number: client, first clock, next clock, for structs and for deletes. */
export interface Trace {
	readonly runs: readonly number[];
	readonly deletes: readonly number[];
}

/** Of a decided edit the words go and the numbers stay: by them it is known when a phone offers it again. */
export function withoutWords(edit: LateEdit): string {
	const { runs, deletes } = traceOf(edit);
	return JSON.stringify({ runs, deletes });
}

/** Is all of this update among the edits, or on the server already? */
export function isAmong(
	update: Trace,
	edits: readonly LateEdit[],
	clockOf: (client: number) => number
): boolean {
	const known = { runs: new Map<number, IdRanges>(), deletes: new Map<number, IdRanges>() };
	for (const edit of edits) {
		const trace = traceOf(edit);
		for (const name of ['runs', 'deletes'] as const) note(trace[name], known[name]);
	}
	return (
		isKnown(update.runs, known.runs, clockOf) && isKnown(update.deletes, known.deletes, () => 0)
	);
}

function traceOf(edit: LateEdit): Trace {
	if (isTrace(edit.update)) return JSON.parse(edit.update) as Trace;
	const walked = walkUpdate(bytesOf(edit), wideLimits);
	return walked.ok ? walked.value : { runs: [], deletes: [] };
}

function isTrace(update: string): boolean {
	return update.startsWith('{');
}

function note(list: readonly number[], known: Map<number, IdRanges>): void {
	for (let at = 0; at < list.length; at += 3) {
		const client = list[at]!;
		const ranges = known.get(client) ?? [];
		addRange(ranges, list[at + 1]!, list[at + 2]!);
		known.set(client, ranges);
	}
}

function isKnown(
	list: readonly number[],
	known: ReadonlyMap<number, IdRanges>,
	clockOf: (client: number) => number
): boolean {
	for (let at = 0; at < list.length; at += 3) {
		const client = list[at]!;
		const from = Math.max(list[at + 1]!, clockOf(client));
		const to = list[at + 2]!;
		if (from < to && !holdsRange(known.get(client) ?? [], from, to)) return false;
	}
	return true;
}
