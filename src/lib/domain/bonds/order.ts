import { isIsoDate } from '../term/days.ts';

/** An order on pairs, or one that changes what an earlier one said. */
export interface PairOrder {
	readonly id: string;
	readonly kind: OrderKind;
	readonly number: string;
	readonly date: string;
	/** What it stands on: minutes of a council, an application. */
	readonly grounds: string;
	/** By when the programmes must be drafted. */
	readonly programmesBy: string;
	/** Rows of the table, or of the changes. */
	readonly lines: readonly OrderLine[];
	/** The day on which it was signed; empty is a draft. */
	readonly signedOn: string;
	/** When it was begun: drafts stand in this order. */
	readonly createdAt: number;
}

export const orderKinds = ['assign', 'change'] as const;
export type OrderKind = (typeof orderKinds)[number];

export const lineChanges = ['none', 'mentor', 'prolong', 'end', 'pause', 'resume'] as const;
export type LineChange = (typeof lineChanges)[number];

/** A row as it stood when the order was made: later edits of the bases do not change what was signed. */
export interface OrderLine {
	readonly bondId: string;
	readonly change: LineChange;
	readonly mentor: string;
	readonly mentorPost: string;
	readonly mentorCategory: string;
	readonly mentees: string;
	readonly menteePost: string;
	readonly form: string;
	readonly kind: string;
	readonly request: string;
	readonly from: string;
	readonly to: string;
	readonly pay: string;
	/** Dates and numbers of the consents it stands on. */
	readonly consents: string;
	/** Of a change: what is written of it. */
	readonly note: string;
	/** Pupils' names go to an appendix that is not published. */
	readonly hasMinors: boolean;
}

export function isSigned({ signedOn }: Pick<PairOrder, 'signedOn'>): boolean {
	return signedOn !== '';
}

/** «41-од» is followed by «42-од»: the last order of the year, its first number grown by one. */
export function nextNumber(orders: readonly PairOrder[], today: string): string {
	const year = today.slice(0, 4);
	const last = orders
		.filter(({ date, number }) => isIsoDate(date) && date.startsWith(year) && /\d/.test(number))
		.toSorted((a, b) => numberIn(a.number) - numberIn(b.number))
		.at(-1);
	if (!last) return '';
	return last.number.replace(/\d+/, String(numberIn(last.number) + 1));
}

function numberIn(text: string): number {
	return Number(/\d+/.exec(text)?.[0] ?? 0);
}
