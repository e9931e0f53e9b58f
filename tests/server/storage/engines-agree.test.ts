import fc from 'fast-check';
import { expect, test } from 'vitest';
import { MemoryDisk } from '../../../server/storage/memory/disk.ts';
import { openStorage } from '../../../server/storage/open-storage.ts';
import { StorageError } from '../../../server/storage/storage.ts';
import type { NewUpdate, Storage } from '../../../server/storage/storage.ts';
import type { StorageOnTest } from '../../contracts/storage.contract.ts';
import { rowOf, school } from '../../contracts/storage/make-records.ts';
import { snapshotAt, updateOf } from '../../contracts/storage/make-updates.ts';
import { makeDataFolder } from './sqlite/data-folder.ts';

const seed = 20_261_121;

type Step =
	| { readonly do: 'append'; readonly calls: readonly (readonly NewUpdate[])[] }
	| { readonly do: 'read' | 'erase' | 'damage'; readonly documentId: string }
	| { readonly do: 'since'; readonly after: number; readonly maxBytes: number }
	| { readonly do: 'fold'; readonly documentId: string; readonly position: number }
	| { readonly do: 'reopen' | 'school' | 'change' | 'sizes' };

const documentIds = ['plan', 'journal', 'notes', 'Plan'];
const documentId = fc.constantFrom(...documentIds);

const update: fc.Arbitrary<NewUpdate> = fc
	.record({
		documentId,
		update: fc.uint8Array({ maxLength: 6 }),
		batch: fc.option(fc.constantFrom('b1', 'b2', 'b3'), { nil: undefined }),
		claims: fc.uniqueArray(fc.nat(3), { maxLength: 2 }),
		authorId: fc.constantFrom('anna', 'boris')
	})
	.map(({ documentId: id, update: bytes, batch, claims, authorId }) =>
		updateOf(id, {
			update: bytes,
			claims,
			authorId,
			...(batch === undefined ? {} : { batchId: batch })
		})
	);

const step: fc.Arbitrary<Step> = fc.oneof(
	{
		weight: 8,
		arbitrary: fc.record({
			do: fc.constant('append' as const),
			calls: fc.array(fc.array(update, { maxLength: 3 }), { maxLength: 3 })
		})
	},
	{ weight: 3, arbitrary: fc.record({ do: fc.constant('read' as const), documentId }) },
	{ weight: 1, arbitrary: fc.record({ do: fc.constant('erase' as const), documentId }) },
	{ weight: 1, arbitrary: fc.record({ do: fc.constant('damage' as const), documentId }) },
	{
		weight: 3,
		arbitrary: fc.record({
			do: fc.constant('since' as const),
			after: fc.nat(20),
			maxBytes: fc.nat(12)
		})
	},
	{
		weight: 4,
		arbitrary: fc.record({
			do: fc.constant('fold' as const),
			documentId,
			position: fc.integer({ min: 1, max: 25 })
		})
	},
	{
		weight: 3,
		arbitrary: fc.record({
			do: fc.constantFrom('reopen' as const, 'school' as const, 'change' as const, 'sizes' as const)
		})
	}
);

/** What one engine says to every step, in words that can be compared. */
async function play(engine: StorageOnTest, steps: readonly Step[]): Promise<unknown[]> {
	let storage = await engine.open();
	const said: unknown[] = [];
	for (const now of steps) {
		if (now.do === 'reopen' || now.do === 'damage') {
			await storage.close();
			if (now.do === 'damage') await engine.damageRow(now.documentId);
			storage = await engine.open();
		} else said.push(await settle(now.do, take(storage, now)));
	}
	said.push(await summaryOf(storage));
	await storage.close();
	await engine.dispose();
	return said;
}

function take(storage: Storage, now: Step): Promise<unknown> {
	const { log, records } = storage;
	switch (now.do) {
		case 'append':
			return Promise.all(now.calls.map((call) => settle('call', log.append(call))));
		case 'read':
			return log.read(now.documentId);
		case 'erase':
			return log.erase(now.documentId);
		case 'since':
			return log.readSince(now.after, new Set(documentIds), now.maxBytes);
		case 'fold':
			return log.fold(now.documentId, snapshotAt(now.position, 1, 2, 3));
		case 'school':
			return records.write(school);
		case 'change':
			return records.write([rowOf('documents', { changed: true }), rowOf('grants')]);
		default:
			return Promise.resolve([...log.tailSizes()].toSorted(byDocument));
	}
}

async function summaryOf({ log, records }: Storage): Promise<unknown> {
	const heads = documentIds.map((id) => [
		id,
		log.headOf(id),
		log.foldedUpTo(id),
		log.isDamaged(id)
	]);
	const owners = documentIds.map(async (id) => [...(await log.clientOwners(id))].toSorted());
	const all = await records.readAll();
	const kept = { heads, owners: await Promise.all(owners) };
	return { head: log.head(), ...kept, records: Object.entries(all).toSorted() };
}

async function settle(name: string, answer: Promise<unknown>): Promise<unknown> {
	try {
		return [name, await answer];
	} catch (error) {
		return [name, error instanceof StorageError ? error.trouble : 'mistake'];
	}
}

function byDocument(
	a: { readonly documentId: string },
	b: { readonly documentId: string }
): number {
	return a.documentId < b.documentId ? -1 : 1;
}

function memoryEngine(): StorageOnTest {
	const disk = new MemoryDisk();
	const damage = async (id: string) => {
		if (disk.documents.get(id)?.tail.length) disk.damage(id);
	};
	return {
		open: () => openStorage({ engine: 'memory', disk }),
		damageRow: damage,
		damageSnapshot: damage,
		damageDigest: damage,
		dispose: async () => undefined
	};
}

test(`whatever is done, both engines say the same (seed ${seed})`, async () => {
	await fc.assert(
		fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 40 }), async (steps) => {
			const [memory, sqlite] = await Promise.all([
				play(memoryEngine(), steps),
				play(makeDataFolder(), steps)
			]);
			expect(sqlite).toEqual(memory);
		}),
		{ seed, numRuns: 120 }
	);
}, 60_000);
