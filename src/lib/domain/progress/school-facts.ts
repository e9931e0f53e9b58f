import type { ApprovalDigest } from '../approvals/approval.ts';
import type { SurveyDigest } from './survey-digest.ts';
import type { UnreadableDigest } from './digest.ts';
import type { JournalDigest } from './journal-digest.ts';
import type { ProgrammeDigest } from './programme-digest.ts';
import type { RegistryDigest } from './registry-digest.ts';
import type { RoadmapDigest } from './roadmap-digest.ts';

/**
 * Everything a school is counted by, as plain values without names: what the server put together from
 * its digests and records, and what the curator's device keeps of it. Whoever shows it knows the names
 * from elsewhere, or is not to know them.
 */
export interface SchoolFacts {
	readonly organisationId: string;
	/** Up to when everything that was stored is counted in here (milliseconds). */
	readonly at: number;
	/** When a device of the school was last heard of; null for never. */
	readonly heardAt: number | null;
	readonly pairs: readonly PairFacts[];
	/** Null where the school keeps no bases. */
	readonly registry: RegistryDigest | UnreadableDigest | null;
	readonly roadmaps: readonly RoadmapFacts[];
	readonly surveys: readonly SurveyFacts[];
	/** Documents whose questionnaires or answers are not to be read; the counts are without them. */
	readonly unreadable: number;
}

/** A pair of the app. The bond in the registry that it belongs to names it by `pairId`. */
export interface PairFacts {
	readonly id: string;
	readonly state: 'active' | 'paused' | 'ended';
	/** Milliseconds. */
	readonly createdAt: number;
	readonly mentorIds: readonly string[];
	readonly menteeIds: readonly string[];
	/** Null where there is no such document. */
	readonly programme: ProgrammeDigest | UnreadableDigest | null;
	readonly approval: ApprovalDigest | null;
	readonly journal: JournalDigest | UnreadableDigest | null;
	/** Meetings of which the mentors, and the mentees, have said what they think. */
	readonly heard: { readonly mentors: readonly string[]; readonly mentees: readonly string[] };
}

export interface RoadmapFacts {
	readonly documentId: string;
	/** The year in which its school year begins; null where nobody has said it. */
	readonly schoolYear: number | null;
	readonly approval: ApprovalDigest | null;
	readonly digest: RoadmapDigest | UnreadableDigest;
}

/** One questionnaire with what came back; of an anonymous one with fewer than five answers only how many. */
export interface SurveyFacts extends SurveyDigest {
	/** People whose role it asks. */
	readonly asked: number;
	readonly answered: number;
	/** Who has handed it in; empty where nobody is to know. */
	readonly answeredBy: readonly string[];
	/** By the key question, and by who answered; null where too few did, or nothing is asked so. */
	readonly satisfied: Satisfied | null;
}

export interface Satisfied {
	readonly of: number;
	readonly satisfied: number;
}
