/** A request for help, from one person to whoever has a role in the school, and what was answered. */
export interface HelpRequest {
	readonly id: string;
	readonly text: string;
	/** Milliseconds. */
	readonly at: number;
	/** Oldest first. */
	readonly answers: readonly HelpAnswer[];
}

export interface HelpAnswer {
	readonly id: string;
	readonly text: string;
	readonly at: number;
	/** The person's id. */
	readonly by: string;
}

export const helpers = ['curator', 'psychologist', 'methodist'] as const;
export type Helper = (typeof helpers)[number];

export function helpKindOf(helper: Helper): `help-${Helper}` {
	return `help-${helper}`;
}

/** Undefined for a kind of document that is no request for help. */
export function helperOf(kind: string): Helper | undefined {
	return helpers.find((helper) => helpKindOf(helper) === kind);
}

export function waitingIn(requests: readonly HelpRequest[]): number {
	return requests.filter(({ answers }) => answers.length === 0).length;
}

export function answersIn(
	requests: readonly HelpRequest[],
	isAsked: (answer: HelpAnswer) => boolean
): number {
	return requests.flatMap(({ answers }) => answers).filter(isAsked).length;
}
