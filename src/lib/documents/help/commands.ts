import type * as Y from 'yjs';
import type { HelpAnswer, HelpRequest } from '#lib/domain/help.ts';
import { putRecord } from '../fields.ts';

export function askForHelp(
	doc: Y.Doc,
	{ id, text, at }: Pick<HelpRequest, 'id' | 'text' | 'at'>
): void {
	doc.transact(() => putRecord(doc.getMap('requests'), id, { text, at }));
}

export function answerHelp(
	doc: Y.Doc,
	{ id, ...answer }: HelpAnswer & { readonly requestId: string }
): void {
	doc.transact(() => putRecord(doc.getMap('answers'), id, answer));
}
