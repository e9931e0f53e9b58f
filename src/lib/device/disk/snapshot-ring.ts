import * as Y from 'yjs';
import type { Report } from '../background.ts';
import type { Platform } from '../platform.ts';
import type { Snapshots } from './disk.ts';

/** Five of them reach back over some days of work, not over the last five minutes. */
const snapshotEveryMs = 60 * 60_000;

export interface SnapshotRing {
	readonly snapshots: Snapshots;
	readonly platform: Platform;
	readonly report: Report;
}

/** A copy of the document apart from its replica, so that one damaged store is not the end. */
export async function takeSnapshot(
	ring: SnapshotRing,
	document: string,
	doc: Y.Doc
): Promise<void> {
	const { snapshots, platform, report } = ring;
	try {
		const [last] = await snapshots.read(document);
		const takenAt = platform.now();
		if (last && takenAt - last.takenAt < snapshotEveryMs) return;
		await snapshots.add(document, { takenAt, update: Y.encodeStateAsUpdate(doc) });
	} catch (error) {
		report('take a snapshot', error);
	}
}
