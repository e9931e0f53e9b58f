/** What was said stands at the top, and whoever has pressed something further down has to see it. */
export function intoView(said: HTMLElement): void {
	said.scrollIntoView({ block: 'center' });
	// What was pressed may be gone from the screen: then the reader goes on from here.
	if (document.activeElement === document.body) said.focus({ preventScroll: true });
}
