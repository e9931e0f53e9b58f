import { EventEmitter, once } from 'node:events';
import { connect } from 'node:net';
import type { Socket } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { createUpgrade } from '../../../server/http/upgrade.ts';
import { createHttp } from '../../../server/http/http.ts';
import { listen } from '../../../server/http/listen.ts';
import type { Door, Listening } from '../../../server/http/listen.ts';
import { openHouse } from './house.ts';

const open: Listening[] = [];
afterEach(async () => {
	for (const door of open.splice(0)) await door.stop();
});

async function openDoor(limits: Door['limits'] = {}) {
	const house = await openHouse();
	const reported: unknown[] = [];
	const events = new EventEmitter();
	const http = createHttp(house.parts);
	const door = await listen({
		host: '127.0.0.1',
		port: 0,
		answer: async (request, caller) => {
			const given = await http(request, caller);
			events.emit('answered');
			return given;
		},
		upgrade: createUpgrade({ parts: house.parts, hub: house.hub }),
		report: (cause) => reported.push(cause),
		limits: {
			...{ headersTimeout: 100, requestTimeout: 300, connectionsCheckingInterval: 50 },
			...limits
		}
	});
	open.push(door);
	const call = (...lines: string[]): Socket => {
		const socket = connect(door.port, '127.0.0.1');
		socket.write(lines.join('\r\n'));
		return socket;
	};
	return { house, door, reported, events, call };
}

async function everythingFrom(socket: Socket): Promise<string> {
	let said = '';
	socket.on('data', (bytes) => (said += String(bytes)));
	await once(socket, 'close');
	return said;
}

test('whoever sends headers, an upgrade or a body drop by drop is shown out', async () => {
	const { call, door } = await openDoor();
	const own = `Host: localhost:${door.port}`;
	const origin = `Origin: http://localhost:${door.port}`;
	const slow = [
		call('GET / HTTP/1.1', 'X-Drop: '),
		call(
			'GET /sync HTTP/1.1',
			own,
			origin,
			'Connection: Upgrade',
			'Upgrade: websocket',
			'X-Drop: '
		),
		call('POST /api/enter HTTP/1.1', own, origin, 'Content-Length: 50', '', '{')
	];
	const answers = await Promise.all(slow.map(everythingFrom));
	for (const answer of answers) expect(answer).toMatch(/^HTTP\/1\.1 408 /);
});

test('whoever is refused before the end of the body does not get to send the rest', async () => {
	const { call } = await openDoor();
	const socket = call(
		'POST /api/exchange HTTP/1.1',
		'Host: x',
		'Content-Length: 5000000',
		'',
		'abc'
	);
	const said = await everythingFrom(socket);
	expect(said).toMatch(/^HTTP\/1\.1 403 /);
	expect(said).toMatch(/connection: close/i);
});

test('a line that breaks in the middle of a body is no error of the server', async () => {
	const { call, door, house, reported, events } = await openDoor();
	const origin = `Origin: http://localhost:${door.port}`;
	const head = ['POST /api/enter HTTP/1.1', `Host: localhost:${door.port}`, origin];
	const socket = call(...head, 'Content-Length: 50', '', '{');
	await once(socket, 'connect');
	const answered = once(events, 'answered');
	setImmediate(() => socket.resetAndDestroy());
	await answered;
	expect(house.lines).toEqual([]);
	expect(reported).toEqual([]);
});

test('what is no address of ours is refused, and the door stays open', async () => {
	const { call, door } = await openDoor();
	for (const line of ['GET http://evil.ru/ HTTP/1.1', 'OPTIONS * HTTP/1.1', 'TRACE / HTTP/1.1']) {
		const said = await everythingFrom(call(line, 'Host: x', 'Connection: close', '', ''));
		expect(said).toMatch(/^HTTP\/1\.1 4\d\d /);
	}
	expect((await fetch(`http://127.0.0.1:${door.port}/healthz`)).status).toBe(200);
});

test('an answer of many headers and a long path do not break the server', async () => {
	const { call, door } = await openDoor();
	const said = await everythingFrom(call(`GET /${'x'.repeat(20_000)} HTTP/1.1`, 'Host: x', '', ''));
	expect(said).toMatch(/^HTTP\/1\.1 431 /);
	expect((await fetch(`http://127.0.0.1:${door.port}/healthz`)).status).toBe(200);
});

test('whoever comes and says nothing is shown out', async () => {
	const { door } = await openDoor();
	const silent = connect(door.port, '127.0.0.1');
	silent.on('error', () => undefined).resume();
	await once(silent, 'close');
});

test('a flood of lines that say nothing leaves room for who asks, and for who has asked', async () => {
	const { door } = await openDoor({
		...{ headersTimeout: 60_000, requestTimeout: 60_000, connectionsCheckingInterval: 60_000 },
		strangersAtOnce: 20
	});
	const asking = connect(door.port, '127.0.0.1');
	const ask = async (): Promise<string> => {
		asking.write('GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n');
		return String((await once(asking, 'data'))[0]);
	};
	expect(await ask()).toMatch(/^HTTP\/1\.1 200 /);

	const flood = Array.from({ length: 200 }, () => connect(door.port, '127.0.0.1'));
	const gone = flood.map((line) => {
		line.on('error', () => undefined).resume();
		return once(line, 'close');
	});
	// All but the last twenty; which those are, the network says.
	let closed = 0;
	await new Promise<void>((resolve) => {
		for (const one of gone) void one.then(() => (closed += 1) === 180 && resolve());
	});
	expect((await fetch(`http://127.0.0.1:${door.port}/healthz`)).status).toBe(200);
	expect(await ask()).toMatch(/^HTTP\/1\.1 200 /);
	for (const line of [...flood, asking]) line.destroy();
});
