import { existsSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import type { Config } from '../config.ts';
import { createLog } from '../log.ts';
import { systemChance } from '../auth/secrets.ts';
import { openStorage } from '../storage/open-storage.ts';
import { StorageError } from '../storage/storage.ts';
import { askServer } from './admin-line.ts';
import { carryOut } from './carry-out.ts';
import { openOffice } from './office.ts';
import type { Order, Reply } from './orders.ts';

/** A server that is just starting or stopping holds the folder, but does not answer yet or any more. */
const triesWhileBusy = 20;
const betweenTriesMs = 250;

/** The running server carries the order out, for it has the records in memory; else we open them here. */
export async function giveOrder(config: Config, order: Order): Promise<Reply> {
	for (let tries = 1; ; tries++) {
		const reply = await askServer(config.dataFolder, order);
		if (reply) return reply;
		if (!mayBegin(order) && !existsSync(config.dataFolder)) return { ok: false, reason: 'no-data' };
		try {
			return await carryOutHere(config, order);
		} catch (cause) {
			const isBusy = cause instanceof StorageError && cause.trouble === 'locked';
			if (!isBusy || tries >= triesWhileBusy) throw cause;
		}
		await wait(betweenTriesMs);
	}
}

/** A mistyped folder must not become a new empty one, except where a new beginning was asked for. */
function mayBegin({ order }: Order): boolean {
	return order === 'setup' || order === 'demo';
}

async function carryOutHere(config: Config, order: Order): Promise<Reply> {
	const storage = await openStorage({ engine: 'sqlite', folder: config.dataFolder });
	try {
		const log = createLog((line) => process.stderr.write(line), Date.now);
		const parts = { storage, origin: config.origin, chance: systemChance, now: Date.now, log };
		return await carryOut(await openOffice(parts), order, originOf(config));
	} finally {
		await storage.close();
	}
}

export function originOf({ origin, host, port }: Pick<Config, 'origin' | 'host' | 'port'>): string {
	return origin ?? `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}
