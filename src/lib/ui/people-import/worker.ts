/// <reference lib="webworker" />
import { peopleTableIn, type PeopleTable } from '#lib/import/people/people-table.ts';
import { readClipboard, readGrid } from '#lib/import/read-file.ts';
import type { ImportOutcome } from '#lib/import/refusals.ts';
import type { PeopleSource } from './read-people.ts';

/** Files are read beside the screen, so that a long one does not stop the finger. */
const scope = globalThis as unknown as DedicatedWorkerGlobalScope;

scope.addEventListener('message', ({ data }: MessageEvent<PeopleSource>) => {
	scope.postMessage(read(data));
});

function read(source: PeopleSource): ImportOutcome<PeopleTable> {
	const grid = source.kind === 'file' ? readGrid(source.bytes) : readClipboard(source);
	return grid.ok ? peopleTableIn(grid.value) : grid;
}
