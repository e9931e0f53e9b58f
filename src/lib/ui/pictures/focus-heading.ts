/** What was pressed is gone from the screen, so the finger and the reader go on from here. */
export function focusHeading(heading: HTMLElement): void {
	heading.scrollIntoView({ block: 'start' });
	heading.focus({ preventScroll: true });
}
