import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { OwnAgain } from '#lib/device/own-again.ts';
import { Coverage } from '#lib/sync/update/coverage.ts';
import { createGate } from '../../server/gate/gate.ts';
import { defaultGateLimits } from '../../server/gate/limits.ts';
import { makeHistory } from '../sync/update/histories.ts';
import { editOf } from '../server/gate/honest-edits.ts';

const gate = createGate({ limits: defaultGateLimits });
const anna = 777;
const kinds = ['pair-notes', 'journal', 'programme'] as const;

interface Case {
	readonly kind: (typeof kinds)[number];
	readonly server: Y.Doc;
	/** Made on the phone, one after another; the server has none of them. */
	readonly unsent: readonly Uint8Array[];
	/** What the phone shows. */
	readonly phone: Y.Doc;
}

/** What a pair wrote before, and what one of them wrote on top of it under one client id. */
function makeCase(seed: number, kind: (typeof kinds)[number]): Case {
	const { log } = makeHistory(seed, editOf(kind), 24);
	const server = docOf(log);
	const phone = docOf(log);
	phone.clientID = anna;
	const unsent: Uint8Array[] = [];
	phone.on('update', (update: Uint8Array) => unsent.push(update));
	for (let at = 0; at < 1 + (seed % 7); at++) typeInto(phone, kind, seed + at);
	return { kind, server, unsent, phone };
}

/** Adds words, takes some back, writes a record. */
function typeInto(doc: Y.Doc, kind: string, dice: number): void {
	const name = kind === 'pair-notes' ? 'note:7' : 'long:goal';
	doc.transact(() => {
		const text = doc.getText(name);
		text.insert(dice % (text.length + 1), `слово${dice} `);
		if (dice % 3 === 0) text.delete(0, Math.min(3, text.length));
		const records = doc.getMap('meetings');
		const record = new Y.Map();
		records.set(`r${dice % 4}`, record);
		record.set('topic', `тема ${dice}`);
	});
}

function docOf(updates: readonly Uint8Array[]): Y.Doc {
	const doc = new Y.Doc();
	for (const update of updates) Y.applyUpdate(doc, update);
	return doc;
}

function rewritten({ server, unsent }: Case): readonly Uint8Array[] {
	let id = 900_000;
	const again = new OwnAgain(server, () => id++);
	return unsent.flatMap((update) => again.write(update) ?? []);
}

const shown = (doc: Y.Doc): unknown =>
	Object.fromEntries([...doc.share.keys()].map((name) => [name, looked(doc, name)]));

function looked(doc: Y.Doc, name: string): unknown {
	return name === 'meetings' ? doc.getMap(name).toJSON() : doc.getText(name).toJSON();
}

const cases = fc.tuple(fc.integer({ min: 1, max: 1e6 }), fc.constantFrom(...kinds));

test('what is written again reads as it was written, and nothing stands under the old id', () => {
	fc.assert(
		fc.property(cases, ([seed, kind]) => {
			const one = makeCase(seed, kind);
			const healed = docOf([Y.encodeStateAsUpdate(one.server), ...rewritten(one)]);
			looked(healed, 'meetings');
			for (const name of one.phone.share.keys()) looked(healed, name);
			for (const name of healed.share.keys()) looked(one.phone, name);
			expect(shown(healed)).toEqual(shown(one.phone));
			expect(healed.store.pendingStructs).toBeNull();
			expect(healed.store.pendingDs).toBeNull();
			expect(healed.store.clients.has(anna)).toBe(false);
		}),
		{ seed: 5101, numRuns: 200 }
	);
});

test('what somebody else wrote under that id stays, and so does every word of the phone', () => {
	fc.assert(
		fc.property(cases, fc.integer({ min: 1, max: 40 }), ([seed, kind], length) => {
			const one = makeCase(seed, kind);
			const forger = docOf([Y.encodeStateAsUpdate(one.server)]);
			forger.clientID = anna;
			forger.getText('note:9').insert(0, 'ч'.repeat(length));
			const server = docOf([Y.encodeStateAsUpdate(forger)]);
			const healed = docOf([Y.encodeStateAsUpdate(server), ...rewritten({ ...one, server })]);
			expect(healed.getText('note:9').toJSON()).toBe('ч'.repeat(length));
			for (const name of ['note:7', 'long:goal'])
				expect(healed.getText(name).toJSON()).toBe(one.phone.getText(name).toJSON());
			expect(healed.getMap('meetings').toJSON()).toEqual(one.phone.getMap('meetings').toJSON());
			expect(healed.store.pendingStructs).toBeNull();
		}),
		{ seed: 5102, numRuns: 200 }
	);
});

test('what the server has already is not written twice, wherever it was cut off', () => {
	fc.assert(
		fc.property(cases, fc.nat(), ([seed, kind], cut) => {
			const one = makeCase(seed, kind);
			const stored = one.unsent.slice(0, cut % (one.unsent.length + 1));
			const server = docOf([Y.encodeStateAsUpdate(one.server), ...stored]);
			const again = rewritten({ ...one, server });
			const healed = docOf([Y.encodeStateAsUpdate(server), ...again]);
			for (const name of ['note:7', 'long:goal'])
				expect(healed.getText(name).toJSON()).toBe(one.phone.getText(name).toJSON());
		}),
		{ seed: 5103, numRuns: 200 }
	);
});

test('the gate takes every update that was written again', () => {
	for (let seed = 1; seed <= 60; seed++) {
		const one = makeCase(seed, 'pair-notes');
		const coverage = new Coverage();
		const question = {
			...({ kind: 'load-test', mode: 'exchange' } as const),
			allowed: { roots: [/[^]*/], keys: undefined, richText: true }
		};
		for (const update of [Y.encodeStateAsUpdate(one.server), ...rewritten(one)]) {
			const answer = gate.check(update, { ...question, coverage });
			if (!answer.ok) throw new Error(`${answer.trouble} (seed ${seed})`);
			coverage.add(answer.value.summary);
		}
	}
});
