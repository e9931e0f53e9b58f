import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { Sweep } from '#lib/device/disk/sweep.ts';
import { HandClock } from '../../support/hand-clock.ts';
import { openMemoryDisk, Platter } from '../../support/memory-disk.ts';

/** Somebody types a letter a second, and the server has each of them on its disk at once. */
class Typist {
	readonly clock = new HandClock();
	readonly disk = openMemoryDisk(new Platter());
	readonly sweep = new Sweep({
		disk: this.disk,
		platform: this.clock,
		report: (what, error) => {
			throw new Error(what, { cause: error });
		},
		isOpen: () => true,
		onRemoved: () => undefined,
		onHole: () => undefined
	});
	readonly #doc = new Y.Doc();
	#letters = 0;

	async type(seconds: number): Promise<void> {
		const text = this.#doc.getText('t');
		for (let second = 0; second < seconds; second++) {
			const before = Y.encodeStateVector(this.#doc);
			text.insert(text.length, 'а');
			const update = Y.encodeStateAsUpdate(this.#doc, before);
			const edit = ++this.#letters;
			const batch = `b${edit}`;
			const record = { document: 'd', batch, update, tab: 't', first: edit, last: edit, at: 0 };
			await this.disk.outbox.append([record]);
			await this.disk.replicas.append('d', [update]);
			await this.disk.outbox.mark([batch], { at: 'stored', storedAt: 0 });
			this.sweep.soon();
			await this.clock.advance(1_000);
		}
	}

	async waiting(): Promise<number> {
		return (await this.disk.outbox.read('d')).records.length;
	}
}

test('what the server has goes out of the outbox in the first pause of whoever types', async () => {
	const typist = new Typist();
	await typist.type(30);
	expect(await typist.waiting()).toBe(30);
	await typist.clock.advance(5_000);
	expect(await typist.waiting()).toBe(0);
});

test('whoever types without a pause has an outbox of a minute at the most', async () => {
	const typist = new Typist();
	await typist.type(59);
	expect(await typist.waiting()).toBe(59);
	await typist.type(2);
	expect(await typist.waiting()).toBeLessThan(3);
	await typist.type(70);
	expect(await typist.waiting()).toBeLessThan(60);
});
