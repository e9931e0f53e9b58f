import { writeSync } from 'node:fs';
import { openStorage } from '../../server/storage/open-storage.ts';
import { StorageError } from '../../server/storage/storage.ts';
import { appendTurn, canonicalRun, documentIds, foldNumbers } from './storage-work.ts';
import type { Work } from './storage-work.ts';

const [folder = '', mode = '', first = '1'] = process.argv.slice(2);

const storage = await openStorage({ engine: 'sqlite', folder });
const work: Work = { storage, say: (word) => void writeSync(1, `${word}\n`) };
work.say('open');

if (mode === 'canonical') await canonicalRun(work);
if (mode === 'endless') await endlessRun(Number(first));
if (mode === 'stubborn') await stubbornRun();
if (mode === 'hold') setInterval(() => undefined, 1000);

/** Edits for ever, in turns of one to seven, folded now and then. */
async function endlessRun(from: number): Promise<void> {
	let number = from;
	for (let turn = 0; ; turn++) {
		const numbers = Array.from({ length: 1 + (turn % 7) }, () => number++);
		await appendTurn(work, numbers);
		const documentId = documentIds[turn % documentIds.length] ?? '';
		if (turn % 5 === 4) await foldNumbers(work, documentId);
	}
}

/** Goes on trying after a failure, as nobody should. */
async function stubbornRun(): Promise<void> {
	for (let number = 1; number <= 12; number++) {
		try {
			await appendTurn(work, [number]);
		} catch (error) {
			if (!(error instanceof StorageError)) throw error;
			work.say(`refused ${error.trouble}`);
		}
	}
	work.say(`condition ${storage.condition()}`);
}
