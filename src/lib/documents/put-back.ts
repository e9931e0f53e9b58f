import type * as Y from 'yjs';
import { putBackInProgramme } from './programme/put-back.ts';
import type { PutBack } from './put-back-line.ts';
import { putBackInRoadmap } from './roadmap/put-back.ts';

/**
 * Makes one change of the plan undone, as an edit like any other. False where that cannot be done by
 * one edit: then nothing is written.
 */
export function putBack(doc: Y.Doc, asked: PutBack): boolean {
	switch (asked.approved.form) {
		case 'roadmap':
			return putBackInRoadmap(doc, asked);
		case 'programme':
			return putBackInProgramme(doc, asked);
	}
}
