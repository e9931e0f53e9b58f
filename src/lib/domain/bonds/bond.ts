/** A mentor with one mentee, or with a group of them, from the first thought to the end. */
export interface Bond {
	readonly id: string;
	readonly mentorId: string;
	readonly menteeIds: readonly string[];
	readonly form: string;
	readonly kind: string;
	/** What is asked for, as it stands in the order. */
	readonly request: string;
	readonly from: string;
	readonly to: string;
	/** Why the curator chose so; asked for where the choice differs from the proposal. */
	readonly reason: string;
	/** What the proposal said of it, 0 to 100; undefined where nothing was counted. */
	readonly score: number | undefined;
	readonly createdOn: string;
	/** The pair of the app, once its programme and journal are open. */
	readonly pairId: string;
	readonly history: readonly BondEvent[];
}

export const bondEventKinds = [
	'mentor-agreed',
	'mentee-agreed',
	'trial-set',
	'trial-passed',
	'rejected',
	'ordered',
	'paused',
	'resumed',
	'prolonged',
	'mentor-changed',
	'completed',
	'terminated'
] as const;
export type BondEventKind = (typeof bondEventKinds)[number];

/** What happened, never changed afterwards: two phones that were apart have both of their events. */
export interface BondEvent {
	readonly id: string;
	readonly kind: BondEventKind;
	readonly on: string;
	/** When it was written down, in milliseconds: two of one day stand in this order. */
	readonly at: number;
	readonly reason: EndReason | '';
	readonly note: string;
	/** Of a change of mentor: who goes on. */
	readonly mentorId: string;
	/** Of a prolongation the new last day, of a trial meeting its day. */
	readonly until: string;
	readonly orderId: string;
}

export const endReasons = [
	'plan-fulfilled',
	'goal-early',
	'mentor-asked',
	'mentee-asked',
	'both-asked',
	'curator-asked',
	'dismissal',
	'refusal-351-8',
	'consent-withdrawn'
] as const;
export type EndReason = (typeof endReasons)[number];

export const bondStates = [
	'proposed',
	'agreed',
	'trial',
	'tried',
	'active',
	'paused',
	'completed',
	'terminated',
	'rejected'
] as const;
export type BondState = (typeof bondStates)[number];

/** A bond that somebody works in, or is about to: it takes one of the mentor's places. */
export function isAlive(state: BondState): boolean {
	return state !== 'completed' && state !== 'terminated' && state !== 'rejected';
}

/** One that an order stands behind. */
export function isOrdered(state: BondState): boolean {
	return state === 'active' || state === 'paused';
}
