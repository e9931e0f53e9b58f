import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import type { Kind } from './delivery.ts';

/** docs/sync.md, «y-websocket messages». */
const messages = { sync: 0, stored: 100, step2Stored: 101, refused: 102 } as const;
const syncSteps = { step2: 1, update: 2 } as const;

export type ToServer =
	| { readonly carries: 'nothing' }
	| { readonly carries: 'update'; readonly update: Uint8Array }
	| { readonly carries: 'everything' };

/** What y-websocket is about to send, as far as it matters for what the server will answer. */
export function readToServer(message: Uint8Array): ToServer {
	const from = decoding.createDecoder(message);
	if (decoding.readVarUint(from) !== messages.sync) return { carries: 'nothing' };
	const step = decoding.readVarUint(from);
	if (step === syncSteps.step2) return { carries: 'everything' };
	if (step !== syncSteps.update) return { carries: 'nothing' };
	return { carries: 'update', update: decoding.readVarUint8Array(from) };
}

export function updateMessage(update: Uint8Array): Uint8Array {
	return encoding.encode((to) => {
		encoding.writeVarUint(to, messages.sync);
		encoding.writeVarUint(to, syncSteps.update);
		encoding.writeVarUint8Array(to, update);
	});
}

export function step2Message(update: Uint8Array): Uint8Array {
	return encoding.encode((to) => {
		encoding.writeVarUint(to, messages.sync);
		encoding.writeVarUint(to, syncSteps.step2);
		encoding.writeVarUint8Array(to, update);
	});
}

export type ToDevice =
	| { readonly is: 'for-yjs' }
	| { readonly is: 'stored'; readonly kind: Kind; readonly count: number }
	| { readonly is: 'refused'; readonly kind: Kind; readonly refusal: string }
	| { readonly is: 'broken' };

export function readToDevice(message: Uint8Array): ToDevice {
	const from = decoding.createDecoder(message);
	try {
		switch (decoding.readVarUint(from)) {
			case messages.stored:
				return { is: 'stored', kind: 'update', count: decoding.readVarUint(from) };
			case messages.step2Stored:
				return { is: 'stored', kind: 'step-2', count: decoding.readVarUint(from) };
			case messages.refused: {
				const kind = decoding.readVarUint(from) === 1 ? 'step-2' : 'update';
				return { is: 'refused', kind, refusal: decoding.readVarString(from) };
			}
			default:
				return { is: 'for-yjs' };
		}
	} catch {
		// lib0 throws on bytes that end too early; such a message is nobody's.
		return { is: 'broken' };
	}
}
