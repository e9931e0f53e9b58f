import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { kinds } from '#lib/documents/kinds.ts';
import { Coverage } from '#lib/sync/update/coverage.ts';
import { readStateVector } from '#lib/sync/update/state-vector.ts';
import { wideLimits } from '#lib/sync/update/troubles.ts';
import { walkUpdate } from '#lib/sync/update/walk-update.ts';
import { createGate } from '../../../server/gate/gate.ts';
import type { GateAnswer, Question } from '../../../server/gate/gate.ts';
import { defaultGateLimits } from '../../../server/gate/limits.ts';

/**
 * Every attack twice: what it does to bare Yjs (so that the test can fail), and what the gate says.
 * The bytes are those of the probes by which the attacks were found.
 */
const gate = createGate({ limits: defaultGateLimits });

const clockPoison = bytesOf('01 01 89 06 01 00 80 80 80 80 80 20 00');
const thirtyMillionStructs = bytesOf('01 80 87 a7 0e 05 00 00 01');
const pendingStruct = bytesOf('01 01 e8 07 05 00 01 00');
const futureDelete = bytesOf('00 01 89 06 01 00 80 80 80 80 80 80 08');
const endlessStateVector = bytesOf('80 80 80 80 80 20');

describe('13 bytes that make a clock jump', () => {
	test('bare Yjs: the victim’s unsent edit is gone, on the server and on their own phone', () => {
		const { victim, server } = victimAndServer();
		Y.applyUpdate(server, clockPoison);
		victim.getText('text').insert(1, ' и это');
		Y.applyUpdate(server, Y.encodeStateAsUpdate(victim, Y.encodeStateVector(server)));
		expect(server.getText('text').toString()).toBe('x');
		expect(Y.encodeStateVector(server)).not.toEqual(Y.encodeStateVector(victim));
	});

	test('the gate refuses them', () => {
		const { coverage } = victimAndServer();
		expect(ask(clockPoison, { coverage })).toMatchObject({
			reason: 'malformed',
			trouble: 'clock-jump'
		});
	});

	test('a jump that is small enough to be honest still needs the lease of that client id', () => {
		const { coverage } = victimAndServer();
		const answer = ask(bytesOf('01 01 89 06 01 00 05 00'), { coverage });
		expect(answer).toMatchObject({ ok: true, value: { newClients: [777] } });
	});
});

describe('nine bytes that declare 30 million structs', () => {
	test('bare Yjs: takes more than 100 MB before it finds out', () => {
		const before = process.memoryUsage().heapUsed;
		expect(() => Y.applyUpdate(new Y.Doc(), thirtyMillionStructs)).toThrow();
		expect(process.memoryUsage().heapUsed - before).toBeGreaterThan(100e6);
	});

	test('the gate refuses them, ten thousand times without growing', () => {
		const before = process.memoryUsage().heapUsed;
		for (let round = 0; round < 10_000; round++) {
			expect(ask(thirtyMillionStructs)).toMatchObject({ reason: 'malformed', trouble: 'cut-off' });
		}
		expect(process.memoryUsage().heapUsed - before).toBeLessThan(50e6);
	});
});

describe('a struct whose past is missing', () => {
	test('bare Yjs: keeps it for ever and hands it to everybody', () => {
		const doc = new Y.Doc();
		for (let client = 1000; client < 1200; client++) {
			Y.applyUpdate(
				doc,
				new Uint8Array([...[1, 1, (client & 127) | 128, client >> 7], 5, 0, 1, 0])
			);
		}
		expect(doc.store.pendingStructs).not.toBeNull();
		expect(Y.encodeStateAsUpdate(doc).length).toBeGreaterThan(200 * 5);
	});

	test('the gate answers with a resync and keeps nothing', () => {
		expect(ask(pendingStruct)).toMatchObject({ reason: 'gap', trouble: 'gap-of-structs' });
	});

	test('likewise when a neighbour or the parent is missing', () => {
		expect(ask(bytesOf('01 01 05 00 84 06 00 01 61 00'))).toMatchObject({ reason: 'gap' });
		expect(ask(bytesOf('01 01 05 00 44 06 00 01 61 00'))).toMatchObject({ reason: 'gap' });
		expect(ask(bytesOf('01 01 05 00 04 00 06 00 01 61 00'))).toMatchObject({ reason: 'gap' });
	});

	test('bare Yjs: two structs that need each other stay pending; the gate refuses them', () => {
		const circle = bytesOf('02 01 09 00 84 05 00 01 61 01 05 00 84 09 00 01 61 00');
		const doc = new Y.Doc();
		Y.applyUpdate(doc, circle);
		expect(doc.store.pendingStructs).not.toBeNull();
		expect(ask(circle)).toMatchObject({ reason: 'gap', trouble: 'gap-of-dependencies' });
	});

	test('bare Yjs: a struct that builds on itself breaks the transaction; the gate refuses it', () => {
		const own = bytesOf('01 01 05 00 84 05 00 01 61 00');
		expect(() => Y.applyUpdate(new Y.Doc(), own)).toThrow();
		expect(ask(own)).toMatchObject({ reason: 'malformed', trouble: 'own-future' });
	});
});

describe('a delete of everything that somebody has and will have', () => {
	test('bare Yjs: keeps it, and deletes what comes later', () => {
		const { victim } = victimAndServer();
		const server = new Y.Doc();
		Y.applyUpdate(server, futureDelete);
		expect(server.store.pendingDs).not.toBeNull();
		victim.getText('text').insert(1, 'later');
		Y.applyUpdate(server, Y.encodeStateAsUpdate(victim));
		expect(server.getText('text').toString()).toBe('');
	});

	test('the gate refuses it', () => {
		const { coverage } = victimAndServer();
		expect(ask(futureDelete, { coverage })).toMatchObject({ trouble: 'gap-of-deletes' });
		expect(ask(futureDelete)).toMatchObject({ trouble: 'gap-of-deletes' });
	});
});

describe('a state vector that has no end', () => {
	test('bare Yjs throws; the reader refuses it', () => {
		expect(() => Y.encodeStateAsUpdate(new Y.Doc(), endlessStateVector)).toThrow();
		expect(readStateVector(endlessStateVector, 100_000)).toEqual({ ok: false, reason: 'cut-off' });
	});
});

describe('values in values, 200 000 deep', () => {
	const bomb = new Uint8Array([
		...bytesOf('01 01 05 00 08 01 01 61 01'),
		...Array.from({ length: 200_000 }, () => [0x75, 1]).flat(),
		0x7f,
		0
	]);

	test('bare Yjs runs out of stack; the gate refuses them', () => {
		expect(() => Y.applyUpdate(new Y.Doc(), bomb)).toThrow(RangeError);
		expect(ask(bomb)).toMatchObject({ reason: 'update-too-big' });
		expect(ask(bomb, { mode: 'step2' })).toMatchObject({ trouble: 'too-deep' });
	});
});

describe('types in types, thousands deep', () => {
	test('bare Yjs: runs out of stack when the outermost is deleted', () => {
		const doc = new Y.Doc();
		Y.applyUpdate(doc, nested({ from: 0, count: 20_000 }));
		expect(() => doc.getMap('map').toJSON()).toThrow(RangeError);
		expect(() => Y.applyUpdate(doc, bytesOf('00 01 05 01 00 01'))).toThrow();
	});

	test('the gate refuses them, at once or bit by bit', () => {
		const tooNested = { reason: 'not-allowed-content', trouble: 'too-nested' };
		expect(ask(nested({ from: 0, count: 4_000 }))).toMatchObject(tooNested);
		const coverage = new Coverage();
		const answers = Array.from({ length: 12 }, (_, at) => {
			const answer = ask(nested({ from: at * 10, count: 10 }), { coverage });
			if (answer.ok) coverage.add(answer.value.summary);
			return answer.ok;
		});
		expect(answers).toEqual(Array.from({ length: 12 }, (_, at) => at < 10));
	});

	test('also when each stands beside a letter, and in the part of another client', () => {
		const answer = ask(nestedByTurns(300));
		expect(answer).toMatchObject({ trouble: 'too-nested' });
		expect(ask(nestedByTurns(40))).toMatchObject({ ok: true });
	});
});

describe('a key that is a prototype', () => {
	test('bare Yjs: everybody becomes an admin', () => {
		const received = new Y.Doc();
		Y.applyUpdate(received, setting('__proto__', { isAdmin: true }));
		const read = received.getMap('map').toJSON() as { isAdmin?: boolean };
		expect(read.isAdmin).toBe(true);
		expect(Object.keys(read)).toEqual([]);
	});

	test.each(['__proto__', 'prototype', 'constructor'])('the gate refuses %s anywhere', (name) => {
		const refused = { reason: 'not-allowed-content', trouble: 'reserved-name' };
		const note = { kind: 'pair-notes' } as const;
		expect(ask(setting(name, ['x']))).toMatchObject(refused);
		expect(ask(setting('key', [JSON.parse(`{"a":{"${name}":1}}`)]))).toMatchObject(refused);
		expect(ask(formatting(name, true), note)).toMatchObject(refused);
		expect(ask(formatting('link', JSON.parse(`{"${name}":1}`)), note)).toMatchObject(refused);
		expect(ask(made((doc) => doc.getText(name).insert(0, 'x')))).toMatchObject(refused);
		const element = made((doc) => doc.getXmlFragment('note:1').push([new Y.XmlElement(name)]));
		expect(ask(element, note)).toMatchObject(refused);
	});
});

describe('a struct sent again with another content', () => {
	const own = made((doc) => {
		doc.clientID = 777;
		doc.transact(() => {
			doc.getText('text').insert(0, 'abc');
			doc.getMap('map').set('key', 'what the victim wrote');
		});
	});
	/** Says that all four clocks of the victim are gone, and brings one struct of the attacker’s. */
	const forged = bytesOf('02 01 89 06 00 00 04 01 05 00 04 01 04 74 65 78 74 01 61 00');

	test('bare Yjs: merging the two updates loses what the victim wrote', () => {
		const merged = new Y.Doc();
		Y.applyUpdate(merged, Y.mergeUpdates([own, forged]));
		expect(merged.getMap('map').has('key')).toBe(false);
	});

	test('the gate lets only the new part through', () => {
		const coverage = coverageOf(own);
		const answer = ask(forged, { coverage, kind: 'load-test' });
		if (!answer.ok) throw new Error(answer.reason);
		expect(answer.value.newClients).toEqual([5]);
		const merged = new Y.Doc();
		Y.applyUpdate(merged, Y.mergeUpdates([own, answer.value.update]));
		expect(merged.getMap('map').get('key')).toBe('what the victim wrote');
		expect(merged.getText('text').toString()).toBe('aabc');
	});
});

describe('content that a kind does not know', () => {
	test.each([
		['binary', made((doc) => doc.getMap('meta').set('a', new Uint8Array(3))), 'content-kind'],
		[
			'a document in a document',
			made((doc) => doc.getMap('meta').set('a', new Y.Doc())),
			'content-kind'
		],
		['an embed', made((doc) => doc.getText('meta').insertEmbed(0, {})), 'content-kind'],
		['a format', made((doc) => doc.getText('meta').insert(0, 'x', { bold: true })), 'content-kind'],
		['XML', made((doc) => doc.getXmlFragment('meta').push([new Y.XmlText('x')])), 'type-kind'],
		['a foreign root', made((doc) => doc.getMap('admins').set('me', true)), 'root-name'],
		['an empty key', setting('', 1, 'meta'), 'key-name'],
		['NaN', setting('a', NaN, 'meta'), 'odd-value'],
		['an infinity in a list', setting('a', [Infinity], 'meta'), 'odd-value'],
		['binary in a list', setting('a', [[new Uint8Array(2)]], 'meta'), 'odd-value'],
		['a number beyond 2^53', setting('a', [[5n]], 'meta'), 'odd-value']
	] as const)('%s in a roadmap', (_name, update, trouble) => {
		expect(ask(update, { kind: 'roadmap' })).toMatchObject({
			reason: 'not-allowed-content',
			trouble
		});
	});

	test('XML and formats belong to notes, hooks and embeds to nobody', () => {
		const note = (write: (fragment: Y.XmlFragment) => void): GateAnswer =>
			ask(
				made((doc) => write(doc.getXmlFragment('note:1'))),
				{ kind: 'pair-notes' }
			);
		expect(note((fragment) => fragment.push([new Y.XmlElement('p')]))).toMatchObject({ ok: true });
		expect(note((fragment) => fragment.push([new Y.XmlElement('a b')]))).toMatchObject({
			trouble: 'element-name'
		});
		const hook = new Y.XmlHook('h') as unknown as Y.XmlText;
		expect(note((fragment) => fragment.push([hook]))).toMatchObject({
			trouble: 'type-kind'
		});
	});

	test('a note stands under a note’s name, and only there', () => {
		for (const name of ['note:', 'note:a/b', 'note:a\n', `note:${'a'.repeat(65)}`, 'notes', 'x']) {
			const update = made((doc) => doc.getXmlFragment(name).push([new Y.XmlElement('p')]));
			expect(ask(update, { kind: 'pair-notes' })).toMatchObject({ trouble: 'root-name' });
		}
	});

	test('where keys are listed, no other passes', () => {
		const allowed = { roots: ['meta'], keys: ['schema', /^x\d$/], richText: false };
		expect(ask(setting('schema', 1, 'meta'), { allowed })).toMatchObject({ ok: true });
		expect(ask(setting('x1', 1, 'meta'), { allowed })).toMatchObject({ ok: true });
		expect(ask(setting('other', 1, 'meta'), { allowed })).toMatchObject({ trouble: 'key-name' });
	});
});

describe('limits', () => {
	test('a live update of more than 64 KB, of too many structs or deletes', () => {
		const long = made((doc) => doc.getText('text').insert(0, 'x'.repeat(64 * 1024)));
		expect(ask(long)).toMatchObject({ reason: 'update-too-big', trouble: 'too-big' });
		expect(ask(long, { mode: 'step2' })).toMatchObject({ ok: true });
		const many = made((doc) => {
			for (let at = 0; at < 5001; at++) doc.getMap('map').set(`k${at}`, at);
		});
		expect(ask(many)).toMatchObject({ reason: 'update-too-big' });
		expect(ask(many, { mode: 'exchange' })).toMatchObject({ ok: true });
	});

	test('a value of more than 16 KB', () => {
		expect(ask(setting('a', 'x'.repeat(16 * 1024)))).toMatchObject({ ok: true });
		expect(ask(setting('a', 'x'.repeat(16 * 1024 + 1)))).toMatchObject({ trouble: 'too-long' });
	});

	test('a document with too many client ids', () => {
		const small = createGate({ limits: { ...defaultGateLimits, maxClientsOfDocument: 1 } });
		const { coverage } = victimAndServer();
		const question = { coverage, kind: 'load-test', mode: 'update' } as const;
		expect(small.check(setting('a', 1), question)).toMatchObject({ reason: 'document-full' });
		const same = bytesOf('01 01 89 06 01 84 89 06 00 01 61 00');
		expect(small.check(same, question)).toMatchObject({ ok: true });
	});

	test('a hole is a gap, except in an outbox where what lay there is stored', () => {
		const updates: Uint8Array[] = [];
		made((doc) => {
			doc.on('update', (update: Uint8Array) => updates.push(update));
			for (let at = 0; at < 3; at++) doc.getText('text').insert(at, 'x');
		});
		const holey = Y.mergeUpdates([updates[0]!, updates[2]!]);
		const all = { coverage: coverageOf(updates[0]!, updates[1]!) };
		expect(ask(holey, { ...all, mode: 'update' })).toMatchObject({
			reason: 'gap',
			trouble: 'hole'
		});
		expect(ask(holey, { ...all, mode: 'step2' })).toMatchObject({ reason: 'gap' });
		expect(ask(holey, { ...all, mode: 'exchange' })).toMatchObject({ ok: true });
		expect(ask(holey, { mode: 'exchange' })).toMatchObject({ trouble: 'gap-of-structs' });
	});
});

test('what adds nothing is said to add nothing', () => {
	const { coverage, server } = victimAndServer();
	const answer = ask(Y.encodeStateAsUpdate(server), { coverage });
	expect(answer).toMatchObject({ ok: true, value: { addsNothing: true, newClients: [] } });
	expect(ask(new Uint8Array([0, 0]))).toMatchObject({ ok: true, value: { addsNothing: true } });
});

test('asking changes nothing', () => {
	const { coverage } = victimAndServer();
	const before = coverage.encode();
	ask(setting('a', 1), { coverage });
	ask(pendingStruct, { coverage });
	expect(coverage.encode()).toEqual(before);
});

test('every kind has its rules', () => {
	for (const kind of Object.keys(kinds) as (keyof typeof kinds)[]) {
		const foreign = ask(
			made((doc) => doc.getMap('<b>').set('a', 1)),
			{ kind }
		);
		expect(foreign).toMatchObject({ trouble: 'root-name' });
	}
});

/** The victim wrote one letter under the client id 777, and the server has it. */
function victimAndServer() {
	const victim = new Y.Doc();
	victim.clientID = 777;
	victim.getText('text').insert(0, 'x');
	const server = new Y.Doc();
	Y.applyUpdate(server, Y.encodeStateAsUpdate(victim));
	return { victim, server, coverage: coverageOf(Y.encodeStateAsUpdate(victim)) };
}

function coverageOf(...updates: readonly Uint8Array[]): Coverage {
	const coverage = new Coverage();
	for (const update of updates) {
		const walked = walkUpdate(update, wideLimits);
		if (!walked.ok) throw new Error(walked.reason);
		coverage.add(walked.value);
	}
	return coverage;
}

function ask(update: Uint8Array, question: Partial<Question> = {}): GateAnswer {
	const coverage = question.coverage ?? new Coverage();
	return gate.check(update, { kind: 'load-test', mode: 'update', ...question, coverage });
}

function made(write: (doc: Y.Doc) => void): Uint8Array {
	const doc = new Y.Doc();
	write(doc);
	return Y.encodeStateAsUpdate(doc);
}

function setting(key: string, value: unknown, root = 'map'): Uint8Array {
	return made((doc) => doc.getMap(root).set(key, value));
}

function formatting(key: string, value: unknown): Uint8Array {
	return made((doc) => {
		const text = new Y.XmlText();
		doc.getXmlFragment('note:1').push([text]);
		text.applyDelta([{ insert: 'x', attributes: { [key]: value } }]);
	});
}

/** Each type is the only child of the one before it. */
function nested({ from, count }: { from: number; count: number }): Uint8Array {
	const parts: number[][] = [[1], uint(count), [5], uint(from)];
	for (let at = from; at < from + count; at++) {
		parts.push(at === 0 ? [0x27, 1, 3, 109, 97, 112, 1, 97, 0] : [7, 0, 5, ...uint(at - 1), 0]);
	}
	return new Uint8Array([...parts, [0]].flat());
}

/** Two clients by turns: a letter under the other’s type, and beside it the next type. */
function nestedByTurns(turns: number): Uint8Array {
	const sections = [9, 5].map((client) => {
		const other = 14 - client;
		const parts: number[][] = [uint(2 * turns), [client], [0]];
		for (let turn = 0; turn < turns; turn++) {
			const isFirst = client === 9 && turn === 0;
			const under = client === 9 ? 2 * turn - 1 : 2 * turn + 1;
			parts.push(isFirst ? [4, 1, 3, 109, 97, 112, 1, 97] : [4, 0, other, ...uint(under), 1, 97]);
			parts.push([0x87, client, ...uint(2 * turn), 0]);
		}
		return parts.flat();
	});
	return new Uint8Array([2, ...sections.flat(), 0]);
}

function uint(number: number): number[] {
	const bytes: number[] = [];
	for (; number > 127; number = Math.floor(number / 128)) bytes.push((number % 128) | 128);
	return [...bytes, number];
}

function bytesOf(hex: string): Uint8Array {
	return new Uint8Array(Buffer.from(hex.replaceAll(' ', ''), 'hex'));
}
