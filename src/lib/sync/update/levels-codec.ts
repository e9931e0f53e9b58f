import * as encoding from 'lib0/encoding';
import type { ByteReader } from './byte-reader.ts';
import { Levels } from './levels.ts';

export function writeLevels(to: encoding.Encoder, levels: Levels): void {
	encoding.writeVarUint(to, levels.clientCount);
	for (const [client, steps] of [...levels.entries()].sort(([left], [right]) => right - left)) {
		encoding.writeVarUint(to, client);
		encoding.writeVarUint(to, steps.length / 2);
		for (const number of steps) encoding.writeVarUint(to, number);
	}
}

export function readLevels(reader: ByteReader): Levels {
	const levels = new Levels();
	const clients = reader.count(4);
	for (let index = 0; index < clients && reader.trouble === undefined; index++) {
		const client = reader.uint();
		const count = reader.count(2);
		for (let step = 0; step < count && reader.trouble === undefined; step++) {
			const clock = reader.uint();
			levels.begin(client, clock, reader.uint());
		}
	}
	return levels;
}
