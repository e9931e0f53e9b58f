import { WebSocket } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';

/** What the server tells of its disk is for our own devices. */
const oursAlone = [100, 101, 102];

/** A document as any unmodified client of the protocol has it. */
export async function join(
	{ address }: { readonly address: string },
	documentId: string,
	{ token }: { readonly token: string }
) {
	const doc = new Y.Doc();
	class Signed extends WebSocket {
		constructor(url: string) {
			super(url, { headers: { authorization: `Bearer ${token}` } });
		}
	}
	const line = new WebsocketProvider(`${address.replace('http', 'ws')}/sync`, documentId, doc, {
		WebSocketPolyfill: Signed as never,
		disableBc: true
	});
	for (const type of oursAlone) line.messageHandlers[type] = () => undefined;
	await new Promise((resolve) => line.once('sync', resolve));
	const leave = (): void => {
		line.destroy();
		// Its presence has a clock of its own, for which a program would never end.
		doc.destroy();
	};
	return { doc, leave };
}
