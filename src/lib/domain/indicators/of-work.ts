import { isOrdered } from '../bonds/bond.ts';
import type {
	PairFacts,
	RoadmapFacts,
	SchoolFacts,
	SurveyFacts
} from '../progress/school-facts.ts';
import type { RowDigest, TurnDigest } from '../progress/roadmap-digest.ts';
import type { Role } from '../people.ts';
import { dayOf, schoolYearOf, type IsoDate, type Period } from '../term/days.ts';
import { lacking, quotient, rounded } from './indicator.ts';
import type { Indicator, Source } from './indicator.ts';

export interface WorkOnDay {
	readonly facts: SchoolFacts;
	readonly asOf: IsoDate;
	readonly year: Period;
}

/** What is counted from what pairs and curators do: programmes, meetings, the roadmap, questionnaires. */
export function workIndicators(on: WorkOnDay): readonly Indicator[] {
	return [
		satisfied('I5', on, ['mentee', 'mentee_minor']),
		satisfied('I6', on, ['mentor']),
		approvedProgrammes(on),
		doneSteps(on),
		roadmapDone(on),
		meetingsAMonth(on),
		meetingsHeard(on),
		deficitsLess(on)
	];
}

/** By the last questionnaire of the year that has a key question for them. */
function satisfied(
	id: 'I5' | 'I6',
	{ facts, year, asOf }: WorkOnDay,
	roles: readonly Role[]
): Indicator {
	const asked = facts.surveys.filter(
		(survey) =>
			survey.wave === 'after' &&
			survey.state !== 'draft' &&
			survey.audience.some((role) => roles.includes(role)) &&
			isOfYear(survey, year, asOf)
	);
	const beside = {
		asked: asked.reduce((sum, survey) => sum + survey.asked, 0),
		answered: asked.reduce((sum, survey) => sum + survey.answered, 0)
	};
	const told = asked.filter((survey) => survey.satisfied !== null);
	if (asked.length > 0 && told.length === 0 && beside.answered > 0)
		return { ...lacking(id, 'few'), beside };
	const sources = told.map((survey): Source => {
		const { of = 0, satisfied: numerator = 0 } = survey.satisfied ?? {};
		return { of: 'survey', id: survey.id, numerator, denominator: of };
	});
	return quotient(id, { sources, beside: asked.length > 0 ? beside : {} });
}

/** One without dates is of whatever year it is looked at in. */
function isOfYear({ opensOn, closesOn }: SurveyFacts, year: Period, asOf: IsoDate): boolean {
	if (opensOn !== '' && opensOn > asOf) return false;
	return closesOn === '' || closesOn >= year.from;
}

function isWorking({ state }: PairFacts): boolean {
	return state !== 'ended';
}

/** A bond that is ordered and has no programme in the app counts as one without. */
function approvedProgrammes({ facts }: WorkOnDay): Indicator {
	const working = facts.pairs.filter(isWorking).map(({ id, approval }): Source => ({
		...{ of: 'pair', id, denominator: 1 },
		numerator: approval?.approvedAt === undefined ? 0 : 1
	}));
	const bonds = facts.registry?.of === 'registry' ? facts.registry.bonds : [];
	const without = bonds
		.filter(({ state, pairId }) => isOrdered(state) && pairId === '')
		.map(({ id }): Source => ({ of: 'bond', id, numerator: 0, denominator: 1 }));
	return quotient('I8', { sources: [...working, ...without] });
}

function doneSteps({ facts, asOf }: WorkOnDay): Indicator {
	const sources = facts.pairs.filter(isWorking).flatMap(({ id, programme }): readonly Source[] => {
		if (programme?.of !== 'programme') return [];
		const due = programme.steps.filter((step) => step.due !== '' && step.due <= asOf);
		if (due.length === 0) return [];
		const done = due.filter(({ status }) => status === 'done').length;
		return [{ of: 'pair', id, numerator: done, denominator: due.length }];
	});
	return quotient('I9', { sources });
}

/** Occurrences that were done and are shown to have been, of those whose day has come. */
function roadmapDone({ facts, asOf }: WorkOnDay): Indicator {
	const of = schoolYearOf(asOf);
	const roadmaps = facts.roadmaps.filter(
		({ schoolYear, digest }) =>
			(schoolYear === null || schoolYear === of) &&
			(digest.of !== 'roadmap' || digest.level !== 'district')
	);
	const sources = roadmaps.flatMap((roadmap) => rowSources(roadmap, asOf));
	const isLost = sources.length === 0 && roadmaps.some(({ digest }) => digest.of === 'unreadable');
	return isLost ? lacking('I10', 'unreadable') : quotient('I10', { sources });
}

function rowSources({ documentId, digest }: RoadmapFacts, asOf: IsoDate): readonly Source[] {
	if (digest.of !== 'roadmap') return [];
	const rows = digest.stages.flatMap((stage) => stage.rows);
	return rows
		.filter(({ status }) => status !== 'cancelled')
		.flatMap((row) => {
			const due = row.turns.filter((turn) => isDue(turn, asOf));
			if (due.length === 0) return [];
			const numerator = due.filter((turn) => isShown(row, turn)).length;
			const of = { of: 'row', id: row.id, inDocument: documentId } as const;
			return [{ ...of, numerator, denominator: due.length }];
		});
}

function isDue({ status, due, postponedTo }: TurnDigest, asOf: IsoDate): boolean {
	if (status === 'cancelled') return false;
	const day = status === 'postponed' ? postponedTo : due;
	return day !== '' && day <= asOf;
}

/** What is done once, and what is done as a whole, is shown by the row's own papers. */
function isShown(row: RowDigest, turn: TurnDigest): boolean {
	const isDone = turn.status === 'done' || row.status === 'done';
	const isOfRow = row.turns.length === 1 || row.status === 'done';
	return isDone && (turn.hasEvidence || (isOfRow && row.hasEvidence));
}

function meetingsAMonth({ facts, year, asOf }: WorkOnDay): Indicator {
	const sources = facts.pairs.filter(isWorking).flatMap((pair): readonly Source[] => {
		const held = heldIn(pair, { from: year.from, to: asOf });
		const since = dayOf(pair.createdAt);
		const months = monthsOf(since > year.from ? since : year.from, asOf);
		return held && months > 0
			? [{ of: 'pair', id: pair.id, numerator: held.length, denominator: months }]
			: [];
	});
	return quotient('I11', { sources });
}

function heldIn({ journal }: PairFacts, { from, to }: Period) {
	if (journal?.of !== 'journal') return undefined;
	return journal.meetings.filter(
		({ state, date }) => state === 'held' && date >= from && date <= to
	);
}

/** Calendar months that were begun. */
function monthsOf(from: IsoDate, to: IsoDate): number {
	const monthOf = (day: IsoDate): number =>
		Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;
	return from > to ? 0 : monthOf(to) - monthOf(from) + 1;
}

function meetingsHeard({ facts, year, asOf }: WorkOnDay): Indicator {
	let ofBoth = 0;
	const sources = facts.pairs.flatMap((pair): readonly Source[] => {
		const held = heldIn(pair, { from: year.from, to: asOf }) ?? [];
		if (held.length === 0) return [];
		const { mentors, mentees } = pair.heard;
		ofBoth += held.filter(({ id }) => mentors.includes(id) && mentees.includes(id)).length;
		const heard = held.filter(({ id }) => mentors.includes(id) || mentees.includes(id));
		return [{ of: 'pair', id: pair.id, numerator: heard.length, denominator: held.length }];
	});
	return quotient('I12', { sources, beside: sources.length > 0 ? { ofBoth } : {} });
}

/** Levels are what is lacking: less is better, and one that nobody looked at again has not fallen. */
function deficitsLess({ facts }: WorkOnDay): Indicator {
	const falls: number[] = [];
	const sources = facts.pairs.flatMap(({ id, programme }): readonly Source[] => {
		if (programme?.of !== 'programme') return [];
		const taken = programme.difficulties.filter(({ start }) => levelOf(start) > 0);
		if (taken.length === 0) return [];
		const fallen = taken.map(({ start, now }) => (now === '' ? 0 : levelOf(start) - levelOf(now)));
		falls.push(...fallen);
		const numerator = fallen.filter((fall) => fall >= 1).length;
		return [{ of: 'pair', id, numerator, denominator: taken.length }];
	});
	const sum = falls.reduce((all, fall) => all + fall, 0);
	return quotient('I14', {
		sources,
		beside: falls.length > 0 ? { meanFall: rounded(sum / falls.length) } : {}
	});
}

function levelOf(level: string): number {
	return /^[0-3]$/.test(level) ? Number(level) : 0;
}
