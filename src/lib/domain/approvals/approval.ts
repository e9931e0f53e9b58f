/**
 * What happened to a document on its way to approval. Records are made by the server alone, stamped
 * with its time and the person who spoke, and never changed: the state is derived from them.
 */
export interface ApprovalRecord {
	readonly id: string;
	readonly documentId: string;
	/** Counts from 1 in each document. */
	readonly number: number;
	readonly step: ApprovalStep;
	/** SHA-256 of the canonical text of the content that the step is about. */
	readonly hash: string;
	/** The content in force after the step, where it differs: some lines of a list were returned. */
	readonly result: string;
	/** The approved content that a list of changes starts from; empty for a whole plan. */
	readonly basis: string;
	/** «Лист изменений № n»; 0 for a whole plan. */
	readonly list: number;
	readonly personId: string;
	readonly person: string;
	/** Milliseconds, by the server's clock. */
	readonly at: number;
	readonly words: ApprovalWords;
}

export const approvalSteps = [
	'sent',
	'withdrawn',
	'returned',
	'considered',
	'accepted',
	'agreed',
	'approved',
	'changes-sent',
	'changes-decided'
] as const;
export type ApprovalStep = (typeof approvalSteps)[number];

export function isApprovalStep(value: string): value is ApprovalStep {
	return approvalSteps.some((step) => step === value);
}

/** Steps of the chain that a body takes before the approval. */
export const chainSteps = ['considered', 'accepted', 'agreed'] as const;
export type ChainStep = (typeof chainSteps)[number];

export interface ApprovalWords {
	/** Of the protocol or the order. */
	readonly number?: string | undefined;
	/** As 2026-09-01. */
	readonly date?: string | undefined;
	/** Which body: «педагогический совет». */
	readonly body?: string | undefined;
	/** Why it is returned. */
	readonly remark?: string | undefined;
	/** Why the plan changes. */
	readonly reason?: string | undefined;
	readonly lines?: readonly LineDecision[] | undefined;
}

export interface LineDecision {
	readonly line: string;
	readonly is: 'accepted' | 'returned';
	readonly remark: string;
}

export interface ApprovalState {
	/** What is in force, and since when. */
	readonly inForce: ApprovedVersion | undefined;
	/** Every content that was in force, oldest first. */
	readonly versions: readonly ApprovedVersion[];
	readonly pending: Pending | undefined;
	/** The last answer was «no», and nothing was sent since. */
	readonly returned: ApprovalRecord | undefined;
	/** The last list of changes that was decided. */
	readonly decided: ApprovalRecord | undefined;
	readonly lists: number;
}

export interface ApprovedVersion {
	readonly hash: string;
	/** 0 for the plan as it was first approved; n with the changes of list n. */
	readonly list: number;
	readonly record: ApprovalRecord;
}

export interface Pending {
	readonly sent: ApprovalRecord;
	/** What was recorded of it since: considered, accepted, agreed. */
	readonly chain: readonly ApprovalRecord[];
}

export const untouched: ApprovalState = {
	inForce: undefined,
	versions: [],
	pending: undefined,
	returned: undefined,
	decided: undefined,
	lists: 0
};

/** Records in the order of their numbers. */
export function approvalState(records: readonly ApprovalRecord[]): ApprovalState {
	return records.reduce(after, untouched);
}

function after(state: ApprovalState, record: ApprovalRecord): ApprovalState {
	switch (record.step) {
		case 'sent':
			return { ...state, pending: { sent: record, chain: [] }, returned: undefined };
		case 'changes-sent': {
			const lists = Math.max(state.lists, record.list);
			return { ...state, lists, pending: { sent: record, chain: [] }, returned: undefined };
		}
		case 'withdrawn':
			return { ...state, pending: undefined };
		case 'returned':
			return { ...state, pending: undefined, returned: record };
		case 'considered':
		case 'accepted':
		case 'agreed':
			return withChain(state, record);
		case 'approved':
			return inForce(state, record);
		case 'changes-decided':
			return inForce({ ...state, decided: record }, record);
	}
}

function withChain(state: ApprovalState, record: ApprovalRecord): ApprovalState {
	const { pending } = state;
	if (!pending) return state;
	return { ...state, pending: { ...pending, chain: [...pending.chain, record] } };
}

/** A list of which nothing was accepted leaves in force what was. */
function inForce(state: ApprovalState, record: ApprovalRecord): ApprovalState {
	const settled = { ...state, pending: undefined, returned: undefined };
	if (record.result === state.inForce?.hash) return settled;
	const version = { hash: record.result, list: record.list, record };
	return { ...settled, inForce: version, versions: [...state.versions, version] };
}

/** What devices are told of each document, whether or not they have its records. */
export interface ApprovalDigest {
	/** How many records there are: a device that knows fewer asks for them. */
	readonly records: number;
	/** Milliseconds; the day that was written in the order stands over it. */
	readonly approvedAt?: number;
	readonly approvedOn?: string;
	readonly list?: number;
	readonly pending?: 'whole' | 'changes';
	readonly pendingSince?: number;
	readonly returned?: boolean;
}

export function digestOfState({ inForce, pending, returned }: ApprovalState, records: number) {
	const on = inForce?.record.words.date ?? '';
	const digest: ApprovalDigest = {
		records,
		...(inForce ? { approvedAt: inForce.record.at, list: inForce.list } : {}),
		...(on === '' ? {} : { approvedOn: on }),
		...(pending
			? {
					pending: pending.sent.list === 0 ? ('whole' as const) : ('changes' as const),
					pendingSince: pending.sent.at
				}
			: {}),
		...(returned ? { returned: true } : {})
	};
	return digest;
}
