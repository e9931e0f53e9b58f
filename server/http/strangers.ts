import type { IncomingMessage, Server } from 'node:http';
import type { Socket } from 'node:net';

/**
 * Keeps lines on which nobody has asked anything yet to so many. The oldest goes: an honest browser
 * asks within the time of one way there and back, and whoever floods the door only waits.
 */
export function keepStrangersFew(server: Server, atOnce: number): void {
	const silent = new Set<Socket>();
	const hasSpoken = ({ socket }: IncomingMessage): void => void silent.delete(socket);
	server.on('connection', (socket) => {
		silent.add(socket);
		socket.once('close', () => silent.delete(socket));
		const [oldest] = silent;
		if (silent.size > atOnce) oldest?.destroy();
	});
	server.on('request', hasSpoken);
	server.on('upgrade', hasSpoken);
}
