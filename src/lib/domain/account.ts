import type { ApprovalDigest } from './approvals/approval.ts';
import type { Role } from './people.ts';

/** What a signed-in person's devices know of the world around the documents: names, pairs, what may be opened. */
export interface Account {
	readonly person: PersonCard;
	readonly roles: readonly { readonly role: Role; readonly organisationId: string }[];
	readonly organisations: readonly OrganisationCard[];
	readonly pairs: readonly PairCard[];
	readonly documents: readonly DocumentCard[];
	/** Late edits: of this person, until they have read what became of them; and to be decided by them. */
	readonly decisions?: { readonly mine: number; readonly toDecide: number };
	/** Grows with every change that this person would see. */
	readonly version: number;
}

export interface PersonCard {
	readonly id: string;
	readonly name: string;
}

export interface OrganisationCard {
	readonly id: string;
	readonly name: string;
	readonly kind: 'school' | 'district';
	readonly parentId?: string;
}

export interface PairCard {
	readonly id: string;
	readonly organisationId: string;
	readonly mentors: readonly PersonCard[];
	readonly mentees: readonly PersonCard[];
	readonly state: 'active' | 'paused' | 'ended';
}

export interface DocumentCard {
	readonly id: string;
	readonly kind: string;
	readonly organisationId: string;
	readonly pairId?: string;
	readonly ownerId?: string;
	readonly mode: 'read-only' | 'read-write';
	/** What may be decided about it, beside reading and writing. */
	readonly may?: readonly ('review' | 'approve')[];
	readonly approval?: ApprovalDigest;
	/** Of a roadmap: the year in which its school year begins. */
	readonly schoolYear?: number;
}
