/**
 * The server beside two relays that do nothing but pass bytes on, one bare and one durable, in the
 * same minutes on the same machine. Figures of one machine mean little, ratios mean the same anywhere.
 */
import { crowd } from './crowd.ts';
import { typeTogether, written } from './load.ts';
import type { Load, LoadFigures } from './load.ts';
import { kinds, start } from './servers.ts';
import type { Kind, Running } from './servers.ts';
import { printTable } from './table.ts';
import type { Row } from './table.ts';
import { openCold, rest, storm } from './visits.ts';
import type { IdleFigures } from './visits.ts';
import { wireBytes } from './wire-bytes.ts';

const rows: Row[] = [];
const year = written(10_000);
const month = written(1_000);

/** One server at a time; who comes first changes, so that nobody always meets the warm machine. */
async function each<T>(run: (server: Running) => Promise<T>): Promise<Record<Kind, T>> {
	const order = rows.length % 2 === 0 ? kinds : [...kinds].reverse();
	const results: Partial<Record<Kind, T>> = {};
	for (const kind of order) {
		const server = await start(kind);
		try {
			results[kind] = await run(server);
		} finally {
			await server.stop();
		}
	}
	return results as Record<Kind, T>;
}

function typing(load: Load): Promise<Record<Kind, LoadFigures>> {
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

function of<T>(results: Record<Kind, T>, pick: (of: T) => number): Record<Kind, number> {
	return { tropa: pick(results.tropa), durable: pick(results.durable), bare: pick(results.bare) };
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
	const calm = await typing({
		...{ documents: 100, clients: 5, writers: 1, ms: 5_000, pace: { perSecond: 10 } }
	});
	row(
		'100 × 5 at 10/s: CPU ms per 10 000 deliveries',
		of(calm, (one) => one.cpuMsPer10k),
		{ ratio: 1.3, is: 'at-most' }
	);
	row(
		'100 × 5 at 10/s: latency p50, ms',
		of(calm, (one) => one.latency.quantile(0.5)),
		undefined
	);
	row(
		'100 × 5 at 10/s: latency p99, ms',
		of(calm, (one) => one.latency.quantile(0.99)),
		{ ratio: 1.5, is: 'at-most' }
	);
	row(
		'100 × 5 at 10/s: «stored» p50, ms',
		of(calm, (one) => one.stored.quantile(0.5)),
		undefined
	);
}

async function measureVisits(): Promise<void> {
	const cold: Partial<Record<Kind, { ms: number; cpu: number }>> = {};
	for (const kind of ['tropa', 'durable'] as const) {
		const opened = await openCold(await start(kind), year, 20);
		await opened.server.stop();
		const { ms, cpuMs } = opened.figures;
		cold[kind] = { ms: ms.quantile(0.5), cpu: cpuMs };
	}
	const coldOf = (pick: 'ms' | 'cpu') => {
		return { tropa: cold.tropa![pick], durable: cold.durable![pick], bare: NaN };
	};
	row('cold open of 10 000 edits, p50 ms', coldOf('ms'), { ratio: 2, is: 'at-most' });
	row('cold open of 10 000 edits, CPU ms', coldOf('cpu'), { ratio: 2, is: 'at-most' });

	const back = await each((server) => storm(server, month, { clients: 1_000, documents: 100 }));
	row(
		'1 000 come back at once: all synced, ms',
		of(back, (one) => one.ms),
		// Half of what Hocuspocus takes, which was measured to take 4.3 times as long as a relay.
		{ ratio: 2.1, is: 'at-most' }
	);
	row(
		'1 000 come back at once: CPU ms each',
		of(back, (one) => one.cpuMsPerClient),
		undefined
	);
	row(
		'1 000 come back at once: bytes to each',
		of(back, (one) => one.bytesPerClient),
		undefined
	);
	const held: Partial<Record<Kind, IdleFigures>> = {};
	for (const kind of kinds) {
		const rested = await rest(await start(kind), month, { documents: 1_000, readers: 2_000 });
		await rested.server.stop();
		held[kind] = rested.figures;
	}
	const heldOf = (pick: keyof IdleFigures) => {
		return { tropa: held.tropa![pick], durable: held.durable![pick], bare: held.bare![pick] };
	};
	row('an open document at rest, KB (≤ 25)', heldOf('kbPerDocument'), undefined);
	row('one more connection, KB (≤ 12)', heldOf('kbPerConnection'), undefined);
}

async function measureCrowd(): Promise<void> {
	const server = await start('tropa');
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
