import type * as Y from 'yjs';
import type { Origin } from '#lib/domain/roadmap/roadmap.ts';
import { flagOf, recordIn, recordsIn, textOf, type Fields } from '../fields.ts';
import { printOfActivity, printOfStage } from './removal.ts';
import { textsOfStage } from './stage-texts.ts';

/** What a row or a stage was taken from, with a print of what was made of it here at that time. */
export interface KeptOrigin extends Origin {
	readonly print: string;
}

/** One value each, under the id of the row or stage here. Never throws. */
export function originsIn(doc: Y.Doc): ReadonlyMap<string, KeptOrigin> {
	const origins = [...doc.getMap<unknown>('origins')];
	return new Map(origins.map(([id, value]) => [id, readOrigin(value)]));
}

export function putOrigin(doc: Y.Doc, id: string, origin: Origin): void {
	doc.getMap<unknown>('origins').set(id, { ...origin, print: printHere(doc, id) });
}

/** What its origin says is known anew, and followed by `change`; that alone does not make it touched here. */
export function refreshOrigin(
	doc: Y.Doc,
	{ id, origin }: { readonly id: string; readonly origin: Origin },
	change: () => void
): void {
	const print = originsIn(doc).get(id)?.print;
	if (print === undefined) return;
	const isTouched = print !== printHere(doc, id);
	change();
	if (isTouched) doc.getMap<unknown>('origins').set(id, { ...origin, print });
	else putOrigin(doc, id, origin);
}

function readOrigin(value: unknown): KeptOrigin {
	const fields = Object(value) as Readonly<Record<string, unknown>>;
	const { responsible, papers } = fields;
	return {
		documentId: textOf(fields['documentId']),
		activityId: textOf(fields['activityId']),
		title: textOf(fields['title']),
		term: textOf(fields['term']),
		...(typeof responsible === 'string' ? { responsible } : {}),
		...(Array.isArray(papers) ? { papers: papers.map((paper) => textOf(paper)) } : {}),
		isGone: flagOf(fields['isGone']),
		print: textOf(fields['print'])
	};
}

export type TakenRoot = 'activities' | 'stages';

/**
 * Two curators may take the same row at once, each under an id of their own. Of such twins those
 * stand that somebody has touched since, else the first by id; the others are nowhere to be seen.
 * Nothing that a person wrote is among them. Gives the one that stands for each hidden one.
 */
export function twinsIn(doc: Y.Doc, root: TakenRoot): ReadonlyMap<string, string> {
	const origins = originsIn(doc);
	const taken = recordsIn(doc, root).filter(([id]) => origins.has(id));
	const groups = Map.groupBy(taken, ([id]) => sourceOf(origins.get(id)));
	const hidden = new Map<string, string>();
	for (const group of groups.values()) {
		if (group.length < 2) continue;
		const ids = group.map(([id]) => id).sort();
		const touched = new Set(
			group
				.filter(([id, record]) => isTouched(doc, record, { id, print: origins.get(id)?.print }))
				.map(([id]) => id)
		);
		const standing = ids.find((id) => touched.has(id)) ?? ids[0] ?? '';
		for (const id of ids) if (id !== standing && !touched.has(id)) hidden.set(id, standing);
	}
	return hidden;
}

function sourceOf(origin: KeptOrigin | undefined): string {
	return origin ? `${origin.documentId}|${origin.activityId}` : '';
}

interface Printed {
	readonly id: string;
	readonly print: string | undefined;
}

/** One that was thrown away was touched too: its twin must not come in its place. */
function isTouched(doc: Y.Doc, record: Fields, { id, print }: Printed): boolean {
	if (textOf(record.get('removed')) !== '') return true;
	const isSpokenOf = recordsIn(doc, 'remarks').some(([, remark]) => remark.get('about') === id);
	return isSpokenOf || printHere(doc, id) !== print;
}

function printHere(doc: Y.Doc, id: string): string {
	const row = recordIn(doc, 'activities', id);
	if (row) return printOfActivity(doc, id, row);
	const stage = recordIn(doc, 'stages', id);
	return stage ? printOfStage(stage, textsOfStage(doc, id)) : '';
}
