import type { ApprovalDigest } from '../approvals/approval.ts';
import { fewestShown } from '../survey/survey.ts';
import type { Digest, UnreadableDigest } from './digest.ts';
import type { MaybeDay } from './maybe-day.ts';
import type { RoadmapDigest, RowDigest, StageDigest, TurnDigest } from './roadmap-digest.ts';
import type { PairFacts, RoadmapFacts, SchoolFacts } from './school-facts.ts';
import { waitingMentees } from './waiting.ts';

/**
 * What a district is told of a school: how many papers, rows and events there are, and of people only
 * how many, from five on. Nothing in it names or describes anybody.
 */
export interface DistrictSchool {
	readonly organisationId: string;
	readonly pairs: Readonly<Record<PairFacts['state'], number>>;
	/** Of pairs that have not ended. */
	readonly programmes: {
		readonly of: number;
		readonly begun: number;
		readonly approved: number;
	};
	readonly meetings: { readonly held: number; readonly last: MaybeDay };
	readonly roadmap: DistrictRoadmap | UnreadableDigest | null;
	/** Mentees without a mentor; null where the school keeps no bases. */
	readonly waiting: HowMany | null;
	readonly surveys: {
		readonly open: number;
		readonly asked: HowMany;
		readonly answered: HowMany;
	};
	/** Documents that cannot be read; the numbers are without them. */
	readonly unreadable: number;
}

/** People: nobody, too few to be told of, or a number. */
export type HowMany = number | 'few';

export interface DistrictRoadmap {
	readonly of: 'roadmap';
	readonly documentId: string;
	readonly schoolYear: number | null;
	readonly isApproved: boolean;
	readonly stages: readonly DistrictStage[];
}

export interface DistrictStage {
	readonly id: string;
	readonly number: string;
	readonly title: string;
	/** Cancelled rows are not counted. */
	readonly of: number;
	readonly done: number;
	readonly papers: number;
	readonly papersReady: number;
	/** Of each row that is open and has an end: when it was missed, or will be. */
	readonly open: readonly MaybeDay[];
}

export function howMany(people: number): HowMany {
	return people > 0 && people < fewestShown ? 'few' : people;
}

export function districtSchool(facts: SchoolFacts): DistrictSchool {
	const running = facts.pairs.filter(({ state }) => state !== 'ended');
	const open = facts.surveys.filter(({ state }) => state === 'open');
	const sum = (of: 'asked' | 'answered'): number => open.reduce((all, one) => all + one[of], 0);
	return {
		organisationId: facts.organisationId,
		pairs: statesOf(facts.pairs),
		programmes: {
			of: running.length,
			begun: running.filter(({ programme }) => isBegun(programme)).length,
			approved: running.filter(({ approval }) => isApproved(approval)).length
		},
		meetings: meetingsOf(facts.pairs),
		roadmap: roadmapOf(facts.roadmaps),
		waiting: waitingIn(facts),
		surveys: {
			open: open.length,
			asked: howMany(sum('asked')),
			answered: howMany(sum('answered'))
		},
		unreadable: unreadableIn(facts)
	};
}

function statesOf(pairs: readonly PairFacts[]): DistrictSchool['pairs'] {
	const count = (wanted: PairFacts['state']): number =>
		pairs.filter(({ state }) => state === wanted).length;
	return { active: count('active'), paused: count('paused'), ended: count('ended') };
}

export function isBegun(programme: PairFacts['programme']): boolean {
	return programme?.of === 'programme' && !programme.isEmpty;
}

export function isApproved(approval: ApprovalDigest | null): boolean {
	return approval?.approvedAt !== undefined;
}

function meetingsOf(pairs: readonly PairFacts[]): DistrictSchool['meetings'] {
	const held = pairs
		.flatMap(({ journal }) => (journal?.of === 'journal' ? journal.meetings : []))
		.filter(({ state }) => state === 'held');
	return {
		held: held.length,
		last: held.reduce((last, { date }) => (date > last ? date : last), '')
	};
}

function waitingIn({ registry }: SchoolFacts): HowMany | null {
	return registry?.of === 'registry' ? howMany(waitingMentees(registry).length) : null;
}

/** The roadmap of the newest school year. */
function roadmapOf(roadmaps: readonly RoadmapFacts[]): DistrictSchool['roadmap'] {
	const newest = newestRoadmap(roadmaps);
	if (!newest) return null;
	const { documentId, schoolYear, approval, digest } = newest;
	if (digest.of !== 'roadmap') return digest;
	return {
		of: 'roadmap',
		documentId,
		schoolYear,
		isApproved: isApproved(approval),
		stages: digest.stages.map(stageOf)
	};
}

export function newestRoadmap(roadmaps: readonly RoadmapFacts[]): RoadmapFacts | undefined {
	return roadmaps.toSorted((a, b) => (b.schoolYear ?? 0) - (a.schoolYear ?? 0))[0];
}

function stageOf({ id, number, title, rows }: StageDigest): DistrictStage {
	const counted = rows.filter(({ status }) => status !== 'cancelled');
	const papers = counted.flatMap((row) => row.papers);
	return {
		...{ id, number, title },
		of: counted.length,
		done: counted.filter(({ status }) => status === 'done').length,
		papers: papers.length,
		papersReady: papers.filter((state) => state === 'signed' || state === 'placed').length,
		open: counted.flatMap(missedOn).toSorted()
	};
}

/** From the day after it a row is overdue, as `isRowOverdue` says; none where nothing can be missed. */
export function missedOn({ status, turns }: RowDigest): readonly MaybeDay[] {
	if (status === 'done' || status === 'cancelled' || status === 'postponed') return [];
	const days = turns.filter(({ ends }) => ends).flatMap(lastDayOf);
	return days.length === 0 ? [] : [days.reduce((first, day) => (day < first ? day : first))];
}

function lastDayOf({ status, due, postponedTo }: TurnDigest): readonly MaybeDay[] {
	if (status === 'done' || status === 'cancelled') return [];
	if (status !== 'postponed') return [due];
	return postponedTo === '' ? [] : [postponedTo > due ? postponedTo : due];
}

export function overdueIn({ stages }: Pick<DistrictRoadmap, 'stages'>, today: string): number {
	return stages.reduce((sum, { open }) => sum + open.filter((day) => day < today).length, 0);
}

/** Of everything the school is counted by. */
export function unreadableIn({ pairs, registry, roadmaps, unreadable }: SchoolFacts): number {
	const digests: readonly (Digest | RoadmapDigest | null)[] = [
		...pairs.flatMap(({ programme, journal }) => [programme, journal]),
		registry,
		...roadmaps.map(({ digest }) => digest)
	];
	return unreadable + digests.filter((digest) => digest?.of === 'unreadable').length;
}
