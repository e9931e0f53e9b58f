import type * as z from 'zod';
import { RequestError } from './answers.ts';
import { fieldTexts } from './texts.ts';

const maxJsonBytes = 1024 * 1024;
const jsonWithinMs = 30_000;

export async function readJson<T>(request: Request, shape: z.ZodType<T>): Promise<T> {
	const bytes = await readBytes(request, { maxBytes: maxJsonBytes, withinMs: jsonWithinMs });
	return checked(shape, parse(bytes));
}

export function checked<T>(shape: z.ZodType<T>, value: unknown): T {
	const read = shape.safeParse(value);
	if (read.success) return read.data;
	throw new RequestError('malformed', sentenceOf(read.error));
}

export interface BodyLimit {
	readonly maxBytes: number;
	readonly withinMs: number;
}

/** Counts what really comes: a length that was only claimed, or not claimed at all, proves nothing. */
export async function readBytes(request: Request, limit: BodyLimit): Promise<Uint8Array> {
	if (Number(request.headers.get('content-length')) > limit.maxBytes) {
		throw new RequestError('body-too-big');
	}
	const reader = request.body?.getReader();
	if (!reader) return new Uint8Array();
	let late = false;
	const timer = setTimeout(() => {
		late = true;
		// Ends the read that waits below; a stream that broke by itself has ended it already.
		reader.cancel().catch(() => undefined);
	}, limit.withinMs);
	try {
		const bytes = await drain(reader, limit.maxBytes);
		if (late) throw new RequestError('body-too-slow');
		return bytes;
	} finally {
		clearTimeout(timer);
	}
}

async function drain(
	reader: ReadableStreamDefaultReader<Uint8Array>,
	maxBytes: number
): Promise<Uint8Array> {
	const parts: Uint8Array[] = [];
	let length = 0;
	for (let next = await read(reader); !next.done; next = await read(reader)) {
		length += next.value.byteLength;
		if (length > maxBytes) throw new RequestError('body-too-big');
		parts.push(next.value);
	}
	return Buffer.concat(parts, length);
}

/** A line that broke in the middle of a body is no fault of the server's, and no news. */
async function read(reader: ReadableStreamDefaultReader<Uint8Array>) {
	try {
		return await reader.read();
	} catch (cause) {
		throw new RequestError('body-too-slow', undefined, cause);
	}
}

function parse(bytes: Uint8Array): unknown {
	try {
		return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
	} catch (cause) {
		throw new RequestError('malformed', undefined, cause);
	}
}

/** Our shapes say Russian sentences for what a person may get wrong; zod's own words stay here. */
function sentenceOf(error: z.ZodError): string {
	const said = error.issues[0]?.message ?? '';
	return /[а-яё]/i.test(said) ? said : fieldTexts.unexpected;
}
