import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openStorage } from '../../server/storage/open-storage.ts';
import { backup } from '../../server/storage/sqlite/backup.ts';
import { hasStrace, newFolder } from './crash-support.ts';
import { editOf, numbersIn } from './storage-work.ts';

if (!hasStrace) console.log('strace is not here: a restore that is cut off was not looked at.');

const child = fileURLToPath(new URL('./restore-child.ts', import.meta.url));
/** What comes back from the copy, and what was there before the restore. */
const ofCopy = [1, 2];
const ofFolder = [1, 2, 3];

describe.skipIf(!hasStrace)('a restore that is cut off', () => {
	let folder = '';
	beforeEach(() => {
		folder = newFolder();
	});
	afterEach(() => rmSync(folder, { recursive: true, force: true }));

	test('[S6] leaves the old database or the restored one, and never an empty one', async () => {
		const from = join(folder, 'before');
		const copy = join(folder, 'copy.tropa');
		await prepare(from, copy);
		const seen = new Set<string>();
		for (const calls of ['rename', 'fsync,fdatasync']) {
			for (let nth = 1; nth <= 12; nth++) {
				const place = join(folder, `${calls}-${nth}`);
				cpSync(from, place, { recursive: true });
				const isKilled = restoreKilledAt(`inject=${calls}:signal=KILL:when=${nth}`, place, copy);
				const numbers = await numbersOf(place);
				expect([ofCopy, ofFolder]).toContainEqual(numbers);
				seen.add(String(numbers));
				if (!isKilled) break;
			}
		}
		expect(seen.size).toBe(2);
	}, 120_000);
});

async function prepare(folder: string, copy: string): Promise<void> {
	mkdirSync(folder);
	const storage = await openStorage({ engine: 'sqlite', folder });
	await storage.log.append(ofCopy.map(editOf));
	await backup(folder, copy);
	await storage.log.append([editOf(3)]);
	await storage.close();
}

function restoreKilledAt(inject: string, folder: string, copy: string): boolean {
	const options = ['-f', '-qq', '-o', '/dev/null', '-e', inject];
	const run = spawnSync('strace', [...options, process.execPath, child, folder, copy], {
		timeout: 30_000
	});
	return run.signal !== null || run.status !== 0;
}

async function numbersOf(folder: string): Promise<readonly number[]> {
	const storage = await openStorage({ engine: 'sqlite', folder });
	const numbers = await numbersIn(storage);
	await storage.close();
	return numbers.toSorted((a, b) => a - b);
}
