import type * as Y from 'yjs';
import { addActivity, setOccurrence, setStatus } from '#lib/documents/roadmap/activities.ts';
import { addDocument, addPart, changeDocument } from '#lib/documents/roadmap/papers.ts';
import { addRemark, changeTitlePage } from '#lib/documents/roadmap/title-page.ts';
import { addStage } from '#lib/documents/roadmap/stages.ts';
import { readRoadmap, stageText } from '#lib/documents/roadmap/read.ts';
import { writeChange } from '#lib/documents/roadmap/changes.ts';
import { timetableOf, type TimetableRow } from '#lib/domain/roadmap/timetable.ts';
import type { Activity, RoadmapLevel } from '#lib/domain/roadmap/roadmap.ts';
import { schoolYear, schoolYearOf } from '#lib/domain/term/days.ts';
import { splitResponsible } from '#lib/import/recognise/responsible.ts';
import type { Chance } from '../../auth/secrets.ts';
import type { NewUpdate } from '../../storage/storage.ts';
import { Paper } from '../paper.ts';
import type { PlanText, RowText, StageText } from './plan-text.ts';

export interface RoadmapStory {
	readonly plan: PlanText;
	readonly level: RoadmapLevel;
	readonly organisation: string;
	readonly curator: { readonly id: string; readonly name: string };
	/** Whoever is named as a mentor. */
	readonly mentor: string;
	readonly first: NewUpdate;
}

const day = 24 * 60 * 60 * 1000;

/** Typed in on one day, and then kept up to date until today. */
export function roadmapHistory(
	story: RoadmapStory,
	{ chance, now }: { readonly chance: Chance; readonly now: number }
): readonly NewUpdate[] {
	const paper = new Paper(story.first);
	const write = (at: number, command: (doc: Y.Doc) => void): void =>
		paper.write(story.curator.id, Math.min(at, now - 1), command);
	const begun = Math.min(now - 60 * day, Date.parse(schoolYear(yearAt(now)).from));
	write(begun, (doc) => doc.transact(() => typeIn(doc, story, { chance, now })));
	write(now - 2 * day, (doc) => doc.transact(() => bringUpToDate(doc, story, { chance, now })));
	paper.close();
	return paper.updates;
}

interface Making {
	readonly chance: Chance;
	readonly now: number;
}

const dateOf = (at: number): string => new Date(at).toISOString().slice(0, 10);
const yearAt = (at: number): number => schoolYearOf(dateOf(at));

function typeIn(doc: Y.Doc, story: RoadmapStory, making: Making): void {
	const year = yearAt(making.now);
	const { level, organisation, plan } = story;
	const period = `${year}/${year + 1} учебный год`;
	changeTitlePage(doc, { level, organisation, title: plan.title, period, ...schoolYear(year) });
	for (const stage of plan.stages) typeStage(doc, { story, stage }, making);
}

function typeStage(
	doc: Y.Doc,
	{ story, stage }: { readonly story: RoadmapStory; readonly stage: StageText },
	{ chance }: Making
): void {
	const stageId = chance.id();
	addStage(doc, { id: stageId, number: stage.number, title: stage.title });
	stageText(doc, stageId, 'task').write({ at: 0, remove: 0, insert: stage.task });
	stage.rows.forEach((row, at) => {
		const activityId = chance.id();
		const responsible = named(row.responsible, story);
		const people = splitResponsible(responsible).map(({ means: _, ...each }) => each);
		const { title, term, papers } = row;
		const number = `${stage.number}.${at + 1}`;
		addActivity(doc, { id: activityId, stageId, number, title, term, responsible, people });
		for (const paper of papers) addDocument(doc, { id: chance.id(), activityId, title: paper });
		row.parts?.forEach((part, index) =>
			addPart(doc, { id: chance.id(), activityId, marker: `${index + 1})`, ...part })
		);
	});
}

function named(text: string, { curator, mentor }: RoadmapStory): string {
	return text
		.replaceAll('{curator}', withInitials(curator.name))
		.replaceAll('{mentor}', withInitials(mentor));
}

/** «Лугова Т. Н.» of «Лугова Татьяна Николаевна». */
function withInitials(name: string): string {
	const [surname = '', ...given] = name.split(' ');
	return [surname, ...given.map((word) => `${word.charAt(0)}.`)].join(' ');
}

function bringUpToDate(doc: Y.Doc, story: RoadmapStory, making: Making): void {
	const today = dateOf(making.now);
	const late = new Set(rowsOf(story.plan).flatMap((row) => (row.late ? [row.title] : [])));
	const rows = timetableOf(readRoadmap(doc), { today, within: yearAt(making.now) });
	const { id: personId, name: author } = story.curator;
	const at = making.now - 2 * day;
	for (const [place, row] of rows.entries()) {
		const about = row.activity.id;
		if (bringRow(doc, { row, place, isLate: late.has(row.activity.title) }, today))
			writeChange(doc, { about, what: 'status', detail: 'Выполнено', personId, author, at });
	}
	const about = rows.find(({ activity }) => late.has(activity.title))?.activity.id;
	const text = 'Черновик у методиста, просили ещё неделю.';
	if (about) addRemark(doc, { id: making.chance.id(), about, author, at, text });
}

function rowsOf({ stages }: PlanText): readonly RowText[] {
	return stages.flatMap(({ rows }) => rows);
}

interface Brought {
	readonly row: TimetableRow;
	/** Among all rows, which lie in the order of time: so do the numbers of their papers. */
	readonly place: number;
	readonly isLate: boolean;
}

/** What is behind is done, but for what nobody got round to; of what recurs, the months behind. */
function bringRow(doc: Y.Doc, { row, place, isLate }: Brought, today: string): boolean {
	const { activity, times } = row;
	const [time] = times;
	if (!time || times.length > 1) return false;
	const behind = time.occurrences.filter(({ to }) => to < today);
	if (time.occurrences.length > 1) {
		for (const { from, to } of behind)
			setOccurrence(doc, activity.id, { partId: '', from, to, status: 'done', doneOn: to });
		return false;
	}
	const [last] = behind;
	if (last && !isLate) {
		finish(doc, activity, { doneOn: last.to, paperNumber: `${firstPaperNumber + place}` });
		return true;
	}
	const [draft] = activity.documents;
	if (last && draft) changeDocument(doc, draft.id, { state: 'draft' });
	else if (time.state.current && draft)
		setStatus(doc, activity.id, { status: 'in-progress', today });
	return false;
}

const firstPaperNumber = 41;

function finish(
	doc: Y.Doc,
	{ id, documents }: Activity,
	{ doneOn, paperNumber }: { readonly doneOn: string; readonly paperNumber: string }
): void {
	setStatus(doc, id, { status: 'done', today: doneOn });
	const [first, ...others] = documents;
	if (first) changeDocument(doc, first.id, { state: 'placed', number: paperNumber, date: doneOn });
	for (const other of others) changeDocument(doc, other.id, { state: 'signed' });
}
