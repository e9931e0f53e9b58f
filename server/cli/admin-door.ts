import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { systemChance } from '../auth/secrets.ts';
import type { Log } from '../log.ts';
import { orderShape } from './orders.ts';
import type { Order, Reply } from './orders.ts';

/** Where the command line finds the running server: for whoever may read the data folder, nobody else. */
export const adminAddressName = 'admin.json';

export interface AdminDoor {
	close(): Promise<void>;
}

export interface AdminParts {
	readonly folder: string;
	readonly carryOut: (order: Order) => Promise<Reply>;
	readonly log: Log;
}

export async function openAdminDoor({ folder, carryOut, log }: AdminParts): Promise<AdminDoor> {
	const path = await freePath(folder);
	// A named pipe of Windows is no file, so rights of files alone do not guard it.
	const key = systemChance.secret();
	const server = createServer((request, response) => {
		respond(request, response, { key, carryOut, log }).catch((cause: unknown) => {
			log.error('order-failed', cause);
			response.writeHead(500).end();
		});
	});
	await new Promise<void>((resolve, reject) => {
		server.once('error', reject);
		server.listen(path, resolve);
	});
	if (!isPipe(path)) await chmod(path, 0o600);
	const addressFile = join(folder, adminAddressName);
	await writeFile(addressFile, JSON.stringify({ path, key }), { mode: 0o600 });
	return {
		async close() {
			await rm(addressFile, { force: true });
			await new Promise((resolve) => {
				server.close(resolve);
				server.closeAllConnections();
			});
			if (!isPipe(path) && dirname(path) !== folder) await rm(dirname(path), { recursive: true });
		}
	};
}

/** The systems cut off the address of a socket after about a hundred letters. */
const maxSocketPath = 100;

async function freePath(folder: string): Promise<string> {
	if (process.platform === 'win32') return `\\\\.\\pipe\\tropa-${systemChance.id()}`;
	const beside = join(folder, 'admin.sock');
	if (Buffer.byteLength(beside) > maxSocketPath) {
		return join(await mkdtemp(join(tmpdir(), 'tropa-')), 'admin.sock');
	}
	// Left by a server that was killed; the folder's lock says that none runs now.
	await rm(beside, { force: true });
	return beside;
}

function isPipe(path: string): boolean {
	return path.startsWith('\\\\.\\pipe\\');
}

interface Desk {
	readonly key: string;
	readonly carryOut: AdminParts['carryOut'];
	readonly log: Log;
}

async function respond(
	request: IncomingMessage,
	response: ServerResponse,
	{ key, carryOut, log }: Desk
): Promise<void> {
	if (request.headers.authorization !== `Bearer ${key}`) {
		response.writeHead(401).end();
		return;
	}
	const read = orderShape.safeParse(JSON.parse(await textOf(request)));
	if (!read.success) {
		response.writeHead(400).end();
		return;
	}
	log.info('order', { order: read.data.order });
	response.writeHead(200, { 'content-type': 'application/json' });
	response.end(JSON.stringify(await carryOut(read.data)));
}

async function textOf(request: IncomingMessage): Promise<string> {
	const parts: Buffer[] = [];
	for await (const part of request) parts.push(part as Buffer);
	return Buffer.concat(parts).toString('utf8');
}
