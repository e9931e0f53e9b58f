import * as encoding from 'lib0/encoding';
import { FieldReader } from './fields.ts';

/** Edits as they lie in an outbox: under their batch id the server takes them once, whoever brings them. */
export interface PacketBatch {
	readonly batch: string;
	readonly at: number;
	readonly edits: number;
	readonly update: Uint8Array;
}

export interface PacketDocument {
	readonly document: string;
	/** State vectors: upon what the packet builds, and what its author holds with it. */
	readonly base: Uint8Array;
	readonly head: Uint8Array;
	/** What the server has told the author and the receiver is known to lack; empty if there is none. */
	readonly known: Uint8Array;
	/** The author's own, which the server had not stored when the packet was made; oldest first. */
	readonly batches: readonly PacketBatch[];
}

/** The packet that the same device made for the same receivers before. */
export interface PacketBefore {
	readonly id: string;
	readonly at: number;
}

export interface EditsContent {
	readonly kind: 'edits';
	readonly author: string;
	readonly at: number;
	/** Empty for what only the server may read. */
	readonly pair: string;
	readonly before: PacketBefore | undefined;
	readonly documents: readonly PacketDocument[];
}

/** What the asker holds: whoever answers gives what is missing. */
export interface RequestContent {
	readonly kind: 'request';
	readonly author: string;
	readonly at: number;
	readonly pair: string;
	readonly documents: readonly { readonly document: string; readonly head: Uint8Array }[];
}

export interface ReceiptOutcome {
	readonly document: string;
	readonly batch: string;
	/** Empty where the server has stored it. */
	readonly refusal: string;
}

/** The server's word about a packet, for its author. */
export interface ReceiptContent {
	readonly kind: 'receipt';
	/** The packet that it answers, and whose it was. */
	readonly of: string;
	readonly author: string;
	readonly at: number;
	readonly epoch: string;
	readonly outcomes: readonly ReceiptOutcome[];
	/** What the author lacked when the packet was made. */
	readonly changes: readonly { readonly document: string; readonly update: Uint8Array }[];
}

export type PacketContent = EditsContent | RequestContent | ReceiptContent;

export const contentLimits = {
	bytes: 16 * 1024 * 1024,
	documents: 500,
	batches: 10_000,
	idBytes: 128,
	vectorBytes: 1024 * 1024
};

const version = 1;
const kinds = { edits: 0, request: 1, receipt: 2 } as const;

export function encodeContent(content: PacketContent): Uint8Array {
	return encoding.encode((to) => {
		encoding.writeVarUint(to, version);
		encoding.writeVarUint(to, kinds[content.kind]);
		encoding.writeVarString(to, content.author);
		encoding.writeVarUint(to, content.at);
		switch (content.kind) {
			case 'edits':
				return writeEdits(to, content);
			case 'request':
				return writeRequest(to, content);
			case 'receipt':
				return writeReceipt(to, content);
		}
	});
}

function writeEdits(to: encoding.Encoder, { pair, before, documents }: EditsContent): void {
	encoding.writeVarString(to, pair);
	encoding.writeVarString(to, before?.id ?? '');
	encoding.writeVarUint(to, before?.at ?? 0);
	list(to, documents, ({ document, base, head, known, batches }) => {
		encoding.writeVarString(to, document);
		for (const bytes of [base, head, known]) encoding.writeVarUint8Array(to, bytes);
		list(to, batches, ({ batch, at, edits, update }) => {
			encoding.writeVarString(to, batch);
			encoding.writeVarUint(to, at);
			encoding.writeVarUint(to, edits);
			encoding.writeVarUint8Array(to, update);
		});
	});
}

function writeRequest(to: encoding.Encoder, { pair, documents }: RequestContent): void {
	encoding.writeVarString(to, pair);
	list(to, documents, ({ document, head }) => {
		encoding.writeVarString(to, document);
		encoding.writeVarUint8Array(to, head);
	});
}

function writeReceipt(
	to: encoding.Encoder,
	{ of, epoch, outcomes, changes }: ReceiptContent
): void {
	encoding.writeVarString(to, of);
	encoding.writeVarString(to, epoch);
	list(to, outcomes, ({ document, batch, refusal }) => {
		for (const text of [document, batch, refusal]) encoding.writeVarString(to, text);
	});
	list(to, changes, ({ document, update }) => {
		encoding.writeVarString(to, document);
		encoding.writeVarUint8Array(to, update);
	});
}

function list<T>(to: encoding.Encoder, all: readonly T[], write: (one: T) => void): void {
	encoding.writeVarUint(to, all.length);
	for (const one of all) write(one);
}

/** `newer` for a content that a later version has written; undefined for what is none. */
export function decodeContent(bytes: Uint8Array): PacketContent | 'newer' | undefined {
	const from = new FieldReader(bytes);
	const said = from.uint();
	if (!from.isBroken && said > version) return 'newer';
	const kind = from.uint();
	const content = read(from, kind, { author: id(from), at: from.uint() });
	from.end();
	return from.isBroken || said !== version ? undefined : content;
}

interface Head {
	readonly author: string;
	readonly at: number;
}

function read(from: FieldReader, kind: number, head: Head): PacketContent | undefined {
	switch (kind) {
		case kinds.edits:
			return { kind: 'edits', ...head, ...readEdits(from) };
		case kinds.request:
			return { kind: 'request', ...head, ...readRequest(from) };
		case kinds.receipt:
			return { kind: 'receipt', ...head, ...readReceipt(from) };
		default:
			return undefined;
	}
}

function readEdits(from: FieldReader): Pick<EditsContent, 'pair' | 'before' | 'documents'> {
	const pair = id(from);
	const before = { id: id(from), at: from.uint() };
	const documents = from.list(contentLimits.documents, () => readDocument(from));
	return { pair, before: before.id === '' ? undefined : before, documents };
}

function readDocument(from: FieldReader): PacketDocument {
	return {
		document: id(from),
		base: from.bytes(contentLimits.vectorBytes),
		head: from.bytes(contentLimits.vectorBytes),
		known: from.bytes(contentLimits.bytes),
		batches: from.list(contentLimits.batches, () => ({
			batch: id(from),
			at: from.uint(),
			edits: from.uint(),
			update: from.bytes(contentLimits.bytes)
		}))
	};
}

function readRequest(from: FieldReader): Pick<RequestContent, 'pair' | 'documents'> {
	const pair = id(from);
	const documents = from.list(contentLimits.documents, () => ({
		document: id(from),
		head: from.bytes(contentLimits.vectorBytes)
	}));
	return { pair, documents };
}

function readReceipt(
	from: FieldReader
): Pick<ReceiptContent, 'of' | 'epoch' | 'outcomes' | 'changes'> {
	return {
		of: id(from),
		epoch: id(from),
		outcomes: from.list(contentLimits.batches, () => ({
			document: id(from),
			batch: id(from),
			refusal: id(from)
		})),
		changes: from.list(contentLimits.documents, () => ({
			document: id(from),
			update: from.bytes(contentLimits.bytes)
		}))
	};
}

const id = (from: FieldReader): string => from.text(contentLimits.idBytes);
