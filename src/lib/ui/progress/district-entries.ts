import { needsOf, type NeedReason } from '#lib/domain/progress/school-need.ts';
import type { SchoolOfDistrict } from '#lib/domain/progress/answer.ts';
import type { DistrictRoadmap } from '#lib/domain/progress/district-school.ts';
import { stagesBeside, type StagesBeside } from '#lib/domain/progress/district-stages.ts';
import { schoolYearOf } from '#lib/domain/term/days.ts';
import { roadmapAddress } from '#lib/ui/texts/addresses.ts';
import { yearText } from '#lib/ui/texts/ru/next-year.ts';
import { progressTexts } from '#lib/ui/texts/ru/progress.ts';
import { heardLine, meetingLines } from './district-lines.ts';
import { stageCell, stageTitle, wholeCell, type StageCell } from './stage-cells.ts';

/** A school as it stands in the overview of its district. */
export interface SchoolEntry {
	readonly id: string;
	readonly name: string;
	/** Where its roadmap may be read; the rest of it is not for a district. */
	readonly href: string | undefined;
	/** When it was heard of, and which year's roadmap it is if not this one's. */
	readonly notes: readonly string[];
	readonly pairs: readonly string[];
	readonly programmes: string;
	readonly meetings: readonly string[];
	readonly roadmap: RoadmapEntry | 'none' | 'unreadable';
	readonly waiting: string;
	readonly needs: readonly NeedReason[];
}

export interface RoadmapEntry extends StagesBeside<StageCell> {
	/** In their own order. */
	readonly stages: readonly StageCell[];
	readonly whole: StageCell;
}

export interface DistrictEntries {
	/** The stages that schools have in common. */
	readonly columns: readonly { readonly key: string; readonly title: string }[];
	readonly hasOthers: boolean;
	readonly schools: readonly SchoolEntry[];
}

export interface Seen {
	readonly today: string;
	readonly now: number;
	/** Whether this person may read a document. */
	readonly mayRead: (documentId: string) => boolean;
}

const collator = new Intl.Collator('ru', { numeric: true });
const texts = progressTexts.district;

export function districtEntries(
	district: readonly SchoolOfDistrict[],
	seen: Seen
): DistrictEntries {
	const { columns, rows } = stagesBeside(
		district.map(({ facts: { roadmap } }) => (roadmap?.of === 'roadmap' ? roadmap.stages : []))
	);
	return {
		columns: columns.map((column) => ({ key: column.key, title: stageTitle(column) })),
		hasOthers: rows.some(({ others }) => others.length > 0),
		schools: district
			.map((school, at) => entryOf(school, rows[at] ?? nothing, seen))
			.toSorted((a, b) => collator.compare(a.name, b.name))
	};
}

const nothing: StagesBeside = { inColumns: [], others: [] };

function entryOf(school: SchoolOfDistrict, beside: StagesBeside, seen: Seen): SchoolEntry {
	const { pairs, programmes, roadmap, waiting } = school.facts;
	const known = roadmap?.of === 'roadmap' ? roadmap : undefined;
	return {
		id: school.organisationId,
		name: school.name,
		href: known && seen.mayRead(known.documentId) ? roadmapAddress(known.documentId) : undefined,
		notes: [heardLine(school, seen.now), ...yearLine(known, seen.today)],
		pairs: [texts.running(pairs.active), ...(pairs.ended > 0 ? [texts.ended(pairs.ended)] : [])],
		programmes: progressTexts.roadmap.of(programmes.approved, programmes.of),
		meetings: meetingLines(school, seen.today),
		roadmap: known ? roadmapEntry(known, beside, seen) : roadmap ? 'unreadable' : 'none',
		waiting: waiting === null ? texts.noBases : texts.howMany(waiting),
		needs: needsOf(school, seen)
	};
}

/** Stages of another year say nothing of this one. */
function yearLine(roadmap: DistrictRoadmap | undefined, today: string): readonly string[] {
	const year = roadmap?.schoolYear ?? null;
	return year === null || year === schoolYearOf(today) ? [] : [texts.otherYear(yearText(year))];
}

function roadmapEntry(
	roadmap: DistrictRoadmap,
	{ inColumns, others }: StagesBeside,
	{ today, mayRead }: Seen
): RoadmapEntry {
	const of = { roadmap, today, isOpen: mayRead(roadmap.documentId) };
	const cells = new Map(roadmap.stages.map((stage) => [stage, stageCell(stage, of)]));
	return {
		stages: [...cells.values()],
		inColumns: inColumns.map((stage) => stage && cells.get(stage)),
		others: others.flatMap((stage) => cells.get(stage) ?? []),
		whole: wholeCell(of)
	};
}

/** Those with most reasons first. */
export function inNeed(schools: readonly SchoolEntry[]): readonly SchoolEntry[] {
	return schools
		.filter(({ needs }) => needs.length > 0)
		.toSorted((a, b) => b.needs.length - a.needs.length);
}
