import * as Y from 'yjs';
import type { UndoSteps } from './surface.ts';
import { Listeners } from './watched.ts';

/** Strokes closer together than this are one step. */
const captureTimeoutMs = 500;

/** Says yes to every origin: which transactions count is decided by `captureTransaction` alone. */
class EveryOrigin extends Set<unknown> {
	override has(): boolean {
		return true;
	}
}

/** Undo of what this tab did, and of nothing that came from elsewhere. */
export function createUndo(doc: Y.Doc): UndoSteps & { close(): void } {
	const steps = new Y.UndoManager(doc, {
		captureTimeout: captureTimeoutMs,
		trackedOrigins: new EveryOrigin(),
		captureTransaction: (transaction) => transaction.local
	});
	const listeners = new Listeners();
	const tell = () => listeners.tell();
	steps.on('stack-item-added', tell);
	steps.on('stack-item-popped', tell);
	steps.on('stack-cleared', tell);
	return {
		get canUndo() {
			return steps.canUndo();
		},
		get canRedo() {
			return steps.canRedo();
		},
		undo: () => void steps.undo(),
		redo: () => void steps.redo(),
		newStep: () => steps.stopCapturing(),
		onChange: (listener) => listeners.add(listener),
		close: () => steps.destroy()
	};
}
