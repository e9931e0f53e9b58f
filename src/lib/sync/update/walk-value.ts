import type { ByteReader } from './byte-reader.ts';
import type { WalkLimits } from './troubles.ts';
import type { UpdateSummary } from './update-summary.ts';
import { textOf } from './utf8.ts';

/** The numbers lib0 gives to the types of a value. */
const value = {
	undefined: 127,
	null: 126,
	integer: 125,
	float32: 124,
	float64: 123,
	bigint: 122,
	false: 121,
	true: 120,
	string: 119,
	object: 118,
	array: 117,
	bytes: 116
} as const;

interface Walk {
	readonly reader: ByteReader;
	readonly limits: WalkLimits;
	readonly summary: UpdateSummary;
}

/** Passes over one value of lib0's `any` encoding. */
export function walkValue(walk: Walk, depth: number): void {
	const { reader, limits, summary } = walk;
	const type = reader.byte();
	switch (type) {
		case value.undefined:
		case value.null:
		case value.false:
		case value.true:
			return;
		case value.integer:
			return reader.skipInt();
		case value.float32:
			return walkFloat(walk, 4);
		case value.float64:
			return walkFloat(walk, 8);
		case value.bigint:
			summary.hasOddValue = true;
			return reader.skip(8);
		case value.string:
			reader.text(limits.maxValueBytes);
			return;
		case value.object:
			return walkObject(walk, depth + 1);
		case value.array:
			return walkArray(walk, depth + 1);
		case value.bytes:
			summary.hasOddValue = true;
			return reader.blob(limits.maxValueBytes);
		default:
			reader.fail('unknown-content');
	}
}

/** Big-endian; an exponent of ones is NaN or an infinity. */
function walkFloat({ reader, summary }: Walk, size: 4 | 8): void {
	const head = reader.bytes[reader.at]!;
	const next = reader.bytes[reader.at + 1]!;
	const ones = size === 4 ? 0x80 : 0xf0;
	if ((head & 0x7f) === 0x7f && (next & ones) === ones) summary.hasNonFinite = true;
	reader.skip(size);
}

function walkObject(walk: Walk, depth: number): void {
	const { reader, limits, summary } = walk;
	if (depth > limits.maxDepth) {
		reader.fail('too-deep');
		return;
	}
	const count = reader.count(2);
	for (let index = 0; index < count && reader.trouble === undefined; index++) {
		reader.text(limits.maxNameBytes);
		if (isReservedAt(reader.bytes, reader.textFrom, reader.textTo)) summary.hasReservedName = true;
		walkValue(walk, depth);
	}
}

function walkArray(walk: Walk, depth: number): void {
	const { reader, limits } = walk;
	if (depth > limits.maxDepth) {
		reader.fail('too-deep');
		return;
	}
	const count = reader.count(1);
	for (let index = 0; index < count && reader.trouble === undefined; index++) {
		walkValue(walk, depth);
	}
}

/** Looks at the letters only when the length fits: nearly no name has to be decoded. */
export function isReservedAt(bytes: Uint8Array, from: number, to: number): boolean {
	const length = to - from;
	if (length !== 9 && length !== 11) return false;
	const name = textOf(bytes, from, to);
	return name === '__proto__' || name === 'prototype' || name === 'constructor';
}
