/** The number on the icon of the installed app, for as long as what it counts is shown; then nothing waits. */
export function badge(count: number): () => () => void {
	return () => {
		navigator.setAppBadge?.(count).catch(reportBadge);
		return () => void navigator.clearAppBadge?.().catch(reportBadge);
	};
}

/** An app that is not installed has no icon to write on. */
function reportBadge(cause: unknown): void {
	console.warn('The number on the icon could not be set', cause);
}
