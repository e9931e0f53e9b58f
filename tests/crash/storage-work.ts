import { setImmediate as turnEnd } from 'node:timers/promises';
import type { NewUpdate, Position, Storage } from '../../server/storage/storage.ts';

/** Numbered edits over a few documents: what is stored can be compared with what was acknowledged. */
export const documentIds = ['plan', 'journal', 'notes'];

export interface Work {
	readonly storage: Storage;
	/** Called when an edit is acknowledged, and only then. */
	readonly say: (word: string) => void;
}

export function editOf(number: number): NewUpdate {
	const update = new Uint8Array(new Uint32Array([number]).buffer);
	const documentId = documentIds[number % documentIds.length] ?? 'plan';
	const isLive = number % 3 === 0;
	const edit = { documentId, update, authorId: 'person-1', deviceId: 'phone-1', at: number };
	return isLive ? edit : { ...edit, batchId: `batch-${number}` };
}

/** Some edits in one turn of the event loop, each acknowledged by itself. */
export async function appendTurn(
	{ storage, say }: Work,
	numbers: readonly number[]
): Promise<void> {
	await Promise.all(
		numbers.map(async (number) => {
			await storage.log.append([editOf(number)]);
			say(`stored ${number}`);
		})
	);
	await turnEnd();
}

/** The snapshot is the numbers one after another, so that nothing can hide in it. */
export async function foldNumbers({ storage }: Work, documentId: string): Promise<void> {
	const { snapshot, tail } = await storage.log.read(documentId);
	const position = tail.at(-1)?.position;
	if (position === undefined) return;
	const update = Buffer.concat([
		snapshot?.update ?? new Uint8Array(),
		...tail.map((row) => row.update)
	]);
	await storage.log.fold(documentId, { position, update, coverage: new Uint8Array([1]) });
}

export async function numbersIn(storage: Storage): Promise<readonly number[]> {
	const all: number[] = [];
	for (const documentId of documentIds) {
		const { snapshot, tail } = await storage.log.read(documentId);
		const updates = [snapshot?.update ?? new Uint8Array(), ...tail.map((row) => row.update)];
		all.push(...new Uint32Array(new Uint8Array(Buffer.concat(updates)).buffer));
	}
	return all;
}

/** A whole life in short: edits, records, folding, erasing, tidying up. */
export async function canonicalRun(work: Work): Promise<void> {
	const { storage, say } = work;
	const writeSetting = async (value: string) => {
		await storage.records.write([{ table: 'settings', put: { id: 'year', value } }]);
		say(`setting ${value}`);
	};
	await appendTurn(work, [1, 2, 3, 4, 5]);
	await writeSetting('2026');
	await appendTurn(work, [6]);
	await foldNumbers(work, 'plan');
	await appendTurn(work, [7, 8, 9]);
	await foldNumbers(work, 'plan');
	await foldNumbers(work, 'journal');
	await writeSetting('2027');
	await storage.log.erase('gone');
	for (let number = 10; number < 20; number += 2) await appendTurn(work, [number, number + 1]);
	await storage.close();
}

export type Acknowledged = {
	readonly numbers: readonly number[];
	readonly setting: string | undefined;
};

/** What a process said before it died. A last line without its end was not said. */
export function acknowledgedIn(output: string): Acknowledged {
	const lines = output.split('\n').slice(0, -1);
	const valuesOf = (word: string) =>
		lines.filter((line) => line.startsWith(`${word} `)).map((line) => line.slice(word.length + 1));
	return { numbers: valuesOf('stored').map(Number), setting: valuesOf('setting').at(-1) };
}

export type { Position };
