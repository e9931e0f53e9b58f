/**
 * The floor that the server is compared with: it knows nothing of documents and of rights, and passes
 * bytes on. `RELAY=bare` by `ws` alone; `RELAY=durable` commits every turn to SQLite before it relays
 * and acknowledges, and gives each reader all frames of a turn in one write.
 */
import { createServer } from 'node:http';
import { Socket } from 'node:net';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { WebSocket, WebSocketServer } from 'ws';
import { frameOf } from '../../server/hub/frames.ts';
import { emptyStep2Message, step1Message, storedMessage } from '../../server/hub/messages.ts';
import { answerParent } from './figures.ts';

interface Said {
	readonly room: Set<WebSocket>;
	readonly name: string;
	readonly by: WebSocket;
	readonly bytes: Buffer;
}

const isDurable = process.env['RELAY'] === 'durable';
const rooms = new Map<string, Set<WebSocket>>();
let turn: Said[] = [];

const db = new DatabaseSync(
	isDurable ? join(process.env['DATA_DIR'] ?? '', 'relay.db') : ':memory:'
);
db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL');
db.exec('CREATE TABLE IF NOT EXISTS log (id INTEGER PRIMARY KEY, name TEXT, bytes BLOB)');
db.exec('CREATE INDEX IF NOT EXISTS by_name ON log (name)');
const insert = db.prepare('INSERT INTO log (name, bytes) VALUES (?, ?)');
const select = db.prepare('SELECT bytes FROM log WHERE name = ? ORDER BY id');

const server = createServer((_, response) => response.end());
const sockets = new WebSocketServer({ server, perMessageDeflate: false, maxPayload: 64 << 20 });
sockets.on('connection', (socket, request) => {
	const name = request.url ?? '';
	const room = rooms.get(name) ?? new Set();
	rooms.set(name, room.add(socket));
	socket.on('message', (bytes: Buffer) => hear({ room, name, by: socket, bytes }));
	socket.on('close', () => void room.delete(socket));
});

function hear(said: Said): void {
	const { bytes, by, name } = said;
	if (bytes[0] !== 0 || bytes[1] === 1) return;
	if (bytes[1] === 0) return answerStep1(by, name, bytes);
	if (!isDurable) {
		for (const other of said.room) if (other !== by) other.send(bytes);
		by.send(storedMessage('update', 1));
		return;
	}
	turn.push(said);
	if (turn.length === 1) setImmediate(endTurn);
}

/** What the client has is taken for everything, unless it has nothing. */
function answerStep1(by: WebSocket, name: string, bytes: Buffer): void {
	if (isDurable && bytes.length === 4) {
		for (const row of select.all(name)) by.send(row['bytes'] as Uint8Array);
	}
	by.send(emptyStep2Message);
	by.send(step1Message(bytes.subarray(3)));
}

function endTurn(): void {
	const said = turn;
	turn = [];
	db.exec('BEGIN');
	for (const { name, bytes } of said) insert.run(name, bytes);
	db.exec('COMMIT');
	const byRoom = Map.groupBy(said, ({ room }) => room);
	for (const [room, some] of byRoom) tell(room, some);
}

function tell(room: Set<WebSocket>, said: readonly Said[]): void {
	const frames = said.map(({ by, bytes }) => ({ by, frame: frameOf(bytes) }));
	const all = Buffer.concat(frames.map(({ frame }) => frame));
	const writers = new Set(said.map(({ by }) => by));
	for (const socket of room) {
		if (!writers.has(socket)) write(socket, all);
		else {
			const theirs = frames.filter(({ by }) => by !== socket);
			const stored = storedMessage('update', frames.length - theirs.length);
			write(socket, Buffer.concat([...theirs.map(({ frame }) => frame), frameOf(stored)]));
		}
	}
}

function write(socket: WebSocket, bytes: Uint8Array): void {
	const raw: unknown = Reflect.get(socket, '_socket');
	if (raw instanceof Socket && socket.readyState === WebSocket.OPEN) raw.write(bytes);
}

server.listen(0, '127.0.0.1', 4096, () => answerParent(server));
