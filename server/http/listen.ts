import { createServer } from 'node:http';
import type { IncomingMessage, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { bridge } from './bridge.ts';
import type { Answer } from './bridge.ts';
import { keepStrangersFew } from './strangers.ts';
import { isSyncAddress } from './upgrade.ts';
import type { Upgrade } from './upgrade.ts';

export interface Listening {
	readonly port: number;
	/** Takes nobody new; ends when the last answer was given, or was cut off. */
	stop(): Promise<void>;
}

export interface Door {
	readonly host: string;
	readonly port: number;
	readonly answer: Answer;
	readonly upgrade: Upgrade;
	readonly report: (cause: unknown) => void;
	readonly limits?: Partial<Limits>;
}

type Limits = typeof defaultLimits;

/** A request line and headers come at once or not at all; a body may come over a village's line. */
const defaultLimits = {
	headersTimeout: 10_000,
	requestTimeout: 300_000,
	connectionsCheckingInterval: 5_000,
	keepAliveTimeout: 65_000,
	maxHeaderSize: 16 * 1024,
	/** All lines, sockets that are open for days included: a district, and memory for it. */
	linesAtOnce: 20_000,
	/** Lines on which nobody has asked anything yet. */
	strangersAtOnce: 1_000
};
const lastAnswersWithinMs = 3_000;

export async function listen(door: Door): Promise<Listening> {
	const { linesAtOnce, strangersAtOnce, ...times } = { ...defaultLimits, ...door.limits };
	const server = createServer(
		{ ...times, shouldUpgradeCallback: isForSockets },
		bridge(door.answer, door.report)
	);
	server.maxConnections = linesAtOnce;
	keepStrangersFew(server, strangersAtOnce);
	server.on('upgrade', door.upgrade);
	await new Promise<void>((resolve, reject) => {
		server.once('error', reject);
		server.listen(door.port, door.host, resolve);
	});
	const { port } = server.address() as AddressInfo;
	return { port, stop: () => stop(server) };
}

/** Any other wish to change the protocol is not heard, and the request is answered as it is. */
function isForSockets({ headers, url = '/' }: IncomingMessage): boolean {
	const [path = ''] = url.split('?');
	return headers.upgrade?.toLowerCase() === 'websocket' && isSyncAddress(path);
}

async function stop(server: Server): Promise<void> {
	const closed = new Promise<void>((resolve) => server.close(() => resolve()));
	const cut = setTimeout(() => server.closeAllConnections(), lastAnswersWithinMs);
	server.closeIdleConnections();
	await closed;
	clearTimeout(cut);
}
