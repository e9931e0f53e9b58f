import type * as Y from 'yjs';
import { docOf } from '#lib/documents/doc-of.ts';
import {
	unreadable,
	type Digest,
	type DigestKind,
	type UnreadableDigest
} from '#lib/domain/progress/digest.ts';
import { journalDigest } from '#lib/domain/progress/journal-digest.ts';
import { programmeDigest } from '#lib/domain/progress/programme-digest.ts';
import { registryDigest } from '#lib/domain/progress/registry-digest.ts';
import { roadmapDigest } from '#lib/domain/progress/roadmap-digest.ts';
import { answersDigest, surveysDigest } from '#lib/domain/progress/survey-digest.ts';
import { readAttachments } from '../attachments/read.ts';
import { readAllFeedback } from '../feedback/read.ts';
import { readJournal } from '../journal/read.ts';
import { readProgramme } from '../programme/read.ts';
import { programmeText } from '../programme/text.ts';
import { readBonds } from '../registry/bonds.ts';
import { readRegistry } from '../registry/read.ts';
import { readRoadmap } from '../roadmap/read.ts';
import { isNewerThanApp } from '../schema.ts';
import { readSheets, readSurveys } from '../surveys/read.ts';

/** What a digest has to know beside the content; it changes seldom, and is written down with the digest. */
export interface DigestContext {
	readonly kind: DigestKind;
	/** The day on which the document was made. */
	readonly startedOn: string;
	/** Of a roadmap: the year in which its school year begins, where somebody has said it. */
	readonly schoolYear: number | null;
}

/** One document's updates, counted. Never throws: whatever is broken comes out as such. */
export function digestOfUpdates(updates: readonly Uint8Array[], context: DigestContext): Digest {
	try {
		const doc = docOf(updates);
		return hasGap(doc) ? unreadable : digestOf(doc, context);
	} catch {
		// What no reader was prepared for is broken for this one only.
		return unreadable;
	}
}

/** Something that came needs something that never did: what is seen may be wrong. */
function hasGap(doc: Y.Doc): boolean {
	return doc.store.pendingStructs !== null || doc.store.pendingDs !== null;
}

export function digestOf(doc: Y.Doc, context: DigestContext): Digest {
	return isNewerThanApp(doc, context.kind) ? unreadable : read(doc, context);
}

function read(doc: Y.Doc, context: DigestContext): Exclude<Digest, UnreadableDigest> {
	switch (context.kind) {
		case 'programme':
			return programmeDigest(
				readProgramme(doc),
				{ hasGoal: isSaid(doc, 'goal'), hasOutcome: isSaid(doc, 'outcome') },
				context
			);
		case 'journal':
			return journalDigest(readJournal(doc));
		case 'roadmap': {
			const evidence = readAttachments(doc).kept.map(({ about }) => about);
			return roadmapDigest(readRoadmap(doc), { ...context, evidence });
		}
		case 'registry':
			return registryDigest(readRegistry(doc), readBonds(doc).bonds);
		case 'surveys':
			return surveysDigest(readSurveys(doc));
		case 'answers':
		case 'ballots':
		case 'taken-answers':
			return answersDigest(readSheets(doc));
		case 'marks':
		case 'feedback':
			return {
				of: 'heard',
				meetingIds: readAllFeedback(doc, context.kind)
					.map(({ meetingId }) => meetingId)
					.sort()
			};
	}
}

function isSaid(doc: Y.Doc, name: 'goal' | 'outcome'): boolean {
	return programmeText(doc, name).value.trim() !== '';
}
