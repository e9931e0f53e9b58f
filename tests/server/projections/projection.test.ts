import * as Y from 'yjs';
import { expect, test } from 'vitest';
import { digestKinds, type DigestKind } from '#lib/domain/progress/digest.ts';
import { digestOf } from '#lib/documents/progress/digest.ts';
import { firstContentOf } from '#lib/documents/schema.ts';
import { openFacts } from '../../../server/access/facts.ts';
import { basisOf, contextOf } from '../../../server/projections/count.ts';
import { Projector } from '../../../server/projections/projector.ts';
import { foldDocument } from '../../../server/storage/folding.ts';
import { MemoryDisk } from '../../../server/storage/memory/disk.ts';
import { openMemoryStorage } from '../../../server/storage/memory/storage.ts';
import type { Tables } from '../../../server/storage/records.ts';
import { Dice } from '../../simulation/dice.ts';
import { writes } from './writing.ts';

const kinds = Object.keys(digestKinds) as readonly DigestKind[];
const histories = 1000;
const eventsOfHistory = 14;

const rowOf = (kind: DigestKind): Tables['documents'] => ({
	...{ id: `${kind}.1`, kind, organisationId: 'school', pairId: null, ownerId: null },
	...{ createdAt: Date.UTC(2026, 8, 5), erasedAt: null, schoolYear: null }
});

async function start(disk: MemoryDisk) {
	const storage = openMemoryStorage({ disk });
	const facts = await openFacts(storage.records, 1);
	const projector = await Projector.open({
		...{ log: storage.log, digests: storage.digests, facts, now: () => 1 },
		condition: () => storage.condition(),
		failed: (cause) => {
			throw cause;
		}
	});
	return { storage, facts, projector };
}

/** Two phones with copies of each document, and a server that counts, folds, and is killed. */
class History {
	readonly #dice: Dice;
	readonly #disk = new MemoryDisk();
	readonly #phones: readonly ReadonlyMap<DigestKind, Y.Doc>[];
	readonly #kinds: readonly DigestKind[];
	#server!: Awaited<ReturnType<typeof start>>;

	constructor(seed: number) {
		this.#dice = new Dice(seed);
		this.#kinds = [0, 3, 6].map((from) => kinds[(seed + from) % kinds.length]!);
		this.#phones = [1, 2].map(() => new Map(kinds.map((kind) => [kind, new Y.Doc()])));
	}

	async play(): Promise<void> {
		this.#server = await start(this.#disk);
		const rows = this.#kinds.map(rowOf);
		for (const { id, kind } of rows) await this.#append(id, firstContentOf(kind as DigestKind));
		await this.#server.facts.change(rows.map((put) => ({ table: 'documents', put }) as const));
		for (let event = 0; event < eventsOfHistory; event++) await this.#event();
		await this.#server.projector.settle();
	}

	async #event(): Promise<void> {
		const kind = this.#dice.oneOf(this.#kinds);
		const roll = this.#dice.roll();
		if (roll < 0.62) return this.#write(kind);
		if (roll < 0.72) return this.#meet(kind);
		if (roll < 0.82) return this.#server.projector.settle();
		if (roll < 0.88) return void (await foldDocument(this.#server.storage.log, `${kind}.1`));
		if (roll < 0.92) return this.#kill();
		if (roll < 0.95) return this.#append(`${kind}.1`, new Uint8Array([9, 9]));
		if (roll < 0.98) return this.#change({ ...rowOf(kind), schoolYear: 2025 });
		return this.#erase(kind);
	}

	async #write(kind: DigestKind): Promise<void> {
		const doc = this.#dice.oneOf(this.#phones).get(kind)!;
		const before = Y.encodeStateVector(doc);
		this.#dice.oneOf(writes[kind])(doc, this.#dice);
		await this.#append(`${kind}.1`, Y.encodeStateAsUpdate(doc, before));
	}

	async #meet(kind: DigestKind): Promise<void> {
		const [one, other] = this.#phones.map((phone) => phone.get(kind)!);
		Y.applyUpdate(other!, Y.encodeStateAsUpdate(one!));
		Y.applyUpdate(one!, Y.encodeStateAsUpdate(other!));
	}

	async #append(documentId: string, update: Uint8Array): Promise<void> {
		const { storage, projector } = this.#server;
		await storage.log.append([{ documentId, update, authorId: 'p', deviceId: 'd', at: 1 }]);
		if (this.#dice.happens(0.7)) projector.noticed(documentId);
	}

	async #kill(): Promise<void> {
		if (this.#dice.happens(0.5)) await this.#server.projector.settle();
		this.#disk.crash();
		this.#server = await start(this.#disk);
	}

	#change(put: Tables['documents']): Promise<void> {
		return this.#server.facts.change([{ table: 'documents', put }]);
	}

	async #erase(kind: DigestKind): Promise<void> {
		await this.#server.storage.log.erase(`${kind}.1`);
		await this.#change({ ...rowOf(kind), erasedAt: 5 });
	}

	/** Read from the log with nothing in between. */
	async recomputed(): Promise<readonly object[]> {
		const { storage, facts } = this.#server;
		const made: object[] = [];
		for (const kind of this.#kinds.toSorted()) {
			const documentId = `${kind}.1`;
			const context = contextOf(facts.find('documents', documentId));
			const { snapshot, tail } = await storage.log.read(documentId);
			if (!context || tail.length + (snapshot ? 1 : 0) === 0) continue;
			made.push({
				...{ documentId, position: storage.log.headOf(documentId), basis: basisOf(context) },
				value: JSON.stringify(this.#oracle([snapshot, ...tail], context))
			});
		}
		return made;
	}

	#oracle(
		parts: readonly ({ readonly update: Uint8Array } | undefined)[],
		context: NonNullable<ReturnType<typeof contextOf>>
	): object {
		const doc = new Y.Doc();
		try {
			for (const part of parts) if (part) Y.applyUpdate(doc, part.update);
		} catch {
			return { of: 'unreadable' };
		}
		return doc.store.pendingStructs ? { of: 'unreadable' } : digestOf(doc, context);
	}

	async kept(): Promise<readonly object[]> {
		const rows = await this.#server.storage.digests.readAll();
		return rows.toSorted((a, b) => (a.documentId < b.documentId ? -1 : 1));
	}

	rebuild() {
		return this.#server.projector.rebuild();
	}

	unreadable(): number {
		return kinds.filter((kind) => this.#server.projector.digestOf(`${kind}.1`)?.of === 'unreadable')
			.length;
	}
}

test(`over ${histories} histories what is kept is what the log says, and rebuilt it is the same`, async () => {
	let unreadable = 0;
	for (let seed = 1; seed <= histories; seed++) {
		const history = new History(seed);
		await history.play();
		const kept = await history.kept();
		expect(kept, `history ${seed}`).toEqual(await history.recomputed());
		const rebuilt = await history.rebuild();
		expect(rebuilt, `history ${seed}`).toEqual({ documents: kept.length, changed: 0 });
		expect(await history.kept(), `history ${seed}`).toEqual(kept);
		unreadable += history.unreadable();
	}
	expect(unreadable).toBeGreaterThan(50);
}, 120_000);
