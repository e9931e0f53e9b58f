/** Where static/before.js leaves the secret that it took out of the address. */
const stash = globalThis as { tropaSecret?: unknown };

/**
 * The secret stands after «#», so that it reaches no server and no log on the way. It is gone from the
 * address bar at once: not in the history, not over somebody's shoulder, not in a shared address.
 */
export function takeSecret(): string {
	const early = stash.tropaSecret;
	delete stash.tropaSecret;
	if (typeof early === 'string') return early;
	const secret = secretIn(globalThis.location.href) ?? '';
	const { history, location } = globalThis;
	if (location.hash !== '') history.replaceState(history.state, '', location.pathname);
	return secret;
}

/** The secret of a pasted link; undefined when it is no invitation. */
export function secretIn(link: string): string | undefined {
	return /#([\w-]{20,100})\s*$/.exec(link.trim())?.[1];
}
