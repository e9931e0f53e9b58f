/** So many turns of the event loop. */
export async function turns(count: number): Promise<void> {
	for (let turn = 0; turn < count; turn++) await new Promise((resolve) => setImmediate(resolve));
}

/**
 * Until nothing in memory goes on: turns in which nobody asked for a further one, some in a row for what
 * comes by another way, and never more than anything in memory takes.
 */
export async function settle(): Promise<void> {
	for (let turn = 0, quiet = 0; turn < 60 && quiet < 3; turn++) {
		await turns(1);
		const goesOn = process.getActiveResourcesInfo().includes('Immediate');
		quiet = goesOn ? 0 : quiet + 1;
	}
}
