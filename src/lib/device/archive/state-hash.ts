import * as Y from 'yjs';
import { plainContent } from '#lib/documents/plain-content.ts';
import { sha256Of } from '../files/sha256.ts';

/**
 * Two documents with the same hash hold the same edits and say the same words, in whatever order the
 * edits came and however their bytes are cut.
 */
export function stateHash(doc: Y.Doc): Promise<string> {
	const clocks = [...Y.decodeStateVector(Y.encodeStateVector(doc))];
	const said = canonical({
		clocks: Object.fromEntries(clocks.filter(([, clock]) => clock > 0)),
		content: saying(plainContent(doc))
	});
	return sha256Of(new TextEncoder().encode(JSON.stringify(said)));
}

/** A root is there as soon as somebody has looked at it, also if nothing was ever written there. */
function saying(content: Readonly<Record<string, unknown>>): unknown {
	const written = Object.entries(content).filter(
		([, value]) => value !== '' && Object.keys(value as object).length > 0
	);
	return Object.fromEntries(written);
}

function canonical(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(canonical);
	if (typeof value !== 'object' || value === null) return value;
	const entries = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
	return entries.map(([name, inner]) => [name, canonical(inner)]);
}
