import * as Y from 'yjs';
import { canonical } from './canonical.ts';
import { diceOf } from './dice.ts';
import type { Dice } from './dice.ts';

/**
 * A made-up past of one document: some people write on their own copies, go offline, come back with a
 * new copy, undo. `log` is what a server would have stored, in an order in which it could have come.
 */
export interface History {
	readonly log: readonly Uint8Array[];
	/** What other copies would hand over whole: step 2 bodies, differences, merged updates. */
	readonly wholes: readonly Uint8Array[];
}

export type Edit = (doc: Y.Doc, dice: Dice) => void;

interface Author {
	doc: Y.Doc;
	undo: Y.UndoManager;
	seen: number;
	unsent: Uint8Array[];
}

export function makeHistory(seed: number, edit: Edit = editAnything, steps = 60): History {
	const dice = diceOf(seed);
	const log: Uint8Array[] = [];
	const wholes: Uint8Array[] = [];
	const ids = clientIds(dice);
	const join = (): Author => newAuthor(ids.next().value, dice, log);
	const authors = Array.from({ length: 2 + dice.roll(3) }, join);
	for (let step = 0; step < steps; step++) {
		const at = dice.roll(authors.length);
		const author = authors[at]!;
		if (dice.chance(0.5)) write(author, edit, dice);
		else if (dice.chance(0.5)) send(author, log, wholes, dice);
		else if (dice.chance(0.6)) receive(author, log, dice);
		else if (author.unsent.length === 0 && dice.chance(0.3)) authors[at] = join();
		else wholes.push(wholeOf(author, dice.pick(authors), dice));
	}
	for (const author of authors) send(author, log, wholes, dice);
	return { log, wholes };
}

function newAuthor(clientID: number, dice: Dice, log: readonly Uint8Array[]): Author {
	const doc = new Y.Doc({ gc: dice.chance(0.8) });
	doc.clientID = clientID;
	const author: Author = { doc, undo: undoOf(doc), seen: 0, unsent: [] };
	for (const update of log) Y.applyUpdate(doc, update, 'server');
	author.seen = log.length;
	doc.on('update', (update: Uint8Array, origin: unknown) => {
		if (origin !== 'server') author.unsent.push(update);
	});
	return author;
}

/** Of one to five bytes, and never twice in one history: the same seed gives the same ids. */
function* clientIds(dice: Dice): Generator<number, never> {
	for (let id = 1; ; id++) yield dice.chance(0.3) ? id : id + 1000 * (1 + dice.roll(4_000_000));
}

function undoOf(doc: Y.Doc): Y.UndoManager {
	const scope = [doc.getMap('map'), doc.getText('text'), doc.getArray('array')];
	return new Y.UndoManager(scope as Y.AbstractType<unknown>[], { captureTimeout: 0 });
}

function write(author: Author, edit: Edit, dice: Dice): void {
	if (dice.chance(0.1)) author.undo.undo();
	else if (dice.chance(0.05)) author.undo.redo();
	else {
		author.doc.transact(() => {
			for (let count = 1 + dice.roll(3); count > 0; count--) edit(author.doc, dice);
		});
	}
}

/** One by one as they were made, or merged as a phone's outbox does, or as one step 2. */
function send(author: Author, log: Uint8Array[], wholes: Uint8Array[], dice: Dice): void {
	const { unsent } = author;
	author.unsent = [];
	if (unsent.length === 0) return;
	const merged = Y.mergeUpdates(unsent);
	if (dice.chance(0.6)) log.push(...unsent);
	else log.push(merged);
	wholes.push(merged);
}

function receive(author: Author, log: readonly Uint8Array[], dice: Dice): void {
	const upTo = author.seen + dice.roll(log.length - author.seen + 1);
	for (let at = author.seen; at < upTo; at++) Y.applyUpdate(author.doc, log[at]!, 'server');
	author.seen = upTo;
}

function wholeOf(author: Author, other: Author, dice: Dice): Uint8Array {
	switch (dice.roll(3)) {
		case 0:
			return Y.encodeStateAsUpdate(author.doc);
		case 1:
			return Y.encodeStateAsUpdate(author.doc, Y.encodeStateVector(other.doc));
		default:
			return Y.mergeUpdates([
				Y.encodeStateAsUpdate(author.doc),
				Y.encodeStateAsUpdate(other.doc, Y.encodeStateVector(author.doc))
			]);
	}
}

const words = [
	'прогулка',
	'a',
	'Встреча №1',
	'😀',
	'é',
	'',
	'\u0000',
	'x'.repeat(300),
	'👩‍👩‍👧',
	'\ud800'
];

export function editAnything(doc: Y.Doc, dice: Dice): void {
	dice.pick<Edit>([editMap, editArray, editText, editText, editXml])(doc, dice);
}

function editMap(doc: Y.Doc, dice: Dice): void {
	const root = doc.getMap('map');
	const inner = root.get('inner');
	const map: Y.Map<unknown> = inner instanceof Y.Map && dice.chance(0.5) ? inner : root;
	const key = dice.pick(['a', 'b', 'тема', 'inner']);
	if (dice.chance(0.2)) map.delete(key);
	else map.set(key, dice.chance(0.2) ? nested(dice) : plain(dice));
}

function editArray(doc: Y.Doc, dice: Dice): void {
	const root = doc.getArray('array');
	const first = root.length > 0 ? root.get(0) : undefined;
	const array: Y.Array<unknown> = first instanceof Y.Array && dice.chance(0.5) ? first : root;
	if (array.length > 0 && dice.chance(0.35)) {
		const at = dice.roll(array.length);
		array.delete(at, 1 + dice.roll(Math.min(3, array.length - at)));
		return;
	}
	const values = Array.from({ length: 1 + dice.roll(3) }, () =>
		dice.chance(0.2) ? nested(dice) : inList(plain(dice))
	);
	array.insert(dice.roll(array.length + 1), values);
}

function editText(doc: Y.Doc, dice: Dice): void {
	const text = doc.getText(dice.pick(['text', 'note:1']));
	const at = dice.roll(text.length + 1);
	const length = Math.min(1 + dice.roll(4), text.length - at);
	if (length > 0 && dice.chance(0.3)) text.delete(at, length);
	else if (length > 0 && dice.chance(0.2))
		text.format(at, length, { bold: dice.chance(0.5) || null });
	else if (dice.chance(0.1)) text.insertEmbed(at, { image: 'x', size: [1, 2] });
	else text.insert(at, dice.pick(words));
}

function editXml(doc: Y.Doc, dice: Dice): void {
	const root = doc.getXmlFragment('note:2');
	if (root.length > 0 && dice.chance(0.2)) return root.delete(dice.roll(root.length), 1);
	const target = root.length > 0 ? root.get(dice.roll(root.length)) : undefined;
	if (target instanceof Y.XmlText) return writeInto(target, dice);
	if (target instanceof Y.XmlElement && dice.chance(0.6)) return writeElement(target, dice);
	root.insert(dice.roll(root.length + 1), [
		dice.chance(0.4) ? new Y.XmlText(dice.pick(words)) : new Y.XmlElement('paragraph')
	]);
}

function writeElement(element: Y.XmlElement, dice: Dice): void {
	if (dice.chance(0.3)) return element.setAttribute('level', String(dice.roll(4)));
	const inner = element.length > 0 ? element.get(0) : undefined;
	if (inner instanceof Y.XmlText) return writeInto(inner, dice);
	element.insert(0, [new Y.XmlText(dice.pick(words))]);
}

function writeInto(text: Y.XmlText, dice: Dice): void {
	const at = dice.roll(text.length + 1);
	if (text.length > at && dice.chance(0.3)) text.format(at, 1, { italic: {} });
	else if (text.length > at && dice.chance(0.3)) text.delete(at, 1);
	else text.insert(at, dice.pick(words));
}

function nested(dice: Dice): Y.AbstractType<unknown> {
	const types = [
		() =>
			new Y.Map([
				['k', 'v'],
				['n', new Y.Text('inner')]
			] as [string, unknown][]),
		() => Y.Array.from<string | Y.Map<unknown>>(['one', new Y.Map()]),
		() => new Y.Text('вложенный текст')
	];
	return dice.pick(types)() as Y.AbstractType<unknown>;
}

/** Yjs takes neither of the two directly into a list. */
function inList(value: unknown): unknown {
	return value === undefined || typeof value === 'bigint' ? [value] : value;
}

function plain(dice: Dice): unknown {
	return dice.pick<unknown>([
		0,
		-0,
		-1,
		63,
		64,
		-64,
		2 ** 31,
		2 ** 40,
		0.5,
		0.1,
		-1e300,
		true,
		false,
		null,
		undefined,
		...words,
		['a', [1, { b: null }]],
		{ a: 1, b: { c: [] } },
		new Uint8Array([1, 2, 3]),
		5n
	]);
}

/** State vector, delete set and content, in one comparable form. */
export function stateOf(doc: Y.Doc): { clocks: string; deletes: string; content: string } {
	const { ds } = Y.decodeUpdate(Y.encodeStateAsUpdate(doc));
	return {
		clocks: clocksOf(Y.decodeStateVector(Y.encodeStateVector(doc))),
		deletes: JSON.stringify(
			[...ds.clients.entries()]
				.sort(([left], [right]) => left - right)
				.map(([client, ranges]) => [
					client,
					...ranges.map(({ clock, len }) => [clock, clock + len])
				])
		),
		content: canonical(doc)
	};
}

export function clocksOf(clocks: ReadonlyMap<number, number>): string {
	return JSON.stringify([...clocks].sort(([left], [right]) => left - right));
}

export function isPending(doc: Y.Doc): boolean {
	return doc.store.pendingStructs !== null || doc.store.pendingDs !== null;
}

export function docOf(updates: readonly Uint8Array[]): Y.Doc {
	const doc = new Y.Doc({ gc: false });
	for (const update of updates) Y.applyUpdate(doc, update);
	return doc;
}
