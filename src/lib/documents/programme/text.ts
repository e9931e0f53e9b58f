import type * as Y from 'yjs';
import type { ProgrammeText } from '#lib/domain/programme.ts';
import { longTextIn, type LongText } from '../long-text.ts';

/** Apart from the reader of all the rest: a list of steps needs no text that many write at once. */
export function programmeText(doc: Y.Doc, name: ProgrammeText): LongText {
	return longTextIn(doc, `text:${name}`);
}
