import { maxTransferBytes } from '#lib/sync/pictures/mixing.ts';
import { Showing } from '#lib/sync/pictures/showing.ts';
import {
	afterGap,
	afterHearing,
	afterShowing,
	afterTaking,
	freshTally,
	isDone,
	nextTurn,
	type Tally
} from '#lib/sync/tally/tally.ts';
import { encodeTally, readTally } from '#lib/sync/tally/word.ts';
import type { Shown } from '../pictures/shown.ts';
import type { LookTrouble, Packets } from '../packets/packet-surface.ts';

export type TallyTrouble =
	| 'no-keys'
	| 'nobody'
	| 'not-kept'
	| Exclude<LookTrouble, 'taken' | 'nothing-new' | 'gap' | 'carrying'>;

export type Said =
	| { readonly ok: true; readonly showing: Shown }
	| { readonly ok: false; readonly trouble: 'no-keys' | 'nobody' }
	| { readonly ok: false; readonly trouble: 'too-large'; readonly bytes: number };

export type Heard =
	| { readonly ok: true; readonly meetingId: string }
	/** Of whose pair it is, if it is another one. */
	| { readonly ok: false; readonly trouble: TallyTrouble; readonly pairId?: string };

/** How far the two phones are. */
export interface TallyState {
	readonly turn: ReturnType<typeof nextTurn>;
	/** Edits of the other that are on this disk; undefined before any came. */
	readonly received: number | undefined;
	/** Own edits of which the other has said that they are on its disk. */
	readonly given: number | undefined;
	readonly isDone: boolean;
	readonly owesWord: boolean;
	/** The other must hear first what is here. */
	readonly isBehind: boolean;
	/** Something was said from here. */
	readonly hasSpoken: boolean;
}

/** One phone's half of «Сверились»: what it shows, and what it makes of what it sees. */
export class TallyTalk {
	readonly #packets: Packets;
	readonly #pairId: string;
	#tally: Tally = freshTally;

	constructor(packets: Packets, pairId: string) {
		this.#packets = packets;
		this.#pairId = pairId;
	}

	get state(): TallyState {
		const { shown, received, given, owesWord, isBehind } = this.#tally;
		return {
			...{ received, given, owesWord, isBehind },
			turn: nextTurn(this.#tally),
			isDone: isDone(this.#tally),
			hasSpoken: Object.keys(shown).length > 0
		};
	}

	/** Everything that is to go must be on the disk by now. */
	async say(meetingId: string): Promise<Said> {
		const packed = await this.#packet();
		if (!packed.ok) return packed;
		const word = { pairId: this.#pairId, meetingId, took: this.#tally.took };
		const bytes = encodeTally({ ...word, packet: packed.packet });
		if (bytes.length > maxTransferBytes) {
			return { ok: false, trouble: 'too-large', bytes: bytes.length };
		}
		const showing = new Showing(bytes);
		const { transfer } = showing;
		this.#tally = afterShowing(this.#tally, { transfer, edits: packed.edits });
		return { ok: true, showing };
	}

	/** Ends when what the other said is on the disk. */
	async hear(transfer: string, bytes: Uint8Array): Promise<Heard> {
		const read = readTally(bytes);
		if (!read.ok) return read;
		const { pairId, meetingId, took, packet } = read.word;
		if (pairId !== this.#pairId) return { ok: false, trouble: 'other-pair', pairId };
		this.#tally = afterHearing(this.#tally, took);
		const trouble = packet.length > 0 ? await this.#take(transfer, packet) : undefined;
		return trouble === undefined ? { ok: true, meetingId } : { ok: false, trouble };
	}

	async #take(transfer: string, packet: Uint8Array): Promise<TallyTrouble | undefined> {
		const looked = await this.#packets.lookAt(packet);
		if (looked.ok) {
			if (!(await this.#packets.takePacket(looked.packet))) return 'not-kept';
			this.#tally = afterTaking(this.#tally, { transfer, edits: looked.edits });
			return undefined;
		}
		switch (looked.trouble) {
			case 'taken':
			case 'nothing-new':
				this.#tally = afterTaking(this.#tally, { transfer, edits: 0 });
				return undefined;
			case 'gap':
				this.#tally = afterGap(this.#tally);
				return undefined;
			case 'carrying':
				return 'for-others';
			default:
				return looked.trouble;
		}
	}

	/** Empty once the other has said that it has one. */
	async #packet(): Promise<
		| { readonly ok: true; readonly packet: Uint8Array; readonly edits: number | undefined }
		| { readonly ok: false; readonly trouble: 'no-keys' | 'nobody' }
	> {
		const { given, isBehind, gaps } = this.#tally;
		if (given !== undefined) return { ok: true, packet: new Uint8Array(), edits: undefined };
		// From edits that the other has by now it does not learn what is here; from a question it does.
		const isAsking = isBehind && gaps > 1;
		const pair = this.#pairId;
		const packed = await (isAsking ? this.#packets.askFor(pair) : this.#packets.pack({ pair }));
		if (!packed.ok) return packed;
		return { ok: true, packet: packed.bytes, edits: isAsking ? undefined : packed.edits };
	}
}
