import type { Awareness } from 'y-protocols/awareness';
import type { WebsocketProvider } from 'y-websocket';
import type * as Y from 'yjs';
import { origins } from '../origins.ts';
import type { VirtualSocket } from './virtual-channel.ts';

export interface ProviderParts {
	readonly doc: Y.Doc;
	readonly awareness: Awareness;
	readonly document: string;
	readonly make: (document: string) => VirtualSocket;
}

/** What y-websocket keeps to itself, and we have to take out of its hands. */
interface Inside {
	readonly _checkInterval: ReturnType<typeof setInterval>;
	readonly _updateHandler: (update: Uint8Array, origin: unknown) => void;
}

/**
 * y-websocket's own provider over a channel of ours. It decides nothing about time: when to dial,
 * when a link is dead and when to try again is sync/link.ts alone; here it only hears `connect()`.
 */
export async function createProvider(parts: ProviderParts): Promise<WebsocketProvider> {
	const { doc, awareness, document, make } = parts;
	const { WebsocketProvider } = await import('y-websocket');
	// A function and not a class, because `new` on it has to give the channel that the wire made.
	function Socket(): VirtualSocket {
		return make(document);
	}
	const provider = new WebsocketProvider('channel:', document, doc, {
		...{ awareness, connect: false, disableBc: true, resyncInterval: -1, maxBackoffTime: 0 },
		WebSocketPolyfill: Socket as unknown as typeof WebSocket,
		shouldReconnect: () => false
	});
	const inside = provider as unknown as Inside;
	clearInterval(inside._checkInterval);
	doc.off('update', inside._updateHandler);
	const send = (update: Uint8Array, origin: unknown) => {
		if (goesOut(origin)) inside._updateHandler(update, origin);
	};
	doc.on('update', send);
	doc.on('destroy', () => doc.off('update', send));
	return provider;
}

/** The server has what the exchange brought, and edits of other tabs are sent in their own bytes. */
function goesOut(origin: unknown): boolean {
	return origin !== origins.exchange && origin !== origins.tab && origin !== origins.outbox;
}
