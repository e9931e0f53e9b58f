/** The secret stands after «#», so that it reaches no server and no log on the way. */
export function takeSecretFromAddress(): string {
	const secret = secretIn(location.href) ?? '';
	// Gone at once: not in the history, not over somebody's shoulder, not in a shared address.
	if (location.hash !== '') history.replaceState(history.state, '', location.pathname);
	return secret;
}

/** The secret of a pasted link; undefined when it is no invitation. */
export function secretIn(link: string): string | undefined {
	return /#([\w-]{20,100})\s*$/.exec(link.trim())?.[1];
}
