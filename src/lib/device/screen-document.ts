import type { PersonCard } from '#lib/domain/account.ts';
import type { Desk } from './desk.ts';
import type { TabDocument } from './open-document.ts';
import { createPresence } from './presence.ts';
import type { DocumentState, OpenDocument } from './surface.ts';
import { createUndo } from './undo.ts';
import type { Listeners } from './watched.ts';
import { watchedOf } from './watched.ts';

export interface ScreenDocumentParts {
	readonly opened: TabDocument;
	readonly desk: Desk;
	readonly changes: Listeners;
	readonly person: PersonCard | undefined;
	readonly close: () => void;
}

/** A document as one screen holds it. */
export function openForScreen(parts: ScreenDocumentParts): OpenDocument {
	const { opened, desk, changes, person, close } = parts;
	const undo = createUndo(opened.doc);
	const ending = { isOver: false };
	return {
		id: opened.id,
		kind: opened.kind,
		doc: opened.doc,
		get revision() {
			return opened.revision;
		},
		onChange: (listener) => opened.onChange(listener),
		mode: opened.mode,
		undo,
		presence: createPresence(opened.awareness, person),
		state: watchedOf(() => stateOf(opened, desk), changes),
		close() {
			if (ending.isOver) return;
			ending.isOver = true;
			undo.close();
			close();
		}
	};
}

function stateOf(opened: TabDocument, desk: Desk): DocumentState {
	const { unkept, index } = desk.shelf;
	const { waiting, refused } = index.standingOf(opened.id);
	const unsent = waiting.edits + refused.edits;
	const own = unkept.filter(({ document }) => document === opened.id);
	return {
		unkept: own.length,
		unsent,
		storedAt: unsent + own.length === 0 ? desk.status.storedAt : undefined,
		receivedAt: laterOf(opened.receivedAt.current, desk.receivedAt(opened.id)),
		refusal: refused.refusal ?? opened.refusal.current
	};
}

/** By its own channel or with all documents of the device: both bring all that the server had. */
function laterOf(a: number | undefined, b: number | undefined): number | undefined {
	return a === undefined || b === undefined ? (a ?? b) : Math.max(a, b);
}
