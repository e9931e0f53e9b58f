import type { DocumentKind } from '../access/words.ts';
import type { JournalDigest } from './journal-digest.ts';
import type { ProgrammeDigest } from './programme-digest.ts';
import type { RegistryDigest } from './registry-digest.ts';
import type { RoadmapDigest } from './roadmap-digest.ts';
import type { AnswersDigest, HeardDigest, SurveysDigest } from './survey-digest.ts';

/**
 * What there is to count in one document. It follows from the document alone, never from the day on
 * which it was counted: whoever reads it compares its dates with today.
 */
export type Digest =
	| ProgrammeDigest
	| JournalDigest
	| RoadmapDigest
	| RegistryDigest
	| SurveysDigest
	| AnswersDigest
	| HeardDigest
	| UnreadableDigest;

/** «Данные не читаются»: the bytes are broken, or a newer app wrote them. Nothing else suffers from it. */
export interface UnreadableDigest {
	readonly of: 'unreadable';
}

export const unreadable: UnreadableDigest = { of: 'unreadable' };

/** Grows when a rule changes by which digests are made: then all of them are made anew. */
export const digestRules = 3;

/** The kinds of documents that are counted, and what comes of each. */
export const digestKinds = {
	programme: 'programme',
	journal: 'journal',
	roadmap: 'roadmap',
	registry: 'registry',
	surveys: 'surveys',
	answers: 'answers',
	ballots: 'answers',
	'taken-answers': 'answers',
	marks: 'heard',
	feedback: 'heard'
} as const satisfies Partial<Record<DocumentKind, Digest['of']>>;

export type DigestKind = keyof typeof digestKinds;

export function isDigestKind(kind: string): kind is DigestKind {
	return Object.hasOwn(digestKinds, kind);
}
