/** What the doctor says of one thing. */
export interface Finding {
	readonly check: string;
	readonly state: 'ok' | 'warning' | 'trouble';
	/** A Russian sentence: what is so, and what to do about it. */
	readonly text: string;
}

export function ok(check: string, text: string): Finding {
	return { check, state: 'ok', text };
}

export function warning(check: string, text: string): Finding {
	return { check, state: 'warning', text };
}

export function trouble(check: string, text: string): Finding {
	return { check, state: 'trouble', text };
}
