import { readFile } from 'node:fs/promises';
import { request } from 'node:http';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import * as z from 'zod';
import { adminAddressName } from './admin-door.ts';
import type { Order, Reply } from './orders.ts';

const addressShape = z.object({ path: z.string(), key: z.string() });
type Address = z.infer<typeof addressShape>;

/** Undefined when no server runs on this folder. */
export async function askServer(folder: string, order: Order): Promise<Reply | undefined> {
	const address = await readAddress(join(folder, adminAddressName));
	if (!address) return undefined;
	try {
		return await ask(address, order);
	} catch (cause) {
		if (isNobodyThere(cause)) return undefined;
		throw cause;
	}
}

/** A server that was killed leaves its address behind. */
function isNobodyThere(cause: unknown): boolean {
	const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
	return code === 'ECONNREFUSED' || code === 'ENOENT';
}

async function readAddress(file: string): Promise<Address | undefined> {
	try {
		return addressShape.parse(JSON.parse(await readFile(file, 'utf8')));
	} catch (cause) {
		if (isNobodyThere(cause)) return undefined;
		throw cause;
	}
}

function ask({ path, key }: Address, order: Order): Promise<Reply> {
	return new Promise((resolve, reject) => {
		const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
		const asked = request({ socketPath: path, method: 'POST', path: '/', headers }, (answer) => {
			text(answer).then((body) => {
				resolve(answer.statusCode === 200 ? (JSON.parse(body) as Reply) : failed);
			}, reject);
		});
		asked.on('error', reject);
		asked.end(JSON.stringify(order));
	});
}

const failed: Reply = { ok: false, reason: 'failed' };
