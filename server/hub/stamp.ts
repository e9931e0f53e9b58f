import { Buffer } from 'node:buffer';
import type { Announced } from './presence.ts';
import { limits } from './limits.ts';

export interface Named {
	readonly id: string;
	readonly name: string;
}

/** What a presence may say beside who it is: where one looks, and where the caret stands. */
const saidFields = ['at', 'cursor', 'anchor', 'head'];

/**
 * Who it is says the server, whatever the client wrote: nobody appears under another's name. A state
 * that is no object, or too large to be one of ours, is passed over.
 */
export function stamped(announced: readonly Announced[], person: Named): readonly Announced[] {
	return announced.flatMap((one) => {
		if (one.state.length > limits.presenceBytes) return [];
		const said = readState(one.state);
		if (said === undefined) return [];
		if (said === null) return [one];
		const kept = Object.fromEntries(
			saidFields.filter((name) => Object.hasOwn(said, name)).map((name) => [name, said[name]])
		);
		return [{ ...one, state: Buffer.from(JSON.stringify({ ...kept, person })) }];
	});
}

/** Null for one who has left. */
function readState(bytes: Uint8Array): Readonly<Record<string, unknown>> | null | undefined {
	try {
		const state: unknown = JSON.parse(Buffer.from(bytes).toString());
		if (state === null) return null;
		return typeof state === 'object' && !Array.isArray(state)
			? (state as Readonly<Record<string, unknown>>)
			: undefined;
	} catch {
		// Not JSON: nobody could read it.
		return undefined;
	}
}
