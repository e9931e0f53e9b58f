import type { Scope } from '#lib/domain/access.ts';
import type { ApprovalStep } from '#lib/domain/approvals/approval.ts';
import type { Submission } from '#lib/domain/monitoring/submission.ts';
import type { Role } from '#lib/domain/people.ts';
import type { AuditEvent } from './audit/trail.ts';

/**
 * What the server knows beside the documents. A district is some thousands of rows, so they are held
 * in memory (`server/access/facts.ts`), read once at start and changed only together with the disk.
 */
export interface Tables {
	readonly settings: { readonly id: string; readonly value: string };
	readonly organisations: {
		readonly id: string;
		readonly kind: 'school' | 'district';
		readonly name: string;
		readonly parentId: string | null;
	};
	readonly people: { readonly id: string; readonly name: string; readonly organisationId: string };
	readonly grants: {
		readonly id: string;
		readonly personId: string;
		readonly organisationId: string;
		readonly role: Role;
		/** The order by which the role was given; empty while there is none. */
		readonly ground: string;
		readonly state: 'invited' | 'accepted' | 'confirmed';
		readonly from: number;
		readonly to: number | null;
	};
	readonly pairs: {
		readonly id: string;
		readonly organisationId: string;
		readonly state: 'active' | 'paused' | 'ended';
		readonly createdAt: number;
	};
	readonly pairMembers: {
		readonly id: string;
		readonly pairId: string;
		readonly personId: string;
		readonly part: 'mentor' | 'mentee';
	};
	readonly documents: {
		readonly id: string;
		readonly kind: string;
		readonly organisationId: string;
		readonly pairId: string | null;
		readonly ownerId: string | null;
		readonly createdAt: number;
		readonly erasedAt: number | null;
		/** The school year a roadmap is for, by the year it begins in; null where nobody has said it. */
		readonly schoolYear: number | null;
	};
	/** How a person comes in by themselves; the id is the person's. */
	readonly credentials: {
		readonly id: string;
		readonly personId: string;
		readonly login: string;
		/** Argon2id with its parameters and salt; null while a passkey is the only way. */
		readonly password: string | null;
		/** The shared secret of one-time codes, once the person has shown that they work. */
		readonly totp: string | null;
		/** The step of the last code that was taken: none is taken twice. */
		readonly totpStep: number | null;
		readonly changedAt: number;
	};
	/** The id is the credential's own. */
	readonly passkeys: {
		readonly id: string;
		readonly personId: string;
		readonly publicKey: string;
		readonly counter: number;
		readonly label: string;
		readonly createdAt: number;
		readonly usedAt: number | null;
	};
	/** The id is the SHA-256 of the code. */
	readonly recoveryCodes: {
		readonly id: string;
		readonly personId: string;
		readonly createdAt: number;
		readonly usedAt: number | null;
	};
	/** By a link or by a code that is typed; the id is the SHA-256 of the one, `codeId` of the other. */
	readonly invitations: {
		readonly id: string;
		readonly codeId: string;
		readonly personId: string;
		/** The role with its organisation, which waits for this person. */
		readonly grantId: string;
		readonly madeBy: string;
		readonly createdAt: number;
		readonly expiresAt: number;
		readonly acceptedAt: number | null;
		readonly revokedAt: number | null;
	};
	/** Set-up and sign-in links. The id is the SHA-256 of the secret; the secret itself is never stored. */
	readonly links: {
		readonly id: string;
		readonly purpose: 'setup' | 'sign-in';
		readonly personId: string | null;
		readonly uses: 'once' | 'many';
		readonly createdAt: number;
		readonly expiresAt: number;
		readonly usedAt: number | null;
		/** The curator who gave it out; null for the operator. */
		readonly madeBy: string | null;
	};
	/** Cookies and bearer tokens, by the SHA-256 of their secret. */
	readonly sessions: {
		readonly id: string;
		readonly personId: string;
		readonly scope: Scope;
		readonly label: string;
		readonly createdAt: number;
		readonly seenAt: number;
		readonly expiresAt: number;
		/** How the person proved who they are; null is from before that was asked, and counts as a link. */
		readonly proof: Proof | null;
		/** The version of the app that was last heard. */
		readonly app: string | null;
		/** Who gave out the link by which it began, if one did. */
		readonly madeBy: string | null;
	};
	/** The secret address by which a calendar follows a person's meetings; the id is its SHA-256. */
	readonly calendarFeeds: {
		readonly id: string;
		readonly personId: string;
		readonly createdAt: number;
	};
	/** Public keys of a browser, by which packets are made and opened without the server; the id is the signing key. */
	readonly deviceKeys: {
		readonly id: string;
		readonly personId: string;
		/** They go with it when somebody ends it, and stay for what is under way when it runs out. */
		readonly sessionId: string;
		readonly agreement: string;
		readonly createdAt: number;
	};
	/** Edits that came when their author had no right to the document any more; a person decides. */
	readonly quarantine: {
		readonly id: string;
		readonly documentId: string;
		readonly authorId: string;
		readonly deviceId: string;
		/** As the device named it; empty for what came live. */
		readonly batchId: string;
		/** Base64; empty once it is decided and nobody needs the bytes any more. */
		readonly update: string;
		readonly at: number;
		readonly state: 'waiting' | 'applied' | 'returned' | 'discarded' | 'closed';
		readonly decidedBy: string | null;
		readonly decidedAt: number | null;
		/** What the curator says to the author of it. */
		readonly word: string;
	};
	/** Roadmaps that everybody may read at an address of their own, as they were when published. */
	readonly publications: {
		readonly id: string;
		readonly documentId: string;
		readonly organisationId: string;
		readonly html: string;
		readonly names: 'hidden' | 'shown';
		readonly robots: 'kept-out' | 'let-in';
		readonly publishedBy: string;
		readonly publishedAt: number;
	};
	/** Steps towards an approval, in the order of their numbers; never changed once written. */
	readonly approvals: {
		readonly id: string;
		readonly documentId: string;
		readonly number: number;
		readonly step: ApprovalStep;
		readonly hash: string;
		readonly result: string;
		readonly basis: string;
		readonly list: number;
		readonly personId: string;
		/** As it was then: an approval goes on saying who gave it. */
		readonly person: string;
		readonly at: number;
		/** JSON of `ApprovalWords`. */
		readonly words: string;
		/** The plan that the step has frozen, packed; empty where it froze none. */
		readonly frozen: string;
	};
	/** What schools sent up to their district, and took back; never changed once written. */
	readonly submissions: Submission;
}

/** A link opens once and was given by hand; `two-factor` is a passkey, or a password with a code. */
export const proofs = ['link', 'password', 'two-factor'] as const;
export type Proof = (typeof proofs)[number];

export type TableName = keyof Tables;

export type RecordChange = {
	[Name in TableName]:
		| { readonly table: Name; readonly put: Tables[Name] }
		| { readonly table: Name; readonly remove: string };
}[TableName];

export type AllRecords = { readonly [Name in TableName]: readonly Tables[Name][] };

export interface Records {
	/** Every row, once, at start. */
	readAll(): Promise<AllRecords>;

	/** All or none, with what the audit says of it, and on disk when it resolves. */
	write(changes: readonly RecordChange[], told?: readonly AuditEvent[]): Promise<void>;
}
