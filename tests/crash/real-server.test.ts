import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { expect, test } from 'vitest';
import { cli, diceOf, start } from './server-process.ts';

const rounds = Number(process.env.KILLS ?? 50);
/** Each grows under several deaths, and none so far that the time goes by with opening it. */
const documents = 10;

/** [P1] What a writer was told is stored must be there after any death of the server. */
test(
	`[P1] nothing acknowledged is lost when the server is killed ${rounds} times while it writes`,
	async () => {
		const folder = await mkdtemp(join(tmpdir(), 'tropa-kills-'));
		const chance = diceOf(20_261_121);
		const acknowledged = new Set<string>();
		try {
			let server = await start(folder);
			await cli(folder, ['demo', '--json']);
			const person = firstPersonOf(await cli(folder, ['user', 'list', '--json']));
			const token = (await cli(folder, ['token', person, '--load-test'])).trim();
			for (let played = 0; played < rounds; played++) {
				const writer = await connect(server.port, token, played % documents);
				const sent: string[] = [];
				const deadline = 20 + Math.floor(chance() * 250);
				const killing = setTimeout(() => server.process.kill('SIGKILL'), deadline);
				for (let number = 0; server.process.exitCode === null && !server.gone(); number++) {
					const mark = `‹${played}.${number}›`;
					sent.push(mark);
					if (!writer.write(mark)) break;
					if (number % 20 === 19) await new Promise((resolve) => setImmediate(resolve));
					if (number > 20_000) break;
				}
				await server.ended;
				clearTimeout(killing);
				await writer.closed;
				for (const mark of sent.slice(0, writer.stored())) acknowledged.add(mark);
				server = await start(folder);
			}
			const there = new Set<string>();
			for (let number = 0; number < documents; number++) {
				const reader = await connect(server.port, token, number);
				for (const [mark] of reader.text().matchAll(/‹[\d.]+›/g)) there.add(mark);
			}
			const lost = [...acknowledged].filter((mark) => !there.has(mark));
			console.log(`${rounds} kills, ${acknowledged.size} acknowledged, ${lost.length} lost`);
			expect(lost).toEqual([]);
			expect(acknowledged.size).toBeGreaterThan(rounds);
			server.process.kill('SIGTERM');
			await server.ended;
		} finally {
			await rm(folder, { recursive: true, force: true });
		}
	},
	rounds * 10_000
);

function firstPersonOf(json: string): string {
	const id = /"(?:personId|id)":"([^"]+)"/.exec(json)?.[1];
	if (!id) throw new Error(`no person in ${json.slice(0, 200)}`);
	return id;
}

interface Writer {
	/** False when the socket is gone. */
	write(mark: string): boolean;
	/** How many of the first updates of this connection are on the server's disk. */
	stored(): number;
	text(): string;
	readonly closed: Promise<unknown>;
}

/** A bare client of `/sync/<document>`, so that nothing of ours stands between the test and the words. */
async function connect(port: number, token: string, number: number): Promise<Writer> {
	const doc = new Y.Doc();
	let stored = 0;
	const address = `ws://127.0.0.1:${port}/sync/load-test.kills-${number}`;
	const socket = new WebSocket(address, { headers: { authorization: `Bearer ${token}` } });
	socket.binaryType = 'nodebuffer';
	const closed = new Promise((resolve) => socket.once('close', resolve));
	// The death of the server is the point; `close` follows.
	socket.on('error', () => socket.terminate());
	const synced = new Promise<void>((resolve) => {
		socket.on('message', (bytes: Buffer) => {
			const from = decoding.createDecoder(bytes);
			const type = decoding.readVarUint(from);
			if (type === 100) stored += decoding.readVarUint(from);
			if (type !== 0) return;
			const kind = decoding.readVarUint(from);
			const body = decoding.readVarUint8Array(from);
			// [Y4] The server asks in its turn when it has given everything it has.
			if (kind === 0) resolve();
			else Y.applyUpdate(doc, body, 'server');
		});
	});
	await new Promise((resolve) => socket.once('open', resolve));
	socket.send(message(0, Y.encodeStateVector(doc)));
	await Promise.race([synced, closed]);
	doc.on('update', (update: Uint8Array, origin: unknown) => {
		if (origin !== 'server' && socket.readyState === 1) socket.send(message(2, update));
	});
	return {
		write(mark) {
			doc.getText('t').insert(doc.getText('t').length, mark);
			return socket.readyState === 1;
		},
		stored: () => stored,
		text: () => doc.getText('t').toString(),
		closed
	};
}

function message(kind: number, body: Uint8Array): Uint8Array {
	return encoding.encode((to) => {
		encoding.writeVarUint(to, 0);
		encoding.writeVarUint(to, kind);
		encoding.writeVarUint8Array(to, body);
	});
}
