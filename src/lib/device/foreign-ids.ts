import * as Y from 'yjs';
import { docOf } from '#lib/documents/doc-of.ts';
import { digestOf } from '#lib/sync/digest.ts';
import { decodeAnswer, encodeRequest } from '#lib/sync/exchange-messages.ts';
import type { Report } from './background.ts';
import type { Disk, NewRecord, OutboxRecord, Place } from './disk/disk.ts';
import { hasPending } from './disk/replica-coverage.ts';
import { Ground } from './ground.ts';
import { OwnAgain } from './own-again.ts';
import { documentsIn, isLateFor } from './packets/received.ts';
import type { Platform } from './platform.ts';
import { wholeOf } from './whole.ts';
import { isWrittenAgain } from './written-again.ts';
import type { Http } from './wire/http.ts';

export interface ForeignIdParts {
	readonly disk: Disk;
	readonly place: Place;
	readonly http: Http;
	readonly platform: Platform;
	/** Names this device to the server. */
	readonly tab: string;
	readonly report: Report;
}

/** A person waits for their documents meanwhile. */
const withinMs = 10_000;
const emptyVector = Uint8Array.of(0);

/**
 * What the server does not take, because the client ids under which it was written are somebody
 * else's there, is written again under new ones. Before any document is opened, because an open one
 * would go on holding it under the old ids. Keeps:
 *  1. Without an answer of the server nothing is touched; the next start tries again.
 *  2. Whenever the power goes, each edit is in the outbox, and leaves it once.
 *  3. What an edit stands beside and its owner has lost is written again along with it. What it stands
 *     beside nobody here knows: then nothing is touched, and it stays where it was kept.
 *  4. What another may not write any more does not go along: own edits stand beside what is behind it,
 *     and those inside of it wait until the server has it.
 */
export async function writeForeignAgain(parts: ForeignIdParts): Promise<void> {
	try {
		const { records } = await parts.disk.outbox.read();
		const foreign = records.filter(
			({ state }) => state.at === 'refused' && isWrittenAgain(state.refusal)
		);
		for (const document of new Set(foreign.map((record) => record.document))) {
			const stored = await fetchStored(parts, document);
			const own = unsentOf(records, document);
			const under = await refusedUnder(parts, document);
			const late = await lateUnder(parts, document);
			if (stored) await writeAgain(parts, { stored, late, records: [...under, ...own] });
		}
	} catch (error) {
		parts.report('write under new ids', error);
	}
}

function unsentOf(records: readonly OutboxRecord[], document: string): readonly OutboxRecord[] {
	return records.filter((one) => one.document === document && one.state.at !== 'stored');
}

/**
 * Edits of another, from a packet, which the server did not take, and on which own ones stand. They go
 * along as one's own: without them the own words would stand nowhere.
 */
async function refusedUnder(
	{ disk }: ForeignIdParts,
	document: string
): Promise<readonly OutboxRecord[]> {
	const parcels = (await disk.parcels.all()).filter(
		({ kind, note }) => kind === 'received' && note.builtOn?.includes(document)
	);
	return parcels.flatMap((parcel) =>
		documentsIn(parcel)
			.filter((one) => one.document === document)
			.flatMap(({ updates }) => updates)
			.map((update, at) => {
				const batch = `${parcel.id}.${at}`;
				const edit = { tab: parcel.id, first: at + 1, last: at + 1, at: parcel.at };
				return { document, batch, update, ...edit, state: { at: 'waiting' } as const };
			})
	);
}

/** Edits of another whose right to them had ended: a curator decides about them, and nobody goes around it. */
async function lateUnder(
	{ disk }: ForeignIdParts,
	document: string
): Promise<readonly Uint8Array[]> {
	const parcels = (await disk.parcels.all()).filter((parcel) => isLateFor(parcel, document));
	return parcels
		.flatMap(documentsIn)
		.filter((one) => one.document === document)
		.flatMap(({ updates }) => updates);
}

/** Everything that the server holds of a document. */
async function fetchStored(
	{ http, place, tab }: ForeignIdParts,
	document: string
): Promise<Uint8Array | undefined> {
	const body = encodeRequest({
		...{ epoch: place.epoch, cursor: place.cursor, digest: digestOf(place.held), pushes: [] },
		asks: [{ document, stateVector: emptyVector }]
	});
	const headers = { 'x-tropa-device': tab };
	const reply = await http.ask({
		...{ method: 'POST', path: '/api/exchange', body, headers, withinMs }
	});
	if (reply?.status !== 200 || reply.contentType !== 'application/octet-stream') return undefined;
	return decodeAnswer(reply.body)?.answers.find((answer) => answer.document === document)?.update;
}

interface WritingAgain {
	readonly stored: Uint8Array;
	/** Edits of another that do not go along. */
	readonly late: readonly Uint8Array[];
	readonly records: readonly OutboxRecord[];
}

async function writeAgain(
	{ disk, platform }: ForeignIdParts,
	{ stored, late, records }: WritingAgain
): Promise<void> {
	const batches = new Set(records.map(({ batch }) => batch));
	const isDone = (batch: string) => batches.has(again(batch));
	const isAgain = (batch: string) => [...batches].some((one) => again(one) === batch);
	const old = records.filter(({ batch }) => !isAgain(batch));
	const newId = () => new DataView(platform.bytes(4).buffer).getUint32(0);
	const { document } = records[0]!;
	const rows = await disk.replicas.read(document);
	const fresh = old.filter(({ batch }) => !isDone(batch));
	const all = [...rows, ...late, ...records.map(({ update }) => update)];
	const how = {
		stored,
		records: fresh,
		newId,
		...(late.length > 0 && { ground: new Ground(all) })
	};
	const rewritten = rewrite(how) ?? rewrite({ ...how, along: heldHere(rows, records) });
	if (!rewritten) return;
	const waiting = fresh.filter((_, at) => rewritten[at] === 'nowhere');
	const written = fresh.flatMap(({ state: _, ...record }, at): NewRecord[] => {
		const update = rewritten[at];
		return update instanceof Uint8Array ? [{ ...record, update, batch: again(record.batch) }] : [];
	});
	// The replica holds the edits under the old ids as well; the server's own state takes its place.
	await disk.replicas.drop(document);
	await disk.replicas.append(document, [stored]);
	await disk.outbox.append(written);
	await disk.outbox.remove(
		old.filter((record) => !waiting.includes(record)).map(({ batch }) => batch)
	);
	const state = { at: 'refused', refusal: 'waits-for-another' } as const;
	await disk.outbox.mark(
		waiting.map(({ batch }) => batch),
		state
	);
}

interface Rewriting {
	readonly stored: Uint8Array;
	readonly records: readonly OutboxRecord[];
	readonly newId: () => number;
	/** Everything that is here, to be written with the first. */
	readonly along?: Y.Doc;
	/** What they stand on, if some of it does not go along. */
	readonly ground?: Ground;
}

/**
 * Each record under new ids, nothing if the server has it, or «nowhere» if it stands inside of what does
 * not go along; undefined if something is still lacking.
 */
function rewrite({ stored, records, newId, along, ground }: Rewriting) {
	const server = docOf([stored]);
	const own = new OwnAgain(server, newId, ground);
	let lacking = along && wholeOf(along, Y.encodeStateVector(server));
	const written = records.map(({ update }) => {
		if (!own.stands(update)) return 'nowhere' as const;
		const whole = lacking ? Y.mergeUpdates([lacking, update]) : update;
		lacking = undefined;
		return own.write(whole);
	});
	const bytes = written.filter((one) => one instanceof Uint8Array);
	return hasPending(docOf([stored, ...bytes])) ? undefined : written;
}

function heldHere(rows: readonly Uint8Array[], records: readonly OutboxRecord[]): Y.Doc {
	return docOf([...rows, ...records.map(({ update }) => update)]);
}

/** The same each time, so that a second attempt sees what the first has done. */
const again = (batch: string): string => `${batch}A`;
