import * as Y from 'yjs';
import { expect } from 'vitest';
import { listNames, programmeTexts } from '#lib/domain/programme.ts';
import { removalsIn } from '#lib/documents/programme/bin.ts';
import { clashesIn } from '#lib/documents/programme/registers.ts';
import { remarksIn } from '#lib/documents/programme/remarks.ts';
import type { Device } from './three-devices.ts';

interface Write {
	readonly value: string;
	/** What its device held then, by Yjs's own account. */
	readonly knew: ReadonlyMap<number, number>;
	/** By which others know whether they hold it. */
	readonly client: number;
	readonly clock: number;
}

type Values = ReadonlyMap<string, string>;

const recordRoots = ['tasks', 'steps', ...listNames];

/** What must be true in the end, worked out from the deeds alone: it knows nothing of registers. */
export class Oracle {
	readonly #writes = new Map<string, Write[]>();
	readonly #added = new Set<string>();
	readonly #removals = new Map<string, ReadonlyMap<number, number>[]>();
	readonly #letters = new Map<string, Set<string>>();
	/** Letters that somebody took away on purpose. */
	readonly #taken = new Set<string>();
	readonly #said: string[] = [];

	watch(device: Device, deed: () => void): void {
		const before = this.#look(device.doc);
		const knew = Y.decodeStateVector(Y.encodeStateVector(device.doc));
		deed();
		const after = this.#look(device.doc);
		// A deed may write into what it then removes.
		const knows = Y.decodeStateVector(Y.encodeStateVector(device.doc));
		for (const [spot, value] of after.fields) {
			const was = before.fields.get(spot);
			const record = recordOf(spot);
			if (spot.endsWith('|removed')) {
				if (value !== '' && value !== was) this.#note(this.#removals, record, knows);
			} else if ((was ?? '') !== value && before.records.has(record)) {
				this.#note(this.#writes, spot, { value, knew, ...itemAt(device.doc, spot) });
			}
		}
		for (const record of after.records) this.#added.add(record);
		this.#watchLetters(before.texts, after.texts);
	}

	/** Also of a value that stands there already. */
	settle(device: Device, clash: { root: string; id: string; field: string; value: string }): void {
		const { root, id, field, value } = clash;
		const knew = Y.decodeStateVector(Y.encodeStateVector(device.doc));
		device.deeds.settle(clash, value);
		const spot = [root, id, field].join('|');
		const mark = device.doc.getMap('writes')._map.get(`${spot}|${device.name}`);
		if (mark) this.#note(this.#writes, spot, { value, knew, ...mark.id });
	}

	say(text: string, deed: (text: string) => void): void {
		this.#said.push(text);
		deed(text);
	}

	judge(doc: Y.Doc): void {
		const { fields, records, texts } = this.#look(doc);
		expect(records).toEqual(this.#added);
		this.#judgeFields(doc, fields);
		this.#judgeRemovals(doc, fields);
		expect(
			remarksIn(doc)
				.map(({ text }) => text)
				.toSorted()
		).toEqual(this.#said.toSorted());
		for (const [name, letters] of this.#letters) {
			// What went away with an older text may have been brought back by two at once.
			const there = [...(texts.get(name) ?? '')].filter((letter) => !this.#taken.has(letter));
			const stayed = [...letters].filter((letter) => !this.#taken.has(letter));
			expect(there.toSorted(), name).toEqual(stayed.toSorted());
		}
	}

	/** What nobody wrote over stands in the field or beside it. */
	#judgeFields(doc: Y.Doc, fields: Values): void {
		const clashes = new Map(
			clashesIn(doc, 0).map(({ root, id, field, writes }) => [
				[root, id, field].join('|'),
				new Set(writes.map(({ value }) => value))
			])
		);
		for (const [spot, writes] of this.#writes) {
			const heads = writes.filter(
				(write) => !writes.some((other) => other !== write && knows(other.knew, write))
			);
			const values = new Set(heads.map(({ value }) => value));
			expect(values.has(fields.get(spot) ?? ''), spot).toBe(true);
			if (values.size > 1) expect(clashes.get(spot), spot).toEqual(values);
			else expect(clashes.has(spot), spot).toBe(false);
		}
	}

	/** Nothing is in the bin of which the one who removed it did not know all. */
	#judgeRemovals(doc: Y.Doc, fields: Values): void {
		const inBin = binOf(doc);
		for (const record of inBin) {
			const removals = this.#removals.get(record) ?? [];
			const writes = [...this.#writes].flatMap(([spot, own]) =>
				recordOf(spot) === record ? own : []
			);
			const isKnown = removals.some((knew) => writes.every((write) => knows(knew, write)));
			expect(isKnown, `${record} ${fields.get(`${record}|removed`) ?? ''}`).toBe(true);
		}
	}

	#watchLetters(before: Values, after: Values): void {
		for (const [name, text] of after) {
			const letters = this.#letters.get(name) ?? new Set();
			this.#letters.set(name, letters);
			const was = new Set(before.get(name) ?? '');
			const now = new Set(text);
			for (const letter of now) if (!was.has(letter)) letters.add(letter);
			for (const letter of was) if (!now.has(letter)) this.#taken.add(letter);
		}
	}

	#note<T>(into: Map<string, T[]>, key: string, value: T): void {
		const known = into.get(key);
		if (known) known.push(value);
		else into.set(key, [value]);
	}

	#look(doc: Y.Doc): { fields: Values; records: Set<string>; texts: Values } {
		const fields = new Map<string, string>();
		const records = new Set(['fields|', 'people|']);
		for (const root of ['fields', 'people'])
			for (const [field, value] of doc.getMap(root)) fields.set(`${root}||${field}`, textIn(value));
		for (const root of recordRoots)
			for (const [id, record] of doc.getMap<Y.Map<unknown>>(root)) {
				records.add(`${root}|${id}`);
				for (const [field, value] of record)
					if (field !== 'order') fields.set(`${root}|${id}|${field}`, textIn(value));
			}
		const texts = programmeTexts.map(
			(name) => [name, doc.getText(`text:${name}`).toString()] as const
		);
		return { fields, records, texts: new Map(texts) };
	}
}

const textIn = (value: unknown): string => (typeof value === 'string' ? value : '');
const recordOf = (spot: string): string => spot.split('|').slice(0, 2).join('|');
const knows = (knew: ReadonlyMap<number, number>, { client, clock }: Write): boolean =>
	(knew.get(client) ?? 0) > clock;

/** A deed of several writes may have come in part; each is known by its own place in the log. */
function itemAt(doc: Y.Doc, spot: string): Y.ID {
	const [root = '', id = '', ...rest] = spot.split('|');
	const fields = id === '' ? doc.getMap(root) : doc.getMap<Y.Map<unknown>>(root).get(id);
	const item = fields?._map.get(rest.join('|'));
	if (!item) throw new Error(`nothing was written at ${spot}`);
	return item.id;
}

function binOf(doc: Y.Doc): readonly string[] {
	return removalsIn(doc).bin.map(({ root, id }) => `${root}|${id}`);
}
