import { webcrypto } from 'node:crypto';
import { certify } from '#lib/sync/packet/certificate.ts';
import type { EditsContent } from '#lib/sync/packet/content.ts';
import type { MachineKeys, PacketTools } from '#lib/sync/packet/tools.ts';
import { makeKeys, webTools } from '#lib/sync/packet/web-tools.ts';

export const tools: PacketTools = webTools((length) =>
	webcrypto.getRandomValues(new Uint8Array(length))
);

export interface TestDevice {
	readonly person: string;
	readonly keys: MachineKeys;
	readonly certificate: Uint8Array;
}

export async function deviceOf(person: string, server: MachineKeys): Promise<TestDevice> {
	const keys = await makeKeys(false);
	const said = { person, at: 1, ...keys.open };
	return { person, keys, certificate: await certify(said, server.signing, tools) };
}

export const emptyVector = Uint8Array.of(0);

export function edits(author: string, words = 'слова', count = 1): EditsContent {
	const update = new TextEncoder().encode(words);
	const batches = Array.from({ length: count }, (_, at) => ({
		...{ batch: `b${at}`, at: 1000 + at, edits: 1, update }
	}));
	return {
		...{ kind: 'edits', author, at: 2000, pair: 'pair-1', before: undefined },
		documents: [
			{
				document: 'programme.1',
				...{ base: emptyVector, head: emptyVector, known: new Uint8Array(), batches }
			}
		]
	};
}
