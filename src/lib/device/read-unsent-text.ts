import { wideLimits } from '#lib/sync/update/troubles.ts';
import { walkUpdate } from '#lib/sync/update/walk-update.ts';
import { crc32c, fromBase64 } from './bytes.ts';

export interface CarriedEdit {
	readonly document: string;
	readonly batch: string;
	readonly at: number;
	readonly update: Uint8Array;
}

export interface CarriedFile {
	/** Whose edits they are; files of the first days did not say it. */
	readonly person: string | undefined;
	readonly edits: readonly CarriedEdit[];
}

export type ReadFileTrouble = 'not-ours' | 'damaged' | 'set-aside' | 'newer' | 'empty';

export type ReadFile =
	| { readonly ok: true; readonly file: CarriedFile }
	| { readonly ok: false; readonly trouble: ReadFileTrouble };

const body = /-----BEGIN TROPA-----([\s\S]*?)-----END TROPA----- crc ([0-9a-f]{8})/i;
const begin = /-----BEGIN TROPA( DAMAGED)?-----/;
/** Far above any outbox; a text like that is something else. */
const maxChars = 64 * 1024 * 1024;

/**
 * Reads the text that `unsent-text.ts` wrote, after whatever messengers do to it: other ends of lines,
 * marks of quotation, words before and after. All of it or nothing: a text with one wrong letter is
 * refused whole, because the sender still has everything.
 */
export function readUnsentText(text: string): ReadFile {
	if (text.length > maxChars) return no('not-ours');
	const kind = begin.exec(text);
	if (!kind) return no('not-ours');
	if (kind[1]) return no('set-aside');
	const found = body.exec(text);
	const bytes = found && fromBase64(found[1]!.replaceAll(/[^A-Za-z0-9+/=]/g, ''));
	if (!bytes || crc32c(bytes) !== Number.parseInt(found[2]!, 16)) return no('damaged');
	return read(bytes);
}

function read(bytes: Uint8Array): ReadFile {
	const said = jsonIn(bytes);
	if (!isRecord(said)) return no('damaged');
	if (typeof said.version !== 'number' || said.version > 1) return no('newer');
	if (!Array.isArray(said.edits)) return no('damaged');
	if (said.edits.length === 0) return no('empty');
	const edits = said.edits.map(editIn);
	if (!edits.every((edit) => edit !== undefined)) return no('damaged');
	const person = typeof said.person === 'string' ? said.person : undefined;
	return { ok: true, file: { person, edits } };
}

function editIn(value: unknown): CarriedEdit | undefined {
	if (!isRecord(value)) return undefined;
	const { document, batch, at, crc } = value;
	const update = typeof value.update === 'string' ? fromBase64(value.update) : undefined;
	if (typeof document !== 'string' || typeof batch !== 'string' || typeof at !== 'number') return;
	if (!update || crc32c(update) !== crc || !walkUpdate(update, wideLimits).ok) return undefined;
	return { document, batch, at, update };
}

function jsonIn(bytes: Uint8Array): unknown {
	try {
		return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
	} catch {
		// Its checksum is right and it is no JSON: somebody made it up.
		return undefined;
	}
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
	return typeof value === 'object' && value !== null;
}

const no = (trouble: ReadFileTrouble): ReadFile => ({ ok: false, trouble });
