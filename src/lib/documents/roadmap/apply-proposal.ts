import type * as Y from 'yjs';
import type {
	ActivityChange as ProposedChange,
	RoadmapDifference,
	StageChange
} from '#lib/domain/roadmap.ts';
import {
	activityFields,
	approvalFields,
	columnFields,
	stageFields,
	stageLongTexts,
	titlePageFields
} from '#lib/domain/roadmap/from-proposal.ts';
import type {
	ProposedActivity,
	ProposedStage,
	RoadmapProposal
} from '#lib/domain/roadmap/proposal.ts';
import type { Roadmap } from '#lib/domain/roadmap/roadmap.ts';
import { putRecord, recordIn, setFields, textOf } from '../fields.ts';
import { spliceBetween } from '../long-text.ts';
import { writeActivity } from './activities.ts';
import { placesBetween } from './places.ts';
import { readRoadmap } from './read.ts';
import { stageTextRoot } from './stage-texts.ts';
import { filled, mergeDocuments, mergeParts } from './merge-owned.ts';

/** A document as it was read, and what of it is to be taken over. */
export interface Import {
	readonly proposal: RoadmapProposal;
	/** Made against this roadmap; what it does not name is not written. */
	readonly difference: RoadmapDifference;
	readonly newId: () => string;
}

/** Not the null of typing: an editor that is open on a stage's text is told of it. */
const origin = 'import';

/**
 * The whole import is one step that can be undone. A second one changes what differs, adds what is
 * new, removes nothing, and leaves every state that somebody set.
 */
export function applyProposal(doc: Y.Doc, taken: Import): void {
	doc.transact(() => {
		const before = readRoadmap(doc);
		takeTitlePage(doc, before, taken);
		const stageIds = takeStages(doc, before, taken);
		takeActivities(doc, { before, stageIds }, taken);
		takeLeftovers(doc, before, taken);
	}, origin);
}

/** What a curator has written on the title page stays; only what is empty is filled in. */
function takeTitlePage(doc: Y.Doc, { titlePage, approvals }: Roadmap, taken: Import): void {
	const { proposal, newId } = taken;
	const kept = new Map<string, unknown>(Object.entries(titlePage));
	const isEmpty = (value: unknown): boolean =>
		value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
	const missing = Object.entries(titlePageFields(proposal)).filter(
		([name, value]) => isEmpty(kept.get(name)) && !isEmpty(value)
	);
	setFields(doc.getMap('fields'), Object.fromEntries(missing));
	const columns = columnFields(proposal);
	const fields = doc.getMap('fields');
	if (JSON.stringify(columns) !== JSON.stringify(fields.get('columns')))
		fields.set('columns', columns);
	const known = new Set(approvals.map(({ text }) => text));
	const fresh = approvalFields(proposal).filter(({ text }) => !known.has(text));
	const places = placesBetween(fresh.length, approvals.at(-1)?.order, undefined);
	fresh.forEach((approval, at) =>
		putRecord(doc.getMap('approvals'), newId(), { ...approval, order: places[at] })
	);
}

/** The id of each proposed stage, new or known. */
function takeStages(
	doc: Y.Doc,
	before: Roadmap,
	{ proposal, difference, newId }: Import
): ReadonlyMap<number, string> {
	const changes = difference.stages.filter((change) => change.is !== 'absent');
	const kept = new Map(before.stages.map(({ id, order }) => [id, order]));
	const orders = ordersOfRun(
		changes.map((change) => (change.is === 'added' ? undefined : kept.get(change.id))),
		[...kept.values()]
	);
	return new Map(
		changes.map((change, at) => {
			const proposed = proposal.stages[change.stage];
			if (change.is !== 'added') {
				if (proposed) changeStage(doc, change, proposed);
				return [change.stage, change.id];
			}
			const id = newId();
			if (proposed) putStage(doc, { id, order: orders[at] ?? '' }, proposed);
			return [change.stage, id];
		})
	);
}

function putStage(
	doc: Y.Doc,
	{ id, order }: { readonly id: string; readonly order: string },
	proposed: ProposedStage
): void {
	putRecord(doc.getMap('stages'), id, filled({ ...stageFields(proposed), order }));
	writeLongTexts(doc, id, stageLongTexts(proposed));
}

function changeStage(doc: Y.Doc, change: StageChange, proposed: ProposedStage): void {
	const stage = change.is === 'changed' ? recordIn(doc, 'stages', change.id) : undefined;
	if (change.is !== 'changed' || !stage) return;
	const isNamed = (field: string): boolean => change.fields.some((each) => each.field === field);
	if (isNamed('number') || isNamed('title')) setFields(stage, stageFields(proposed));
	const texts = stageLongTexts(proposed);
	writeLongTexts(doc, change.id, {
		...(isNamed('task') ? { task: texts.task } : {}),
		...(isNamed('narrative') ? { narrative: texts.narrative } : {})
	});
}

/** Only the letters that differ are written: somebody may be writing the same text. */
function writeLongTexts(
	doc: Y.Doc,
	stageId: string,
	texts: { readonly task?: string; readonly narrative?: string }
): void {
	for (const name of ['task', 'narrative'] as const) {
		const wanted = texts[name];
		const text = doc.getText(stageTextRoot(stageId, name));
		if (wanted === undefined || wanted === text.toString()) continue;
		const splice = spliceBetween(text.toString(), wanted, wanted.length);
		if (splice.remove > 0) text.delete(splice.at, splice.remove);
		if (splice.insert !== '') text.insert(splice.at, splice.insert);
	}
}

interface Ground {
	readonly before: Roadmap;
	readonly stageIds: ReadonlyMap<number, string>;
}

function takeActivities(doc: Y.Doc, { before, stageIds }: Ground, taken: Import): void {
	const { proposal, difference } = taken;
	const found = difference.activities.filter((change) => change.is !== 'absent');
	const kept = new Map(
		before.stages.flatMap(({ activities }) => activities.map((each) => [each.id, each] as const))
	);
	for (const [stage, changes] of Map.groupBy(found, ({ at }) => at.stage)) {
		const stageId = stageIds.get(stage) ?? '';
		const there = before.stages.find(({ id }) => id === stageId)?.activities ?? [];
		const orders = ordersOfRun(
			changes.map((change) => {
				const known = change.is === 'added' ? undefined : kept.get(change.id);
				return known?.stageId === stageId ? known.order : undefined;
			}),
			there.map(({ order }) => order)
		);
		changes.forEach((change, index) => {
			const proposed = proposal.stages[stage]?.activities[change.at.activity];
			const place = { stageId, order: orders[index] ?? '' };
			if (proposed) takeActivity(doc, { change, proposed, place }, taken);
		});
	}
}

interface TakenActivity {
	readonly change: Exclude<ProposedChange, { is: 'absent' }>;
	readonly proposed: ProposedActivity;
	readonly place: { readonly stageId: string; readonly order: string };
}

function takeActivity(
	doc: Y.Doc,
	{ change, proposed, place }: TakenActivity,
	{ newId }: Import
): void {
	if (change.is === 'same') return;
	if (change.is === 'added') {
		const id = newId();
		putRecord(doc.getMap('activities'), id, filled({ ...activityFields(proposed), ...place }));
		mergeParts(doc, id, { proposed, newId, isNew: true });
		mergeDocuments(doc, id, { proposed, newId, isNew: true });
		return;
	}
	const activity = recordIn(doc, 'activities', change.id);
	if (!activity) return;
	const named = new Set<string>(change.fields.map(({ field }) => field));
	const fresh = activityFields(proposed);
	const isWritten = (field: string): boolean =>
		named.has(field) || (field === 'content' && (named.has('title') || named.has('parts')));
	const fields = Object.entries(fresh).filter(([field]) => isWritten(field));
	writeActivity(activity, {
		...Object.fromEntries(fields),
		...(named.has('responsible') ? { people: fresh.people } : {})
	});
	if (named.has('stage') && place.stageId !== textOf(activity.get('stageId')))
		setFields(activity, place);
	if (named.has('parts')) mergeParts(doc, change.id, { proposed, newId, isNew: false });
	if (named.has('result')) mergeDocuments(doc, change.id, { proposed, newId, isNew: false });
}

/**
 * Places for a row of old and new: the old keep theirs, the new follow what they follow in the
 * document, with nothing between them that the document does not know.
 */
function ordersOfRun(
	known: readonly (string | undefined)[],
	there: readonly string[]
): readonly string[] {
	const sorted = there.toSorted();
	const orders: string[] = [];
	let at = 0;
	while (at < known.length) {
		const own = known[at];
		if (own !== undefined) {
			orders.push(own);
			at += 1;
			continue;
		}
		const next = known.findIndex((order, index) => index > at && order !== undefined);
		const count = (next < 0 ? known.length : next) - at;
		const limit = known[next];
		const after = orders.at(-1) ?? sorted.findLast((order) => limit === undefined || order < limit);
		const before = sorted.find((order) => after === undefined || order > after);
		orders.push(...placesBetween(count, after, before));
		at += count;
	}
	return orders;
}

function takeLeftovers(doc: Y.Doc, { leftovers }: Roadmap, { proposal, newId }: Import): void {
	const known = new Set(leftovers.map(({ text }) => text));
	const fresh = proposal.leftovers.filter(({ text }) => !known.has(text));
	const places = placesBetween(fresh.length, leftovers.at(-1)?.order, undefined);
	fresh.forEach(({ text }, at) =>
		putRecord(doc.getMap('leftovers'), newId(), { text, order: places[at], isSettled: false })
	);
}
