/** A roadmap as somebody would have typed it. Everything in it is invented. */
export interface PlanText {
	readonly title: string;
	readonly stages: readonly StageText[];
}

export interface StageText {
	readonly number: string;
	readonly title: string;
	readonly task: string;
	readonly rows: readonly RowText[];
}

export interface RowText {
	readonly title: string;
	readonly term: string;
	/** `{curator}` and `{mentor}` stand for somebody of the school. */
	readonly responsible: string;
	readonly papers: readonly string[];
	/** Nobody has got round to it, although its time is over. */
	readonly late?: boolean;
	readonly parts?: readonly { readonly title: string; readonly term: string }[];
}
