import { isAlive, isOrdered } from '../bonds/bond.ts';
import { ageOn } from '../registry/person.ts';
import { requiredConsents, stands } from '../registry/consents.ts';
import type { BasePersonDigest, BondDigest, RegistryDigest } from '../progress/registry-digest.ts';
import { dayNumberOf, type IsoDate, type Period } from '../term/days.ts';
import { amount, lacking, quotient, rounded } from './indicator.ts';
import { groupsIndicator } from './of-groups.ts';
import type { Figures, Indicator, IndicatorId, Source } from './indicator.ts';

export interface PeopleOnDay {
	readonly registry: RegistryDigest;
	readonly asOf: IsoDate;
	readonly year: Period;
	readonly figures: Figures;
}

/** What is counted from the bases of a school: people, bonds and papers. */
export function peopleIndicators(on: PeopleOnDay): readonly Indicator[] {
	return [
		pupilsAmong('I1', on),
		pupilsAmong('I2', on),
		youngInPairs(on),
		trainedMentors(on),
		withoutPair(on),
		completedBonds(on),
		stayed(on),
		wholeConsents(on),
		becameMentors(on),
		loads(on),
		groupsIndicator(on.registry.groups ?? {})
	];
}

/** A share of all children of the school, whose number only the curator knows. */
function pupilsAmong(id: 'I1' | 'I2', { registry, asOf, figures }: PeopleOnDay): Indicator {
	const all = id === 'I1' ? figures.pupils10to19 : figures.pupils15to19;
	if (all === undefined) return lacking(id, 'not-typed');
	const youngest = id === 'I1' ? 10 : 15;
	const isOne = id === 'I1' ? entered : isMentorNow;
	const counted = registry.people.filter((person) => {
		const age = ageOn(person, asOf);
		return age !== undefined && age >= youngest && age <= 19 && isOne(person, registry.bonds);
	});
	const figure: Source = {
		...{ of: 'figure', id: id === 'I1' ? 'pupils10to19' : 'pupils15to19' },
		...{ numerator: 0, denominator: all }
	};
	const sources = counted.map((person) => ({ ...personSource(person, true), denominator: 0 }));
	return quotient(id, { sources: [figure, ...sources] });
}

/** In a pair that an order stood behind, now or before. */
function entered({ id, isMentee }: BasePersonDigest, bonds: readonly BondDigest[]): boolean {
	return isMentee && bonds.some((bond) => bond.orderedOn !== '' && bond.menteeIds.includes(id));
}

function isMentorNow({ id }: BasePersonDigest, bonds: readonly BondDigest[]): boolean {
	return bonds.some(({ mentorId, state }) => mentorId === id && isOrdered(state));
}

function youngInPairs({ registry }: PeopleOnDay): Indicator {
	const young = registry.people.filter(
		({ isMentee, youngSpecialist, menteeStatus }) =>
			isMentee && youngSpecialist && menteeStatus !== 'left'
	);
	const isInPair = ({ id }: BasePersonDigest): boolean =>
		registry.bonds.some(
			({ menteeIds, state }) =>
				menteeIds.includes(id) && (isOrdered(state) || state === 'completed')
		);
	return shareOf('I3', young, isInPair);
}

const trainingYears = 3;

function trainedMentors({ registry, asOf }: PeopleOnDay): Indicator {
	const since = `${Number(asOf.slice(0, 4)) - trainingYears}${asOf.slice(4)}`;
	const active = registry.people.filter((person) => isMentorNow(person, registry.bonds));
	return shareOf('I7', active, ({ trainedOn }) => trainedOn >= since && trainedOn <= asOf);
}

/** How many wait, and how long those who were ordered this year had waited. */
function withoutPair({ registry, year, asOf }: PeopleOnDay): Indicator {
	const paired = new Set(
		registry.bonds.filter(({ state }) => isAlive(state)).flatMap(({ menteeIds }) => menteeIds)
	);
	const waiting = registry.people.filter(
		({ id, isMentee, menteeStatus }) =>
			isMentee && menteeStatus !== 'left' && menteeStatus !== 'completed' && !paired.has(id)
	);
	const identified = new Map(registry.people.map(({ id, identifiedOn }) => [id, identifiedOn]));
	const days = registry.bonds
		.filter(({ orderedOn }) => orderedOn >= year.from && orderedOn <= asOf)
		.flatMap(({ orderedOn, menteeIds }) =>
			menteeIds.flatMap((id) => {
				const from = identified.get(id) ?? '';
				return from === '' || from > orderedOn ? [] : [dayNumberOf(orderedOn) - dayNumberOf(from)];
			})
		);
	const sources = waiting.map((person) => ({ ...personSource(person, true), denominator: 0 }));
	return amount('I13', { sources, beside: days.length > 0 ? { meanDays: meanOf(days) } : {} });
}

function completedBonds({ registry, year, asOf }: PeopleOnDay): Indicator {
	const ended = registry.bonds.filter(
		({ state, endedOn }) =>
			(state === 'completed' || state === 'terminated') && endedOn >= year.from && endedOn <= asOf
	);
	const sources = ended.map(({ id, state }): Source => {
		return { of: 'bond', id, numerator: state === 'completed' ? 1 : 0, denominator: 1 };
	});
	return quotient('I15', { sources });
}

/** Of the young specialists who came in the school year before, those who are still here. */
function stayed({ registry, year }: PeopleOnDay): Indicator {
	const before = `${Number(year.from.slice(0, 4)) - 1}-09-01`;
	const came = registry.people.filter(
		({ isMentee, youngSpecialist, joinedOn }) =>
			isMentee && youngSpecialist && joinedOn >= before && joinedOn < year.from
	);
	return shareOf('I16', came, ({ menteeStatus }) => menteeStatus !== 'left');
}

function wholeConsents({ registry, asOf }: PeopleOnDay): Indicator {
	const taking = registry.people.filter(
		({ isMentor, isMentee, mentorStatus, menteeStatus }) =>
			(isMentor && mentorStatus !== 'left') ||
			(isMentee && menteeStatus !== 'left' && menteeStatus !== 'completed')
	);
	return shareOf('I17', taking, (person) =>
		requiredConsents(person, asOf).every((kind) =>
			person.consents.some((consent) => consent.kind === kind && stands(consent, asOf))
		)
	);
}

function becameMentors({ registry }: PeopleOnDay): Indicator {
	const done = registry.people.filter(({ menteeStatus }) => menteeStatus === 'completed');
	return shareOf('I23', done, ({ isMentor, mentorStatus }) => isMentor && mentorStatus !== 'left');
}

function loads({ registry }: PeopleOnDay): Indicator {
	const byMentor = Map.groupBy(
		registry.bonds.filter(({ state }) => isOrdered(state)),
		({ mentorId }) => mentorId
	);
	const sources = [...byMentor].map(([id, bonds]): Source => {
		const mentees = bonds.reduce((sum, { menteeIds }) => sum + menteeIds.length, 0);
		return { of: 'person', id, numerator: mentees, denominator: 1 };
	});
	const most = Math.max(0, ...sources.map(({ numerator }) => numerator));
	return quotient('I25', { sources, beside: most > 0 ? { most } : {} });
}

function shareOf(
	id: IndicatorId,
	people: readonly BasePersonDigest[],
	counts: (person: BasePersonDigest) => boolean
): Indicator {
	return quotient(id, { sources: people.map((person) => personSource(person, counts(person))) });
}

function personSource({ id }: BasePersonDigest, counts: boolean): Source {
	return { of: 'person', id, numerator: counts ? 1 : 0, denominator: 1 };
}

function meanOf(numbers: readonly number[]): number {
	return rounded(numbers.reduce((sum, one) => sum + one, 0) / numbers.length);
}
