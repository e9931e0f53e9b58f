import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import type { UpdateSummary } from '#lib/sync/update/update-summary.ts';
import { contentRefs, nameUses, typeRefs } from '#lib/sync/update/update-summary.ts';
import { wideLimits } from '#lib/sync/update/troubles.ts';
import type { WalkLimits, WalkTrouble } from '#lib/sync/update/troubles.ts';
import { textOf } from '#lib/sync/update/utf8.ts';
import { walkUpdate } from '#lib/sync/update/walk-update.ts';
import { makeHistory } from './histories.ts';

const seeds = Array.from({ length: 60 }, (_, at) => at + 1);

describe('a walk finds in a real update what Yjs finds in it', () => {
	test.each(seeds)('(seed %i)', (seed) => {
		const { log, wholes } = makeHistory(seed);
		for (const update of [...log, ...wholes]) {
			expect(factsOf(walked(update))).toEqual(factsByYjs(update));
		}
	});
});

test('the names of roots, keys, elements and formats are found', () => {
	const doc = new Y.Doc();
	doc.getMap('fields').set('title', 'x');
	const element = new Y.XmlElement('heading');
	element.setAttribute('level', '2');
	doc.getXmlFragment('note:1').insert(0, [element]);
	const text = new Y.XmlText();
	element.insert(0, [text]);
	text.insert(0, 'x', { bold: true });
	const summary = walked(Y.encodeStateAsUpdate(doc));
	expect(namesOf(summary, nameUses.root)).toEqual(['fields', 'note:1']);
	expect(namesOf(summary, nameUses.key)).toEqual(['title', 'level']);
	expect(namesOf(summary, nameUses.element)).toEqual(['heading']);
	expect(namesOf(summary, nameUses.format)).toEqual(['bold', 'bold']);
	expect(summary.types).toBe((1 << typeRefs.xmlElement) | (1 << typeRefs.xmlText));
	expect(summary.contents & (1 << contentRefs.format)).not.toBe(0);
});

describe('bytes that are no update are refused', () => {
	const limits: WalkLimits = { ...wideLimits, maxStructLength: 10_000, maxDepth: 6 };
	const cases: [string, string, WalkTrouble][] = [
		['nothing at all', '', 'cut-off'],
		['something after the end', '00 00 00', 'left-over'],
		['30 million structs in nine bytes', '01 80 87 a7 0e 05 00 00 01', 'cut-off'],
		['4 billion clients', 'ff ff ff ff 0f 01 01 00 00 01 00', 'cut-off'],
		['a longer form of a number', '81 00 01 05 00 00 01 00', 'bad-number'],
		['a number beyond 2^53', '01 01 ff ff ff ff ff ff ff ff 7f 00 00 01 00', 'bad-number'],
		['an endless number', `01 01 ${'ff '.repeat(40)} 00 00 01 00`, 'bad-number'],
		['a client without structs', '01 00 05 00 00 01 00 00', 'empty-part'],
		['a deletion of length nought', '01 01 05 00 00 00 00', 'empty-part'],
		['nothing but a hole', '01 01 05 00 0a 01 00', 'empty-part'],
		['a length of 2^40', '01 01 89 06 01 00 80 80 80 80 80 20 00', 'clock-jump'],
		['one client twice', '02 01 05 00 00 01 01 05 00 00 01 00', 'unordered'],
		['clients that ascend', '02 01 05 00 00 01 01 06 00 00 01 00', 'unordered'],
		['deletes of one client twice', '00 02 05 01 00 01 05 01 02 01', 'unordered'],
		['deletes that overlap', '00 01 05 02 00 04 02 04', 'unordered'],
		['a delete of nothing', '00 01 05 01 03 00', 'empty-part'],
		['a client without deletes', '00 01 05 00 00 00', 'empty-part'],
		['an unknown content', '01 01 05 00 0b 01 01 61 01 00 00', 'unknown-content'],
		['a hole with a flag', '01 01 05 00 8a 01 00 01 00', 'unknown-content'],
		['a struct that builds on itself', '01 01 05 02 84 05 02 01 61 00', 'own-future'],
		['a parent that comes later', '01 01 05 02 04 00 05 03 01 61 00', 'own-future'],
		['a parent neither root nor struct', '01 01 05 00 04 02 01 61 01 61 00', 'bad-flag'],
		['an empty text', '01 01 05 00 04 01 01 61 00 00', 'empty-part'],
		['text that is not UTF-8', '01 01 05 00 04 01 01 61 01 ff 00', 'bad-text'],
		['an overlong letter', '01 01 05 00 04 01 01 61 02 c0 80 00', 'bad-text'],
		['half of a surrogate pair', '01 01 05 00 04 01 01 61 03 ed a0 80 00', 'bad-text'],
		['a letter cut in two', '01 01 05 00 04 01 01 61 01 d0 00', 'bad-text'],
		['beyond the last code point', '01 01 05 00 04 01 01 61 04 f4 90 80 80 00', 'bad-text'],
		['no values', '01 01 05 00 08 01 01 61 00 00', 'empty-part'],
		['an unknown type of value', '01 01 05 00 08 01 01 61 01 73 00', 'unknown-content'],
		['an unknown type', '01 01 05 00 07 01 01 61 07 00', 'unknown-content'],
		['a format that is not JSON', '01 01 05 00 06 01 01 61 01 62 01 7b 00', 'bad-json'],
		['a list in a list, seven deep', valueOf('75 01 '.repeat(7) + '7f'), 'too-deep'],
		['an object in an object, seven deep', valueOf('76 01 01 61 '.repeat(7) + '7f'), 'too-deep'],
		['a list of a billion values', valueOf('75 ff ff ff ff 03'), 'cut-off'],
		['an object of a billion values', valueOf('76 ff ff ff ff 03'), 'cut-off']
	];

	test.each(cases)('%s', (_name, hex, trouble) => {
		expect(walkUpdate(bytesOf(hex), limits)).toEqual({ ok: false, reason: trouble });
	});

	test('200 000 lists in each other, without a deep stack', () => {
		const bomb = bytesOf(valueOf('75 01 '.repeat(200_000) + '7f'));
		expect(walkUpdate(bomb, limits)).toEqual({ ok: false, reason: 'too-deep' });
	});

	test('JSON with a thousand brackets', () => {
		const json = Buffer.from('['.repeat(100) + ']'.repeat(100)).toString('hex');
		const bytes = bytesOf(`01 01 05 00 06 01 01 61 01 62 c8 01 ${json} 00`);
		expect(walkUpdate(bytes, limits)).toEqual({ ok: false, reason: 'too-deep' });
	});
});

describe('limits', () => {
	const doc = new Y.Doc();
	doc.getText('text').insert(0, 'двадцать букв и ещё');
	doc.getMap('map').set('key', 'a value of some length');
	doc.getText('text').delete(2, 3);
	doc.getText('text').format(0, 1, { bold: true });
	const update = Y.encodeStateAsUpdate(doc);

	test.each([
		['maxBytes', update.length - 1, 'too-big'],
		['maxClients', 0, 'too-many-clients'],
		['maxStructs', 2, 'too-many-structs'],
		['maxDeletes', 0, 'too-many-deletes'],
		['maxStructLength', 2, 'clock-jump'],
		['maxTextBytes', 20, 'too-long'],
		['maxValueBytes', 21, 'too-long'],
		['maxJsonBytes', 7, 'too-long'],
		['maxNameBytes', 3, 'too-long']
	] as const)('%s', (name, value, trouble) => {
		expect(walkUpdate(update, { ...wideLimits, [name]: value })).toEqual({
			ok: false,
			reason: trouble
		});
	});
});

test('odd values are noticed: prototypes, infinities, binary', () => {
	const set = (value: unknown, key = 'key') => {
		const doc = new Y.Doc();
		doc.getMap('map').set(key, value);
		return walked(Y.encodeStateAsUpdate(doc));
	};
	expect(set('plain')).toMatchObject({ hasReservedName: false, hasNonFinite: false });
	expect(set(1.5).hasNonFinite || set(2 ** 40).hasNonFinite || set(-1e308).hasNonFinite).toBe(
		false
	);
	expect(set({ isAdmin: true }, '__proto__').hasReservedName).toBe(true);
	expect(set(JSON.parse('{"a":{"__proto__":1}}')).hasReservedName).toBe(true);
	expect(set([{ constructor: 1 }]).hasReservedName).toBe(true);
	expect(set([Infinity]).hasNonFinite).toBe(true);
	expect(set(NaN).hasNonFinite).toBe(true);
	expect(set(5n).hasOddValue).toBe(true);
	expect(set([new Uint8Array(2)]).hasOddValue).toBe(true);
});

test('a bracket inside a text of a format does not count as depth', () => {
	const doc = new Y.Doc();
	doc.getText('text').insert(0, 'x', { link: { href: '"]{{{{{{{{{{{{\\' } });
	const limits = { ...wideLimits, maxDepth: 2 };
	expect(walkUpdate(Y.encodeStateAsUpdate(doc), limits).ok).toBe(true);
});

function walked(update: Uint8Array): UpdateSummary {
	const outcome = walkUpdate(update, wideLimits);
	if (!outcome.ok)
		throw new Error(`refused as ${outcome.reason}: ${Buffer.from(update).toString('hex')}`);
	return outcome.value;
}

function factsOf({ runs, gone, deletes, structs }: UpdateSummary) {
	return { runs, gone: mergeTouching(gone), deletes, structs };
}

function factsByYjs(update: Uint8Array) {
	const { structs, ds } = Y.decodeUpdate(update);
	const runs: number[] = [];
	const gone: number[] = [];
	for (const struct of structs) {
		const { client, clock } = struct.id;
		if (struct instanceof Y.Skip) continue;
		runs.push(client, clock, clock + struct.length);
		const isGone = struct instanceof Y.GC || struct.content instanceof Y.ContentDeleted;
		if (isGone) gone.push(client, clock, clock + struct.length);
	}
	const deletes = [...ds.clients].flatMap(([client, ranges]) =>
		ranges.flatMap(({ clock, len }) => [client, clock, clock + len])
	);
	return { runs: mergeTouching(runs), gone: mergeTouching(gone), deletes, structs: structs.length };
}

function mergeTouching(flat: readonly number[]): number[] {
	const merged: number[] = [];
	for (let at = 0; at < flat.length; at += 3) {
		const last = merged.length - 3;
		if (last >= 0 && merged[last] === flat[at] && merged[last + 2] === flat[at + 1]) {
			merged[last + 2] = flat[at + 2]!;
		} else {
			merged.push(flat[at]!, flat[at + 1]!, flat[at + 2]!);
		}
	}
	return merged;
}

function namesOf({ names, bytes }: UpdateSummary, use: number): string[] {
	const found: string[] = [];
	for (let at = 0; at < names.length; at += 3) {
		if (names[at] === use) found.push(textOf(bytes, names[at + 1]!, names[at + 2]!));
	}
	return found;
}

function valueOf(hex: string): string {
	return `01 01 05 00 08 01 01 61 01 ${hex} 00`;
}

function bytesOf(hex: string): Uint8Array {
	return new Uint8Array(Buffer.from(hex.replaceAll(' ', ''), 'hex'));
}
