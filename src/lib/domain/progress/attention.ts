import { isAlive } from '../bonds/bond.ts';
import { consentEnds, expiringDays, requiredConsents, stands } from '../registry/consents.ts';
import { dayNumberOf, dayOf, isoOf, type IsoDate } from '../term/days.ts';
import { isApproved, isBegun, newestRoadmap, unreadableIn } from './district-school.ts';
import { meetingCounts } from './journal-digest.ts';
import { stepCounts } from './programme-digest.ts';
import type { BasePersonDigest, RegistryDigest } from './registry-digest.ts';
import { rowCounts } from './roadmap-digest.ts';
import type { PairFacts, SchoolFacts } from './school-facts.ts';
import { waitingMentees } from './waiting.ts';

/** What a curator should look at, the most pressing first; each leads to its records. */
export type Attention =
	| { readonly is: 'silent' | 'no-programme'; readonly pairId: string }
	| { readonly is: 'help'; readonly pairId: string; readonly steps: number }
	| { readonly is: 'no-meetings'; readonly pairId: string; readonly last: string }
	| { readonly is: 'not-approved'; readonly pairId: string; readonly days: number }
	| { readonly is: 'overdue'; readonly documentId: string; readonly rows: number }
	| { readonly is: 'consents'; readonly missing: number; readonly expiring: number }
	| { readonly is: 'waiting'; readonly people: number }
	| { readonly is: 'unreadable'; readonly documents: number };

/** Three weeks without a meeting are worth a call. */
const quietDays = 21;
/** A pair that has only just begun is left in peace. */
const startDays = 14;
/** After the order. */
const approvalDays = 30;

export interface Asked {
	readonly today: IsoDate;
	/** Pairs of whose people nothing was heard for two weeks. */
	readonly silent: ReadonlySet<string>;
}

export function attentionIn(facts: SchoolFacts, asked: Asked): readonly Attention[] {
	const active = facts.pairs.filter(({ state }) => state === 'active');
	return [
		...unreadableAttention(facts),
		...active.flatMap((pair) => pairAttention(pair, asked)).toSorted(byUrgency),
		...roadmapAttention(facts, asked.today),
		...(facts.registry?.of === 'registry' ? baseAttention(facts.registry, asked.today) : [])
	];
}

function unreadableAttention(facts: SchoolFacts): readonly Attention[] {
	const documents = unreadableIn(facts);
	return documents > 0 ? [{ is: 'unreadable', documents }] : [];
}

/** Who asks for help must not stand behind pairs of whom nothing was heard. */
const urgency: readonly Attention['is'][] = [
	'help',
	'silent',
	'no-programme',
	'no-meetings',
	'not-approved'
];

function byUrgency(a: Attention, b: Attention): number {
	return urgency.indexOf(a.is) - urgency.indexOf(b.is);
}

/** One thing of a pair at a time: what comes first explains the others. */
function pairAttention(pair: PairFacts, { today, silent }: Asked): readonly Attention[] {
	const { id: pairId, programme, approval } = pair;
	const days = daysOf(pair, today);
	const steps = programme?.of === 'programme' ? stepCounts(programme, today).helpNeeded : 0;
	if (steps > 0) return [{ is: 'help', pairId, steps }];
	if (silent.has(pairId)) return [{ is: 'silent', pairId }];
	if (programme?.of !== 'unreadable' && !isBegun(programme) && days >= startDays)
		return [{ is: 'no-programme', pairId }];
	const last = quietSince(pair, today);
	if (last !== undefined) return [{ is: 'no-meetings', pairId, last }];
	if (isBegun(programme) && !isApproved(approval) && days >= approvalDays)
		return [{ is: 'not-approved', pairId, days }];
	return [];
}

function daysOf({ createdAt }: PairFacts, today: IsoDate): number {
	return dayNumberOf(today) - dayNumberOf(dayOf(createdAt));
}

/** Undefined while there is nothing to say; empty where there was never a meeting. */
function quietSince(pair: PairFacts, today: IsoDate): string | undefined {
	if (pair.journal?.of !== 'journal') return undefined;
	const { last, next } = meetingCounts(pair.journal, today);
	if (next !== '') return undefined;
	if (last === '') return daysOf(pair, today) >= quietDays ? '' : undefined;
	return last < isoOf(dayNumberOf(today) - quietDays) ? last : undefined;
}

function roadmapAttention({ roadmaps }: SchoolFacts, today: IsoDate): readonly Attention[] {
	const roadmap = newestRoadmap(roadmaps);
	if (roadmap?.digest.of !== 'roadmap') return [];
	const rows = rowCounts(
		roadmap.digest.stages.flatMap((stage) => stage.rows),
		today
	).overdue;
	return rows > 0 ? [{ is: 'overdue', documentId: roadmap.documentId, rows }] : [];
}

function baseAttention(registry: RegistryDigest, today: IsoDate): readonly Attention[] {
	const waiting = waitingMentees(registry).length;
	const missing = pairedPeople(registry).filter((person) => lacksConsent(person, today)).length;
	const expiring = registry.people.filter((person) => hasExpiring(person, today)).length;
	return [
		...(missing + expiring > 0 ? [{ is: 'consents', missing, expiring } as const] : []),
		...(waiting > 0 ? [{ is: 'waiting', people: waiting } as const] : [])
	];
}

function pairedPeople({ people, bonds }: RegistryDigest): readonly BasePersonDigest[] {
	const paired = new Set(
		bonds
			.filter(({ state }) => isAlive(state))
			.flatMap(({ mentorId, menteeIds }) => [mentorId, ...menteeIds])
	);
	return people.filter(({ id }) => paired.has(id));
}

function lacksConsent(person: BasePersonDigest, today: IsoDate): boolean {
	const given = person.consents.filter((consent) => stands(consent, today));
	return requiredConsents(person, today).some((kind) => !given.some((one) => one.kind === kind));
}

function hasExpiring({ id, consents }: BasePersonDigest, today: IsoDate): boolean {
	const ends = consentEnds(
		consents.map((consent) => ({ ...consent, personId: id })),
		today
	);
	return ends.some(({ until }) => dayNumberOf(until) - dayNumberOf(today) <= expiringDays);
}
