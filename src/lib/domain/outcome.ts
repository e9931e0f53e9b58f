/** The answer of a rule: either a value, or the reason why not. */
export type Outcome<T, Reason extends string> =
	{ readonly ok: true; readonly value: T } | { readonly ok: false; readonly reason: Reason };

export function accepted<T>(value: T): { readonly ok: true; readonly value: T } {
	return { ok: true, value };
}

export function declined<Reason extends string>(
	reason: Reason
): { readonly ok: false; readonly reason: Reason } {
	return { ok: false, reason };
}
