import { rmSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openStorage } from '../../server/storage/open-storage.ts';
import { examine } from '../../server/storage/sqlite/examine.ts';
import { newFolder, outputUntil, startChild } from './crash-support.ts';
import { acknowledgedIn, numbersIn } from './storage-work.ts';

const rounds = 50;
const enoughMs = 60_000;

let folder = '';
beforeEach(() => {
	folder = newFolder();
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test(`[S1] nothing acknowledged is lost when the process is killed ${rounds} times`, async () => {
	const acknowledged: number[] = [];
	const startedAt = performance.now();
	for (let round = 0; round < rounds; round++) {
		if (performance.now() - startedAt > enoughMs) {
			console.log(`The machine is slow: ${round} rounds of ${rounds} were played.`);
			break;
		}
		const first = round * 100_000 + 1;
		const running = startChild(folder, 'endless', String(first));
		const output = await outputUntil(running, 3 + ((round * 37) % 120));
		acknowledged.push(...acknowledgedIn(output).numbers);
	}
	const storage = await openStorage({ engine: 'sqlite', folder });
	const stored = await numbersIn(storage);
	await storage.close();
	const known = new Set(stored);
	expect(acknowledged.length).toBeGreaterThan(100);
	expect(acknowledged.filter((number) => !known.has(number))).toEqual([]);
	expect(stored).toHaveLength(known.size);
	expect(examine(folder).found).toMatchObject({ complaints: [], damagedIds: [] });
}, 120_000);

test('[S5] a killed process leaves no lock behind, a living one keeps others out', async () => {
	const running = startChild(folder, 'hold');
	await new Promise((resolve) => running.stdout?.once('data', resolve));
	const second = openStorage({ engine: 'sqlite', folder });
	await expect(second).rejects.toMatchObject({ trouble: 'locked' });
	expect(examine(folder).isInUse).toBe(true);
	const ended = outputUntil(running);
	running.kill('SIGKILL');
	await ended;
	const storage = await openStorage({ engine: 'sqlite', folder });
	await storage.close();
	expect(examine(folder).isInUse).toBe(false);
}, 30_000);
