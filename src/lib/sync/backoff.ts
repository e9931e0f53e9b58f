/** [F6] Full jitter over 1, 2, 4 … 60 s, so that a school that lost its server does not come back as one. */
export function backoffMs(attempt: number, chance: number): number {
	return Math.floor(chance * Math.min(firstMs * 2 ** Math.min(attempt, 6), lastMs));
}

/** What the other side asks for wins over our own guess, with a little spread on top. */
export function waitMs(attempt: number, chance: number, retryAfterMs: number): number {
	if (retryAfterMs > 0) return Math.floor(retryAfterMs * (1 + chance / 4));
	return backoffMs(attempt, chance);
}

const firstMs = 1_000;
const lastMs = 60_000;
