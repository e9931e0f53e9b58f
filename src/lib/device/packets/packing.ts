import { packetNumber } from '#lib/sync/packet/armour.ts';
import type { EditsContent, PacketDocument } from '#lib/sync/packet/content.ts';
import type { PacketContent } from '#lib/sync/packet/content.ts';
import { decodeContent } from '#lib/sync/packet/content.ts';
import { sealPacket } from '#lib/sync/packet/packet.ts';
import type { MachineKeys } from '#lib/sync/packet/tools.ts';
import type { NewRecord } from '../disk/disk.ts';
import type { Parcel } from '../disk/parcels.ts';
import { coverageOf, differenceOf, isEmptyUpdate } from '../disk/replica-coverage.ts';
import { documentsIn } from './received.ts';
import type { Enrolment } from './enrolment.ts';
import type { PacketKit } from './packet-kit.ts';
import type { Packed, PacketFor } from './packet-surface.ts';

/** What a packet is made from. */
export interface Packing {
	readonly kit: PacketKit;
	readonly keys: MachineKeys;
	readonly enrolment: Enrolment;
	readonly person: string;
	readonly now: number;
	/** What the server lacks, in the order in which it was made. */
	readonly records: readonly NewRecord[];
	readonly parcels: readonly Parcel[];
	readonly replica: (document: string) => Promise<readonly Uint8Array[]>;
	readonly mayWrite: (document: string) => boolean;
}

interface Receivers {
	readonly name: string;
	readonly pair: string;
	readonly devices: readonly Uint8Array[];
	readonly documents: readonly string[];
	/** What they hold, as they have said themselves; of several only what all have said. */
	readonly heads: ReadonlyMap<string, Uint8Array>;
}

export async function packEdits(packing: Packing, to: PacketFor): Promise<Packed> {
	const receivers = receiversOf(packing, to);
	if (!receivers) return { ok: false, trouble: 'nobody' };
	const documents: PacketDocument[] = [];
	for (const document of receivers.documents)
		documents.push(await documentOf(packing, receivers, document));
	const before = packing.parcels.find(({ kind, id }) => kind === 'made' && id === receivers.name);
	const content: EditsContent = {
		...{ kind: 'edits', author: packing.person, at: packing.now, pair: receivers.pair },
		before:
			before?.note.packet === undefined ? undefined : { id: before.note.packet, at: before.at },
		documents
	};
	const batches = documents.flatMap((one) => one.batches);
	const { id, bytes } = await seal(packing, content, receivers.devices);
	return {
		...{ ok: true, id, number: packetNumber(id), bytes },
		edits: batches.reduce((sum, { edits }) => sum + edits, 0),
		from: Math.min(...batches.map(({ at }) => at), packing.now),
		to: Math.max(...batches.map(({ at }) => at), ...(batches.length > 0 ? [] : [packing.now]))
	};
}

/** Says what is held here, so that whoever reads it can give what is missing. */
export async function packRequest(packing: Packing, pair: string): Promise<Packed> {
	const receivers = receiversOf(packing, { pair });
	if (!receivers) return { ok: false, trouble: 'nobody' };
	const documents = await Promise.all(
		receivers.documents.map(async (document) => ({
			document,
			head: await headOf(packing, document)
		}))
	);
	const said = { author: packing.person, at: packing.now, pair, documents };
	const { id, bytes } = await seal(packing, { kind: 'request', ...said }, receivers.devices);
	const at = { from: packing.now, to: packing.now };
	return { ok: true, id, number: packetNumber(id), bytes, edits: 0, ...at };
}

function seal(packing: Packing, content: PacketContent, devices: readonly Uint8Array[]) {
	const { kit, keys, enrolment } = packing;
	const { certificate, server, own } = enrolment;
	const receivers = [...devices, server.agreement, ...own];
	return sealPacket({ content, signing: keys.signing, certificate, receivers, tools: kit.tools });
}

/** Nothing is sealed for somebody who may not read it: to a pair goes what all of it read and this one writes. */
function receiversOf(packing: Packing, to: PacketFor): Receivers | undefined {
	const { enrolment, records, parcels, mayWrite } = packing;
	if (to === 'server') {
		const documents = [...new Set(records.map(({ document }) => document))];
		return { name: 'server', pair: '', devices: [], documents, heads: new Map() };
	}
	const pair = enrolment.pairs.find(({ id }) => id === to.pair);
	const members = pair?.members.filter(({ devices }) => devices.length > 0) ?? [];
	if (!pair || members.length === 0) return undefined;
	const people = members.map(({ id }) => id);
	const shared = pair.documents.filter(
		({ id, readers }) => mayWrite(id) && people.every((one) => readers.includes(one))
	);
	return {
		...{ name: pair.id, pair: pair.id, devices: members.flatMap(({ devices }) => devices) },
		documents: shared.map(({ id }) => id),
		heads: people.length === 1 ? headsSaidBy(people[0]!, parcels) : new Map()
	};
}

function headsSaidBy(person: string, parcels: readonly Parcel[]): ReadonlyMap<string, Uint8Array> {
	const said = parcels.find(({ kind, id }) => kind === 'peer' && id === person);
	const content = said && decodeContent(said.clear);
	if (typeof content !== 'object' || content.kind !== 'request') return new Map();
	return new Map(content.documents.map(({ document, head }) => [document, head]));
}

async function documentOf(
	packing: Packing,
	{ heads }: Receivers,
	document: string
): Promise<PacketDocument> {
	const rows = await packing.replica(document);
	const theirs = heads.get(document);
	const lacking = theirs ? differenceOf(rows, theirs) : new Uint8Array();
	const own = packing.records.filter((record) => record.document === document);
	return {
		document,
		base: coverageOf(rows).encodeStateVector(),
		head: await headOf(packing, document),
		known: isEmptyUpdate(lacking) ? new Uint8Array() : lacking,
		batches: own.map(({ batch, at, first, last, update }) => {
			return { batch, at, edits: last - first + 1, update };
		})
	};
}

async function headOf(packing: Packing, document: string): Promise<Uint8Array> {
	const rows = await packing.replica(document);
	const received = packing.parcels
		.filter(({ kind, note }) => kind === 'received' && note.refusal === undefined)
		.flatMap(documentsIn)
		.filter((one) => one.document === document)
		.flatMap(({ updates }) => updates);
	const own = packing.records.filter((record) => record.document === document);
	return coverageOf([...rows, ...received, ...own.map(({ update }) => update)]).encodeStateVector();
}
