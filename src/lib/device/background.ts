/** Where the world's failures go that nobody waits for: a log line, and in tests a list that must end empty. */
export type Report = (what: string, error: unknown) => void;

/** For work that nobody waits for: its failure is told, never dropped. */
export function inBackground(work: Promise<unknown>, what: string, report: Report): void {
	work.catch((error: unknown) => report(what, error));
}
