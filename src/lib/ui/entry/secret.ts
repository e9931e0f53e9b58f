/** Where static/before.js leaves the secret that it took out of the address. */
const stash = globalThis as { tropaSecret?: unknown };

/** For which page a secret is: one of the other kind opens nothing there. */
export type Door = 'enter' | 'setup' | 'join';

/**
 * The secret stands after «#», so that it reaches no server and no log on the way. It is gone from the
 * address bar at once: not in the history, not over somebody's shoulder, not in a shared address. Until
 * it has opened the door, this tab remembers it: a page that is loaded again on a bad network goes on.
 */
export function takeSecret(door: Door): string {
	const fresh = freshSecret();
	if (fresh === '') return recall(door);
	remember(door, fresh);
	return fresh;
}

/** It has opened the door, or never will. */
export function forgetSecret(door: Door): void {
	remember(door, '');
}

/** The secret of a pasted link; undefined when it is no invitation. */
export function secretIn(link: string): string | undefined {
	return /#([\w-]{20,100})\s*$/.exec(link.trim())?.[1];
}

function freshSecret(): string {
	const early = stash.tropaSecret;
	delete stash.tropaSecret;
	if (typeof early === 'string') return early;
	const secret = secretIn(globalThis.location.href) ?? '';
	const { history, location } = globalThis;
	if (location.hash !== '') history.replaceState(history.state, '', location.pathname);
	return secret;
}

function recall(door: Door): string {
	try {
		return sessionStorage.getItem(`tropa:${door}`) ?? '';
	} catch {
		// The browser keeps nothing for us: the link has to be opened again.
		return '';
	}
}

function remember(door: Door, secret: string): void {
	try {
		if (secret === '') sessionStorage.removeItem(`tropa:${door}`);
		else sessionStorage.setItem(`tropa:${door}`, secret);
	} catch (cause) {
		console.warn('The link could not be remembered until it is used', cause);
	}
}
