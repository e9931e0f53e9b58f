/** Asked again at the next start, when it may be written under another id, or beside what is there by then. */
export function isWrittenAgain(refusal: string): boolean {
	return refusal === 'foreign-client-id' || refusal === 'waits-for-another';
}
