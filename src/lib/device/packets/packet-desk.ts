import type { Account } from '#lib/domain/account.ts';
import { armour, packetNumber, readArmour } from '#lib/sync/packet/armour.ts';
import { encodeContent } from '#lib/sync/packet/content.ts';
import type { PacketContent } from '#lib/sync/packet/content.ts';
import { readEnvelope } from '#lib/sync/packet/envelope.ts';
import { openPacket } from '#lib/sync/packet/packet.ts';
import type { Desk } from '../desk.ts';
import { DiskError } from '../disk/disk.ts';
import type { Disk } from '../disk/disk.ts';
import type { Parcel, ParcelKind } from '../disk/parcels.ts';
import { readEnrolment } from './enrolment.ts';
import { lookInto } from './looking.ts';
import { withNewer } from './newer-devices.ts';
import { readKeys } from './packet-kit.ts';
import type { OpenKit } from './packet-kit.ts';
import type {
	KnownDevice,
	LookedAt,
	Packed,
	PacketFile,
	PacketFor,
	PacketInHand,
	PacketPreview,
	Packets,
	ParcelCard
} from './packet-surface.ts';
import { packEdits, packRequest } from './packing.ts';
import type { Packing } from './packing.ts';
import { documentsIn } from './received.ts';

export interface PacketDeskParts {
	readonly desk: Desk;
	readonly account: Account | undefined;
	readonly now: () => number;
	readonly openKit: OpenKit;
}

/**
 * Packets of one person, in whichever tab. Keeps:
 *  1. A packet is only added: it takes nothing away, and taking it twice is taking it once.
 *  2. All of it is taken or nothing; what builds on something that is not here is not taken.
 *  3. What was taken is said to be here only when the disk has it.
 */
export class PacketDesk implements Packets {
	readonly #parts: PacketDeskParts;

	constructor(parts: PacketDeskParts) {
		this.#parts = parts;
	}

	async pack(to: PacketFor): Promise<Packed> {
		const packing = await this.#packing();
		if (!packing) return { ok: false, trouble: 'no-keys' };
		const packed = await packEdits(packing, to);
		if (packed.ok) await this.#noteMade(packed, to);
		return packed;
	}

	async askFor(pair: string): Promise<Packed> {
		const packing = await this.#packing();
		return packing ? packRequest(packing, pair) : { ok: false, trouble: 'no-keys' };
	}

	async lookAt(bytes: Uint8Array): Promise<PacketPreview> {
		const read = readEnvelope(bytes);
		if (!read.ok) return { ok: false, trouble: read.trouble, id: '' };
		const { id } = read.envelope;
		const disk = await this.#disk;
		const parcels = await disk.parcels.all();
		const carried = parcels.find((one) => one.kind === 'carried' && one.id === id);
		if (carried) return { ok: false, trouble: 'carrying', id, at: carried.at };
		const kit = await this.#parts.openKit();
		const keys = kit && (await readKeys(disk.parcels, kit));
		const enrolment = await readEnrolment(disk);
		const { account } = this.#parts;
		if (!kit || !keys || !enrolment || !account) return { ok: false, trouble: 'for-others', id };
		const server = enrolment.server.signing;
		const opened = await openPacket(bytes, { agreement: keys.agreement, server, tools: kit.tools });
		if (!opened.ok) return { ok: false, trouble: opened.trouble, id };
		const held = (document: string) => this.#heldOf(document, disk, parcels);
		const { content, device } = opened;
		return lookInto({ id, bytes, content, device }, { account, parcels, held });
	}

	async lookAtText(text: string): Promise<PacketPreview | undefined> {
		const read = readArmour(text);
		return read.ok ? this.lookAt(read.bytes) : undefined;
	}

	asText({ id, bytes }: PacketInHand, lines: readonly string[]): PacketFile {
		return { name: `tropa-${packetNumber(id)}.txt`, text: armour(bytes, lines) };
	}

	async takePacket(packet: LookedAt): Promise<boolean> {
		const { content, id, bytes, device } = packet;
		const kind = { edits: 'received', receipt: 'receipt', request: 'taken' } as const;
		const at = this.#parts.now();
		const clear = encodeContent(content);
		const parcel: Parcel = { kind: kind[content.kind], id, at, note: {}, bytes, clear };
		return this.#put([parcel, ...peerIn(content, device)]);
	}

	carry(packet: Uint8Array | string): Promise<boolean> {
		const bytes = typeof packet === 'string' ? bytesIn(packet) : packet;
		const read = readEnvelope(bytes);
		if (!read.ok) return Promise.resolve(false);
		const { id } = read.envelope;
		const clear = new Uint8Array();
		return this.#put([{ kind: 'carried', id, at: this.#parts.now(), note: {}, bytes, clear }]);
	}

	async parcels(): Promise<readonly ParcelCard[]> {
		const all = await (await this.#disk).parcels.all();
		return all.flatMap(({ kind, id, at, bytes, note }) => {
			if (!isForPeople(kind)) return [];
			const isRefused = note.refusal !== undefined || (note.refused?.length ?? 0) > 0;
			const isLate = (note.late?.length ?? 0) > 0;
			const refusal = isRefused ? (note.refusal ?? (isLate ? 'late' : 'partly')) : undefined;
			const number = packetNumber(id);
			return [
				{ id, number, kind, at, bytes: bytes.length, refusal, isGiven: note.isGiven === true }
			];
		});
	}

	async giveAnswer(id: string): Promise<PacketInHand | undefined> {
		const { parcels } = await this.#disk;
		const answer = (await parcels.all()).find((one) => one.kind === 'answer' && one.id === id);
		if (answer) await parcels.put([{ ...answer, note: { ...answer.note, isGiven: true } }]);
		return answer && { id, bytes: answer.bytes };
	}

	async forget(card: Pick<ParcelCard, 'kind' | 'id'>): Promise<void> {
		await (await this.#disk).parcels.put([], [card]);
		await this.#tell();
	}

	async receivers(): Promise<
		readonly { readonly pair: string; readonly people: readonly string[] }[]
	> {
		const all = (await this.#packing())?.enrolment.pairs ?? [];
		return all.flatMap(({ id, members }) => {
			const people = members.filter(({ devices }) => devices.length > 0).map((one) => one.id);
			return people.length > 0 ? [{ pair: id, people }] : [];
		});
	}

	async canSeal(): Promise<boolean> {
		return (await this.#packing()) !== undefined;
	}

	get #disk(): Promise<Disk> {
		return this.#parts.desk.shelf.disk;
	}

	async #packing(): Promise<Packing | undefined> {
		const { desk, account, now, openKit } = this.#parts;
		const disk = await this.#disk;
		const kit = await openKit();
		const keys = kit && (await readKeys(disk.parcels, kit));
		const enrolled = await readEnrolment(disk);
		if (!kit || !keys || !enrolled || !account) return undefined;
		const parcels = await disk.parcels.all();
		const enrolment = await withNewer(enrolled, parcels, kit);
		return {
			...{ kit, keys, enrolment, person: account.person.id, now: now() },
			records: await desk.shelf.unsentRecords(),
			parcels,
			replica: (document) => disk.replicas.read(document),
			mayWrite: (document) =>
				account.documents.some(({ id, mode }) => id === document && mode === 'read-write')
		};
	}

	async #heldOf(
		document: string,
		disk: Disk,
		parcels: readonly Parcel[]
	): Promise<readonly Uint8Array[]> {
		const rows = await disk.replicas.read(document);
		const received = parcels
			.filter(({ kind, note }) => kind === 'received' && note.refusal === undefined)
			.flatMap(documentsIn)
			.filter((one) => one.document === document)
			.flatMap(({ updates }) => updates);
		const records = await this.#parts.desk.shelf.unsentRecords();
		const own = records.filter((record) => record.document === document);
		return [...rows, ...received, ...own.map(({ update }) => update)];
	}

	/** A full disk forgets only of which packet the next one is the next. */
	async #noteMade({ id }: Packed & { ok: true }, to: PacketFor): Promise<void> {
		const nothing = new Uint8Array();
		const name = to === 'server' ? to : to.pair;
		const row = { kind: 'made', id: name, at: this.#parts.now(), note: { packet: id } } as const;
		const { parcels } = await this.#disk;
		await parcels.put([{ ...row, bytes: nothing, clear: nothing }]).catch(() => undefined);
	}

	async #put(parcels: readonly Parcel[]): Promise<boolean> {
		try {
			await (await this.#disk).parcels.put(parcels);
		} catch (error) {
			if (error instanceof DiskError) return false;
			throw error;
		}
		await this.#tell();
		return true;
	}

	async #tell(): Promise<void> {
		const { desk } = this.#parts;
		if (desk.leader) await desk.leader.courier.taken();
		else desk.say({ say: 'packets' });
	}
}

function bytesIn(text: string): Uint8Array {
	const read = readArmour(text);
	return read.ok ? read.bytes : new Uint8Array();
}

/** What the author holds, so that an answer need not repeat it, and on which device. */
function peerIn(content: PacketContent, device: KnownDevice | undefined): readonly Parcel[] {
	if (content.kind === 'receipt' || content.pair === '') return [];
	const { author, at, pair } = content;
	const documents = content.documents.map(({ document, head }) => ({ document, head }));
	const clear = encodeContent({ kind: 'request', author, at, pair, documents });
	const bytes = device?.agreement ?? new Uint8Array();
	const note = device ? { certifiedAt: device.at } : {};
	return [{ kind: 'peer', id: author, at, note, bytes, clear }];
}

function isForPeople(kind: ParcelKind): kind is ParcelCard['kind'] {
	return kind === 'received' || kind === 'carried' || kind === 'answer';
}
