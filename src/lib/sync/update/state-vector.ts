import * as encoding from 'lib0/encoding';
import type { Outcome } from '#lib/domain/outcome.ts';
import { ByteReader } from './byte-reader.ts';
import type { WalkTrouble } from './troubles.ts';

/** Client → its next clock. */
export type StateVector = ReadonlyMap<number, number>;

export function readStateVector(
	bytes: Uint8Array,
	maxClients: number
): Outcome<StateVector, WalkTrouble> {
	const reader = new ByteReader(bytes);
	const clocks = readClocks(reader, maxClients);
	if (reader.trouble === undefined && reader.left > 0) reader.fail('left-over');
	return reader.trouble === undefined
		? { ok: true, value: clocks }
		: { ok: false, reason: reader.trouble };
}

export function readClocks(reader: ByteReader, maxClients: number): Map<number, number> {
	const clocks = new Map<number, number>();
	const count = reader.count(2);
	if (count > maxClients) reader.fail('too-many-clients');
	for (let index = 0; index < count && reader.trouble === undefined; index++) {
		const client = reader.uint();
		if (clocks.has(client)) reader.fail('unordered');
		clocks.set(client, reader.uint());
	}
	return clocks;
}

/** Clients descend, as Yjs writes them: equal state vectors are equal bytes. */
export function writeClocks(to: encoding.Encoder, clocks: StateVector): void {
	encoding.writeVarUint(to, clocks.size);
	for (const client of descending(clocks)) {
		encoding.writeVarUint(to, client);
		encoding.writeVarUint(to, clocks.get(client)!);
	}
}

export function descending(byClient: ReadonlyMap<number, unknown>): number[] {
	return [...byClient.keys()].sort((left, right) => right - left);
}
