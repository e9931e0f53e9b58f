import * as Y from 'yjs';
import type { Report } from './background.ts';
import type { OutboxRecord } from './disk/disk.ts';
import { origins } from './origins.ts';

/** One that Yjs cannot read keeps no other from being applied, and stays where it is. */
export function applyRecords(doc: Y.Doc, records: readonly OutboxRecord[], report: Report): void {
	for (const { update, batch } of records) {
		try {
			Y.applyUpdate(doc, update, origins.outbox);
		} catch (error) {
			report(`apply ${batch}`, error);
		}
	}
}
