import { connect } from 'node:net';
import type { Socket } from 'node:net';
import { encodeFromDevice } from '#lib/sync/codec.ts';
import { protocolVersion } from '#lib/sync/frames.ts';
import { passing } from './load.ts';
import type { Running } from './servers.ts';

export interface CrowdFigures {
	readonly kbPerSocket: number;
	/** With hardly anybody there: what this machine does to any process now. */
	readonly emptyLagMs: number;
	/** While nothing happens, and while a part of them comes back. */
	readonly idleLagMs: number;
	readonly backLagMs: number;
	readonly backMs: number;
	readonly backCpuMsEach: number;
	readonly idleCpuPercent: number;
}

const few = 50;
const atOnce = 200;
const idleMs = 10_000;

/** Every phone of a region has the app open and does nothing; then many lose the network and come back at once. */
export async function crowd(
	server: Running,
	{ sockets, back }: { readonly sockets: number; readonly back: number }
): Promise<CrowdFigures> {
	const devices = await arrive(server, few);
	await server.usage();
	await passing(idleMs / 2);
	const before = await server.usage();
	const memoryBefore = await server.memoryKb();
	while (devices.length < sockets)
		devices.push(...(await arrive(server, Math.min(atOnce, sockets - devices.length))));
	await passing(2_000);
	const memoryOfAll = await server.memoryKb();
	const all = await server.usage();
	await passing(idleMs);
	const idle = await server.usage();
	for (const device of devices.splice(0, back)) device.leave();
	const from = performance.now();
	devices.push(...(await arrive(server, back)));
	const backMs = performance.now() - from;
	const after = await server.usage();
	for (const device of devices) device.leave();
	return {
		kbPerSocket: (memoryOfAll - memoryBefore) / (sockets - few),
		...{ emptyLagMs: before.lagMs, idleLagMs: idle.lagMs, backLagMs: after.lagMs, backMs },
		backCpuMsEach: (after.cpuMs - idle.cpuMs) / back,
		idleCpuPercent: ((idle.cpuMs - all.cpuMs) / idleMs) * 100
	};
}

async function arrive(server: Running, count: number): Promise<IdleDevice[]> {
	const devices = Array.from({ length: count }, () => new IdleDevice(server.port));
	await Promise.all(devices.map(({ welcomed }) => welcomed));
	return devices;
}

const hello = masked(
	0x82,
	encodeFromDevice({ type: 'hello', protocol: protocolVersion, build: 'bench', device: '' })
);
const pong = masked(0x8a, new Uint8Array());

/** One socket of one device that says hello, and after that only that it is still there. */
class IdleDevice {
	readonly welcomed: Promise<void>;
	readonly #socket: Socket;

	constructor(port: number) {
		this.#socket = connect({ port, host: '127.0.0.1', noDelay: true });
		this.#socket.on('error', () => this.#socket.destroy());
		this.#socket.write(
			'GET /sync/ HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n' +
				'Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n'
		);
		this.welcomed = new Promise((resolve, reject) => {
			this.#socket.on('close', () => reject(new Error('a socket of the crowd was closed')));
			this.#socket.once('data', () => {
				this.#socket.write(hello);
				this.#socket.once('data', () => resolve());
				this.#socket.on('data', (bytes) => {
					if (bytes[0] === 0x89) this.#socket.write(pong);
				});
			});
		});
		this.welcomed.catch(() => undefined);
	}

	leave(): void {
		this.#socket.destroy();
	}
}

/** Masked with nought, which changes nothing. */
function masked(first: number, payload: Uint8Array): Buffer {
	return Buffer.from([first, 0x80 | payload.length, 0, 0, 0, 0, ...payload]);
}
