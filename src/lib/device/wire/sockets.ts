/** One way to the server that carries whole messages. The browser's WebSocket, or a test's by hand. */
export interface Sockets {
	/** `person` is whose words go this way, if anybody's. */
	dial(events: SocketEvents, person?: string): Socket;
}

export interface Socket {
	send(bytes: Uint8Array): void;
	/** `closed` is still told, or not; nobody may depend on it. */
	close(): void;
}

export interface SocketEvents {
	readonly opened: () => void;
	readonly message: (bytes: Uint8Array) => void;
	readonly closed: () => void;
}

export function browserSockets(url: string): Sockets {
	return {
		dial: (events, person) => {
			const whose = person === undefined ? '' : `?person=${encodeURIComponent(person)}`;
			const socket = new WebSocket(url + whose);
			socket.binaryType = 'arraybuffer';
			socket.onopen = events.opened;
			socket.onclose = events.closed;
			socket.onmessage = (message: MessageEvent<unknown>) => {
				if (message.data instanceof ArrayBuffer) events.message(new Uint8Array(message.data));
			};
			return {
				send: (bytes) => socket.send(new Uint8Array(bytes)),
				close: () => socket.close()
			};
		}
	};
}
