import { makeHistory } from '../../sync/update/histories.ts';
import type { Dice } from '../../sync/update/dice.ts';
import { editOf } from './honest-edits.ts';

/** What a document holds already: without it, nearly every frame would be one more gap. */
export type ClockOf = (client: number) => number;

/** The past of a document, and what is still to come of it, whole and damaged. */
export interface Material {
	readonly past: readonly Uint8Array[];
	readonly next: (clockOf: ClockOf) => Uint8Array;
}

/** Malformed and malicious updates: real ones that were damaged, and ones made up by the grammar. */
export function materials(dice: Dice): readonly Material[] {
	return [1, 2, 3, 4, 5, 6].map((seed) => {
		const kind = seed % 2 === 0 ? 'load-test' : 'pair-notes';
		const { log, wholes } = makeHistory(seed, editOf(kind));
		const half = log.length >> 1;
		const real = [...log.slice(half), ...log.slice(half), ...wholes];
		return { past: log.slice(0, half), next: (clockOf) => frame(real, dice, clockOf) };
	});
}

function frame(real: readonly Uint8Array[], dice: Dice, clockOf: ClockOf): Uint8Array {
	if (dice.chance(0.4)) return madeUp(dice, clockOf);
	let bytes = dice.pick(real).slice();
	for (let times = dice.roll(3); times > 0; times--) bytes = damaged(bytes, real, dice);
	return bytes;
}

/** Numbers at which something may break, beside the small ones that mean something. */
const edges = [
	0,
	1,
	2,
	5,
	63,
	64,
	127,
	128,
	10_000,
	100_001,
	2 ** 31,
	2 ** 32 - 1,
	2 ** 40,
	2 ** 53 - 1
];

function damaged(
	frame: Uint8Array<ArrayBuffer>,
	real: readonly Uint8Array[],
	dice: Dice
): Uint8Array<ArrayBuffer> {
	const at = dice.roll(frame.length + 1);
	switch (dice.roll(6)) {
		case 0:
			return frame.slice(0, at);
		case 1:
			if (at < frame.length) frame[at]! ^= 1 << dice.roll(8);
			return frame;
		case 2:
			if (at < frame.length) frame[at] = dice.roll(256);
			return frame;
		case 3:
			return joined(frame.slice(0, at), dice.pick(real).slice(dice.roll(20)));
		case 4:
			return joined(frame.slice(0, at), uint(dice.pick(edges)), frame.slice(at + 1));
		default:
			return joined(frame.slice(0, at), frame.slice(at + 1 + dice.roll(4)));
	}
}

/** Mostly well-formed: a frame that fails at its first byte shows little. */
function madeUp(dice: Dice, clockOf: ClockOf): Uint8Array {
	const parts: Uint8Array[] = [];
	const clients = 1 + dice.roll(3);
	parts.push(uint(count(clients, dice)));
	for (let client = clients; client > 0; client--) {
		parts.push(madeUpStructs(client, dice, clockOf));
	}
	const ranges = dice.roll(3);
	parts.push(uint(count(ranges, dice)));
	for (let client = ranges; client > 0; client--) {
		const from = dice.roll(Math.max(1, clockOf(client)));
		parts.push(uint(client), uint(1), uint(from), uint(1 + number(dice)));
	}
	return joined(...parts);
}

function madeUpStructs(client: number, dice: Dice, clockOf: ClockOf): Uint8Array {
	const structs = 1 + dice.roll(2);
	const back = dice.chance(0.2) ? 1 + dice.roll(3) : 0;
	const clock = dice.chance(0.9) ? Math.max(0, clockOf(client) - back) : number(dice);
	const parts = [uint(count(structs, dice)), uint(client), uint(clock)];
	for (let struct = 0; struct < structs; struct++) {
		parts.push(madeUpStruct(dice, (other) => (other === client ? clock : clockOf(other))));
	}
	return joined(...parts);
}

function madeUpStruct(dice: Dice, clockOf: ClockOf): Uint8Array {
	const ref = dice.chance(0.8) ? dice.pick([0, 1, 4, 7, 8]) : dice.roll(12);
	if (ref === 0 || ref === 10) return joined(byte(ref), uint(1 + number(dice)));
	const flags = dice.pick([0, 0x20, 0x40, 0x80, 0xc0, 0xa0]);
	const parts = [byte(ref | flags)];
	if (flags & 0x80) parts.push(id(dice, clockOf));
	if (flags & 0x40) parts.push(id(dice, clockOf));
	if ((flags & 0xc0) === 0) {
		const root = joined(uint(1), text(dice.pick(['map', 'note:1', 'other'])));
		parts.push(dice.chance(0.7) ? root : joined(uint(0), id(dice, clockOf)));
		const key = dice.chance(0.9) ? 'key' : dice.pick(['__proto__', '']);
		if (flags & 0x20) parts.push(text(key));
	}
	parts.push(content(ref, dice));
	return joined(...parts);
}

/** Now and then, much more or less is declared than there is. */
function count(parts: number, dice: Dice): number {
	return dice.chance(0.97) ? parts : dice.pick(edges);
}

function content(ref: number, dice: Dice): Uint8Array {
	switch (ref) {
		case 1:
			return uint(1 + number(dice));
		case 2:
			return joined(uint(1), text(dice.pick(['1', 'undefined', '{', '[[[[[[[[[[]]]]]]]]]]'])));
		case 5:
		case 9:
			return joined(text('x'), value(dice, 0));
		case 6:
			return joined(text('bold'), text(dice.pick(['true', '{}', '1e999', 'x'])));
		case 7:
			return joined(uint(dice.roll(8)), dice.chance(0.3) ? text('p') : new Uint8Array());
		case 8:
			return joined(uint(1), value(dice, 0));
		default:
			return text(dice.pick(['a', 'слово', '', '😀']));
	}
}

function value(dice: Dice, depth: number): Uint8Array {
	const type = dice.chance(0.95) ? 117 + dice.roll(11) : dice.roll(256);
	const inner = (): Uint8Array => (depth > 8 ? byte(127) : value(dice, depth + 1));
	switch (type) {
		case 117:
			return joined(byte(type), uint(1), inner());
		case 118:
			return joined(byte(type), uint(1), text(dice.chance(0.9) ? 'a' : 'constructor'), inner());
		case 119:
		case 116:
			return joined(byte(type), text('x'));
		case 122:
		case 123:
			return joined(byte(type), new Uint8Array(8).fill(dice.pick([0, 0x40, 0xff])));
		case 124:
			return joined(byte(type), new Uint8Array(4).fill(dice.pick([0, 0x40, 0xff])));
		case 125:
			return joined(byte(type), byte(dice.roll(128)));
		default:
			return byte(type);
	}
}

function id(dice: Dice, clockOf: ClockOf): Uint8Array {
	const client = 1 + dice.roll(3);
	const known = clockOf(client);
	const clock = known > 0 && dice.chance(0.95) ? dice.roll(known) : number(dice);
	return joined(uint(client), uint(clock));
}

function number(dice: Dice): number {
	return dice.chance(0.9) ? dice.roll(4) : dice.pick(edges);
}

function text(written: string): Uint8Array {
	const bytes = new TextEncoder().encode(written);
	return joined(uint(bytes.length), bytes);
}

function uint(number: number): Uint8Array {
	const bytes: number[] = [];
	for (; number > 127; number = Math.floor(number / 128)) bytes.push((number % 128) | 128);
	return new Uint8Array([...bytes, number]);
}

function byte(number: number): Uint8Array {
	return new Uint8Array([number]);
}

function joined(...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
	return new Uint8Array(Buffer.concat(parts));
}
