/**
 * The server beside two relays that do nothing but pass bytes on, one bare and one durable, in the
 * same minutes on the same machine. Figures of one machine mean little, ratios mean the same anywhere.
 */
import { crowd } from './crowd.ts';
import { typeTogether, written } from './load.ts';
import type { Load, LoadFigures } from './load.ts';
import { kinds, Running } from './servers.ts';
import type { Kind } from './servers.ts';
import { printTable } from './table.ts';
import type { Row } from './table.ts';
import { openCold, rest, storm } from './visits.ts';
import { wireBytes } from './wire-bytes.ts';

type Results<T> = Partial<Record<Kind, T>>;

const rows: Row[] = [];
let turns = 0;
const year = written(10_000);
const month = written(1_000);

/** One server at a time; who comes first changes, so that nobody always meets the warm machine. */
async function each<T>(
	run: (server: Running) => Promise<T>,
	among: readonly Kind[] = kinds
): Promise<Results<T>> {
	const order = turns++ % 2 === 0 ? among : [...among].reverse();
	const results: Partial<Record<Kind, T>> = {};
	for (const kind of order) {
		const server = await Running.start(kind);
		try {
			results[kind] = await run(server);
		} finally {
			await server.stop();
		}
	}
	return results;
}

/** By turns and three times: one stall of the machine is not taken for the server's own. */
async function rounds<T>(run: () => Promise<Results<T>>): Promise<readonly Results<T>[]> {
	return [await run(), await run(), await run()];
}

function typing(load: Load): Promise<Results<LoadFigures>> {
	return each((server) => typeTogether(server, load));
}

function row(
	what: string,
	figures: Record<Kind, number>,
	bar: { readonly ratio: number; readonly is: 'at-least' | 'at-most' } | undefined
): void {
	const ratio = figures.tropa / figures.durable;
	rows.push({ what, ...figures, ratio, ...(bar ? { bar } : {}) });
}

function of<T>(results: Results<T>, pick: (of: T) => number): Record<Kind, number> {
	return median([results], pick);
}

function median<T>(results: readonly Results<T>[], pick: (of: T) => number): Record<Kind, number> {
	const middle = (kind: Kind): number => {
		const figures = results.map(({ [kind]: one }) => (one ? pick(one) : NaN));
		return figures.sort((left, right) => left - right)[Math.floor(figures.length / 2)]!;
	};
	return { tropa: middle('tropa'), durable: middle('durable'), bare: middle('bare') };
}

async function measureTyping(): Promise<void> {
	const many = await typing({
		...{ documents: 20, clients: 10, writers: 1, ms: 4_000, pace: { inFlight: 8 } }
	});
	row(
		'20 documents × 10, closed loop: deliveries/s',
		of(many, (one) => one.deliveriesPerSecond),
		{ ratio: 0.6, is: 'at-least' }
	);
	const crowd = await typing({
		...{ documents: 1, clients: 100, writers: 10, ms: 4_000, pace: { inFlight: 4 } }
	});
	row(
		'1 document × 100, closed loop: deliveries/s',
		of(crowd, (one) => one.deliveriesPerSecond),
		{ ratio: 0.8, is: 'at-least' }
	);
	const calm = await rounds(() => {
		return typing({ documents: 100, clients: 5, writers: 1, ms: 5_000, pace: { perSecond: 10 } });
	});
	row(
		'100 × 5 at 10/s: CPU ms per 10 000 deliveries',
		median(calm, (one) => one.cpuMsPer10k),
		{ ratio: 1.3, is: 'at-most' }
	);
	row(
		'100 × 5 at 10/s: latency p50, ms',
		median(calm, (one) => one.latency.quantile(0.5)),
		undefined
	);
	row(
		'100 × 5 at 10/s: latency p99, ms',
		median(calm, (one) => one.latency.quantile(0.99)),
		{ ratio: 1.5, is: 'at-most' }
	);
	row(
		'100 × 5 at 10/s: «stored» p50, ms',
		median(calm, (one) => one.stored.quantile(0.5)),
		undefined
	);
}

async function measureVisits(): Promise<void> {
	const cold = await rounds(() => {
		return each((server) => openCold(server, year, 20), ['tropa', 'durable']);
	});
	row(
		'cold open of 10 000 edits, p50 ms',
		median(cold, ({ ms }) => ms.quantile(0.5)),
		{
			...{ ratio: 2, is: 'at-most' }
		}
	);
	row(
		'cold open of 10 000 edits, CPU ms',
		median(cold, ({ cpuMs }) => cpuMs),
		{
			...{ ratio: 2, is: 'at-most' }
		}
	);
	const back = await rounds(() => {
		return each((server) => storm(server, month, { clients: 1_000, documents: 100 }));
	});
	row(
		'1 000 come back at once: all synced, ms',
		median(back, (one) => one.ms),
		// Half of what Hocuspocus takes, which was measured to take 4.3 times as long as a relay.
		{ ratio: 2.1, is: 'at-most' }
	);
	row(
		'1 000 come back at once: CPU ms each',
		median(back, (one) => one.cpuMsPerClient),
		undefined
	);
	row(
		'1 000 come back at once: bytes to each',
		median(back, (one) => one.bytesPerClient),
		undefined
	);
	const held = await each((server) => rest(server, month, { documents: 1_000, readers: 2_000 }));
	row(
		'an open document at rest, KB (≤ 25)',
		of(held, (one) => one.kbPerDocument),
		undefined
	);
	row(
		'one more connection, KB (≤ 12)',
		of(held, (one) => one.kbPerConnection),
		undefined
	);
}

async function measureCrowd(): Promise<void> {
	const server = await Running.start('tropa');
	const figures = await crowd(server, { sockets: 10_000, back: 2_000 });
	await server.stop();
	const only = (tropa: number) => ({ tropa, durable: NaN, bare: NaN });
	row('10 000 devices at rest: KB each (≤ 40)', only(figures.kbPerSocket), undefined);
	row('50 devices at rest: loop lag p99, ms', only(figures.emptyLagMs), undefined);
	row('10 000 devices at rest: loop lag p99, ms (≤ 50)', only(figures.idleLagMs), undefined);
	row('10 000 devices at rest: CPU %', only(figures.idleCpuPercent), undefined);
	row('2 000 of them come back at once: all welcomed, ms', only(figures.backMs), undefined);
	row('2 000 of them come back at once: loop lag p99, ms', only(figures.backLagMs), undefined);
	row('2 000 of them come back at once: CPU ms each', only(figures.backCpuMsEach), undefined);
}

async function measureBytes(): Promise<void> {
	const bytes = await wireBytes();
	const only = (tropa: number) => ({ tropa, durable: NaN, bare: NaN });
	row('one edit and its acknowledgement, bytes (≤ 250)', only(bytes.edit), undefined);
	row('exchange of 50 documents, nothing new, bytes (≤ 400)', only(bytes.nothingNew), undefined);
	row('one channel resumed, nothing new, bytes (≤ 200)', only(bytes.resumed), undefined);
}

await measureTyping();
await measureVisits();
await measureCrowd();
await measureBytes();
printTable(rows);
