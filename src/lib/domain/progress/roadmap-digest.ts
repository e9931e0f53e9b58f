import { aboutOccurrence, activityOfEvidence } from '../roadmap/evidence.ts';
import { statusOf } from '../roadmap/progress.ts';
import type {
	Activity,
	ActivityStatus,
	PaperState,
	Roadmap,
	RoadmapLevel
} from '../roadmap/roadmap.ts';
import { knownOf, timetableOf, type ActivityTime } from '../roadmap/timetable.ts';
import { isIsoDate, schoolYearOf, type IsoDate, type Period } from '../term/days.ts';
import { hasEnd } from '../term/term-state.ts';
import type { TermMemory } from '../term/term-memory.ts';
import { dayOrNothing, type MaybeDay } from './maybe-day.ts';

/** How far a roadmap is. It is no secret in a district, so its stages keep their names. */
export interface RoadmapDigest {
	readonly of: 'roadmap';
	readonly level: RoadmapLevel;
	readonly stages: readonly StageDigest[];
}

export interface StageDigest {
	readonly id: string;
	readonly number: string;
	readonly title: string;
	readonly rows: readonly RowDigest[];
}

export interface RowDigest {
	readonly id: string;
	readonly status: ActivityStatus;
	/** Of each paper that is expected. */
	readonly papers: readonly PaperState[];
	/** A file or a link shows it, or a paper that is ready. */
	readonly hasEvidence: boolean;
	/** In the order of their dates; none where the term names no day. */
	readonly turns: readonly TurnDigest[];
}

/** One occurrence of a row. */
export interface TurnDigest {
	readonly from: IsoDate;
	readonly due: IsoDate;
	/** Only a term with an end can be missed. */
	readonly ends: boolean;
	readonly status: ActivityStatus;
	readonly postponedTo: MaybeDay;
	readonly hasEvidence: boolean;
}

export interface RoadmapContext {
	/** The year in which its school year begins, where somebody has said it. */
	readonly schoolYear: number | null;
	/** Says which school year it is of where nobody has. */
	readonly startedOn: IsoDate;
	/** What attachments stand under. */
	readonly evidence: readonly string[];
	readonly terms?: TermMemory;
}

export function roadmapDigest(roadmap: Roadmap, context: RoadmapContext): RoadmapDigest {
	const { startedOn, terms } = context;
	const rows = timetableOf(roadmap, {
		today: startedOn,
		within: periodOf(roadmap, context),
		...(terms ? { terms } : {})
	});
	const shown: Shown = {
		about: new Set(context.evidence),
		activities: new Set(context.evidence.map(activityOfEvidence))
	};
	return {
		of: 'roadmap',
		level: roadmap.titlePage.level,
		stages: roadmap.stages.map(({ id, number, title }) => ({
			id,
			number,
			title,
			rows: rows
				.filter(({ stage }) => stage.id === id)
				.map(({ activity, times }) => rowDigest(activity, times, shown))
		}))
	};
}

function periodOf(roadmap: Roadmap, { schoolYear, startedOn }: RoadmapContext): number | Period {
	return schoolYear ?? knownOf(roadmap).documentPeriod ?? schoolYearOf(startedOn);
}

interface Shown {
	readonly about: ReadonlySet<string>;
	readonly activities: ReadonlySet<string>;
}

function rowDigest(activity: Activity, times: readonly ActivityTime[], shown: Shown): RowDigest {
	const turns = times.flatMap((time) => turnsOf(activity, time, shown));
	return {
		id: activity.id,
		status: statusOf(activity),
		papers: activity.documents.map(({ state }) => state),
		hasEvidence:
			shown.activities.has(activity.id) ||
			activity.documents.some(({ state }) => state === 'signed' || state === 'placed') ||
			turns.some(({ hasEvidence }) => hasEvidence),
		turns: turns.toSorted((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0))
	};
}

function turnsOf(
	activity: Activity,
	{ part, term, occurrences }: ActivityTime,
	shown: Shown
): readonly TurnDigest[] {
	const partId = part?.id ?? '';
	return occurrences.map(({ from, to }) => {
		const mark = activity.occurrences.find(
			(one) => one.partId === partId && one.from === from && one.to === to
		);
		const about = aboutOccurrence(activity.id, { partId, from, to });
		return {
			from,
			due: to,
			ends: hasEnd(term),
			status: mark?.status ?? 'planned',
			postponedTo: dayOrNothing(mark?.postponedTo ?? ''),
			hasEvidence: mark?.link.trim() ? true : shown.about.has(about)
		};
	});
}

/** As the roadmap itself says of a row: it is open, and one of its turns was missed. */
export function isRowOverdue({ status, turns }: RowDigest, today: IsoDate): boolean {
	if (status === 'done' || status === 'cancelled' || status === 'postponed') return false;
	return turns.some((turn) => turn.ends && turn.due < today && !isTurnSettled(turn, today));
}

/** Postponed to a day that is behind is as late as any other. */
export function isTurnSettled({ status, postponedTo }: TurnDigest, today: IsoDate): boolean {
	if (status === 'postponed') return !isIsoDate(postponedTo) || postponedTo >= today;
	return status === 'done' || status === 'cancelled';
}

export interface RowCounts {
	/** Cancelled rows are not counted. */
	readonly of: number;
	readonly done: number;
	readonly begun: number;
	readonly overdue: number;
	readonly papers: number;
	readonly papersReady: number;
}

export function rowCounts(rows: readonly RowDigest[], today: IsoDate): RowCounts {
	const counted = rows.filter(({ status }) => status !== 'cancelled');
	const papers = counted.flatMap((row) => row.papers);
	return {
		of: counted.length,
		done: counted.filter(({ status }) => status === 'done').length,
		begun: counted.filter(({ status }) => status === 'in-progress').length,
		overdue: counted.filter((row) => isRowOverdue(row, today)).length,
		papers: papers.length,
		papersReady: papers.filter((state) => state === 'signed' || state === 'placed').length
	};
}
