import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openStorage } from '../../server/storage/open-storage.ts';
import { examine } from '../../server/storage/sqlite/examine.ts';
import { hasStrace, newFolder, traceChild } from './crash-support.ts';
import { acknowledgedIn, numbersIn } from './storage-work.ts';

if (!hasStrace) console.log('strace is not here: the syncs of the store were not looked at.');

const syncs = 'fdatasync,fsync';

describe.skipIf(!hasStrace)('at the syncs of the disk', () => {
	let folder = '';
	beforeEach(() => {
		folder = newFolder();
	});
	afterEach(() => rmSync(folder, { recursive: true, force: true }));

	test('[P1] [F9] every acknowledgement is said after its sync', () => {
		const calls = tracedCalls(folder, `pwrite64,${syncs}`);
		let isUnsynced = false;
		let said = 0;
		for (const call of calls) {
			const isOfLog = call.includes('tropa.db-wal>');
			if (isOfLog && call.includes('pwrite64(')) isUnsynced = true;
			if (isOfLog && /f(data)?sync\(/.test(call)) isUnsynced = false;
			if (!/^write\(1.*"(stored|setting) /.test(call)) continue;
			said += 1;
			expect(isUnsynced, call).toBe(false);
		}
		expect(said).toBe(21);
	}, 60_000);

	test('one turn of the event loop is one sync, however many edits it brings', () => {
		const calls = tracedCalls(folder, syncs);
		const from = calls.findIndex((call) => call.includes('"stored 7\\n"'));
		const to = calls.findIndex((call) => call.includes('"stored 9\\n"'));
		expect(to).toBeGreaterThan(from);
		expect(calls.slice(from, to).filter((call) => /sync\(/.test(call))).toEqual([]);
	}, 60_000);

	test('[S1] [S8] the process killed at any of its syncs loses nothing acknowledged', async () => {
		const count = countOf(folder, syncs);
		expect(count).toBeGreaterThan(15);
		for (let nth = 1; nth <= count; nth++) await killAt(syncs, nth);
	}, 180_000);

	test('[S1] [S8] the process killed while it writes loses nothing acknowledged', async () => {
		const calls = 'pwrite64,ftruncate,unlink';
		const count = countOf(folder, calls);
		const points = 24;
		expect(count).toBeGreaterThan(points);
		for (let point = 0; point < points; point++) {
			await killAt(calls, 1 + Math.floor((point * count) / points));
		}
	}, 180_000);

	test('[S3] after a sync that failed nothing is acknowledged, and nothing is tried again', async () => {
		const opening = syncsOfOpening(folder);
		for (const nth of [1, 2, 3, 7]) {
			const place = join(folder, `eio-${nth}`);
			const option = `inject=${syncs}:error=EIO:when=${opening + nth}`;
			const output = traceChild(['-o', '/dev/null', '-e', option], place, 'stubborn');
			const words = output.split('\n').filter((line) => line !== '');
			const firstRefusal = words.indexOf('refused failed');
			expect(firstRefusal, output).toBe(nth);
			expect(words.slice(firstRefusal).filter((word) => word.startsWith('stored'))).toEqual([]);
			expect(words.at(-1)).toBe('condition failed');
			await expectAllStored(place, output);
		}
	}, 60_000);

	async function killAt(calls: string, nth: number): Promise<void> {
		const place = join(folder, `kill-${nth}`);
		const option = `inject=${calls}:signal=KILL:when=${nth}`;
		const output = traceChild(['-o', '/dev/null', '-e', option], place, 'canonical');
		await expectAllStored(place, output);
		rmSync(place, { recursive: true, force: true });
	}

	async function expectAllStored(place: string, output: string): Promise<void> {
		const { numbers, setting } = acknowledgedIn(output);
		const storage = await openStorage({ engine: 'sqlite', folder: place });
		const stored = await numbersIn(storage);
		const { settings } = await storage.records.readAll();
		await storage.close();
		expect(stored).toEqual(expect.arrayContaining([...numbers]));
		expect(new Set(stored).size).toBe(stored.length);
		if (setting !== undefined)
			expect(Number(settings[0]?.value)).toBeGreaterThanOrEqual(Number(setting));
		expect(examine(place).found).toMatchObject({ complaints: [], damagedIds: [] });
	}
});

/** The calls of the main thread in a canonical run, in their order; files are named. */
function tracedCalls(folder: string, calls: string): readonly string[] {
	const logs = mkdtempSync(join(folder, 'trace-'));
	const options = ['-ff', '-y', '-o', join(logs, 'thread'), '-e', `trace=${calls},write`];
	traceChild(options, join(logs, 'canonical'), 'canonical');
	const threads = readdirSync(logs).filter((name) => name.startsWith('thread'));
	const texts = threads.map((name) => readFileSync(join(logs, name), 'utf8'));
	return texts.find((text) => text.includes('"open\\n"'))?.split('\n') ?? [];
}

function countOf(folder: string, calls: string): number {
	const isOne = new RegExp(`^(${calls.replaceAll(',', '|')})\\(`);
	return tracedCalls(folder, calls).filter((call) => isOne.test(call)).length;
}

/** How many syncs there are before the first edit. */
function syncsOfOpening(folder: string): number {
	const calls = tracedCalls(folder, syncs);
	const isOpen = calls.findIndex((call) => call.includes('"open\\n"'));
	return calls.slice(0, isOpen).filter((call) => /sync\(/.test(call)).length;
}
