import type { Outcome } from '#lib/domain/outcome.ts';
import { ByteReader } from './byte-reader.ts';
import type { WalkLimits, WalkTrouble } from './troubles.ts';
import { contentRefs, nameUses, rootAnchor, UpdateSummary, withEntry } from './update-summary.ts';
import { anchorSize } from './levels.ts';
import { walkContent } from './walk-content.ts';
import { isReservedAt } from './walk-value.ts';

/**
 * Reads a Yjs update (v1) from end to end without making anything of it. Keeps:
 *  1. Nothing is allocated by a number that the update declares; a struct takes two bytes at least.
 *  2. What passes here, Yjs reads as well, with the same clocks and ranges.
 *  3. Bytes have one meaning: no second form of a number, no order that Yjs does not write.
 */
export function walkUpdate(
	bytes: Uint8Array,
	limits: WalkLimits
): Outcome<UpdateSummary, WalkTrouble> {
	if (bytes.length > limits.maxBytes) return { ok: false, reason: 'too-big' };
	const walk = new Walk(bytes, limits);
	walk.structs();
	walk.deletes();
	const { reader, summary } = walk;
	if (reader.trouble === undefined && reader.left > 0) reader.fail('left-over');
	return reader.trouble === undefined
		? { ok: true, value: summary }
		: { ok: false, reason: reader.trouble };
}

const hasOrigin = 0x80;
const hasRightOrigin = 0x40;
const hasKey = 0x20;
const contentBits = 0x1f;

class Walk {
	readonly reader: ByteReader;
	readonly limits: WalkLimits;
	readonly summary: UpdateSummary;
	/** The client of the structs being read, and the clock of the next one. */
	client = 0;
	clock = 0;
	/** What the structs of this client were last found to need. */
	needed = -1;
	neededClock = -1;
	/** The id that was read last. */
	idClient = 0;
	idClock = 0;
	/** Where the anchors of this client begin. */
	sectionAnchors = 0;

	constructor(bytes: Uint8Array, limits: WalkLimits) {
		this.reader = new ByteReader(bytes);
		this.limits = limits;
		this.summary = new UpdateSummary(bytes);
	}

	structs(): void {
		const { reader } = this;
		// A client takes a count, an id, a clock and one struct of two bytes.
		const clients = reader.count(5);
		if (clients > this.limits.maxClients) reader.fail('too-many-clients');
		let previous = Infinity;
		for (let index = 0; index < clients && reader.trouble === undefined; index++) {
			const count = this.structCount();
			this.client = reader.uint();
			this.clock = reader.uint();
			// Yjs keeps only the last of two lists of one client; it writes them in descending order.
			if (this.client >= previous) reader.fail('unordered');
			previous = this.client;
			this.run(count);
		}
	}

	structCount(): number {
		const { reader, summary } = this;
		const count = reader.count(2);
		if (count === 0) reader.fail('empty-part');
		summary.structs += count;
		if (summary.structs > this.limits.maxStructs) reader.fail('too-many-structs');
		return count;
	}

	run(count: number): void {
		const { reader, summary } = this;
		let from = this.clock;
		this.needed = -1;
		this.sectionAnchors = summary.anchors.length;
		for (let index = 0; index < count && reader.trouble === undefined; index++) {
			const info = reader.byte();
			if (info === contentRefs.skip) {
				if (this.clock > from)
					summary.runs = withEntry(summary.runs, this.client, from, this.clock);
				this.clock += this.length();
				summary.contents |= 1 << contentRefs.skip;
				from = this.clock;
			} else if (info === contentRefs.gc) {
				this.gone(this.length());
				summary.contents |= 1 << contentRefs.gc;
			} else {
				this.item(info);
			}
		}
		if (this.clock > Number.MAX_SAFE_INTEGER) reader.fail('clock-jump');
		if (this.clock > from) summary.runs = withEntry(summary.runs, this.client, from, this.clock);
		else reader.fail('empty-part');
	}

	length(): number {
		const length = this.reader.uint();
		if (length === 0) return this.reader.fail('empty-part');
		if (length > this.limits.maxStructLength) return this.reader.fail('clock-jump');
		return length;
	}

	gone(length: number): void {
		this.summary.gone = withEntry(this.summary.gone, this.client, this.clock, this.clock + length);
		this.clock += length;
	}

	item(info: number): void {
		if ((info & hasOrigin) !== 0) {
			this.need();
			this.anchor(this.idClient, this.idClock, 0);
			if ((info & hasRightOrigin) !== 0) this.need();
		} else if ((info & hasRightOrigin) !== 0) {
			this.need();
			this.anchor(this.idClient, this.idClock, 0);
		} else {
			this.place((info & hasKey) !== 0);
		}
		const ref = info & contentBits;
		this.summary.contents |= 1 << ref;
		if (ref === contentRefs.deleted) return this.gone(this.length());
		this.clock += walkContent(this, ref);
	}

	/** A struct without neighbours says where it stands: under a root, or under a struct that is a type. */
	place(keyed: boolean): void {
		const { reader } = this;
		const flag = reader.uint();
		if (flag === 1) {
			this.name(nameUses.root);
			this.anchor(rootAnchor, 0, 0);
		} else if (flag === 0) {
			this.need();
			this.anchor(this.idClient, this.idClock, 1);
		} else {
			reader.fail('bad-flag');
		}
		if (keyed) this.name(nameUses.key);
	}

	name(use: number): void {
		const { reader, summary } = this;
		reader.text(this.limits.maxNameBytes);
		summary.names = withEntry(summary.names, use, reader.textFrom, reader.textTo);
		if (isReservedAt(reader.bytes, reader.textFrom, reader.textTo)) summary.hasReservedName = true;
	}

	/** The clock before this one is on the level of this one, whatever that is. */
	anchor(client: number, clock: number, step: 0 | 1): void {
		if (client === this.client && clock === this.clock - 1 && step === 0) return;
		const { anchors } = this.summary;
		const last = anchors.length - anchorSize;
		const isLikeLast =
			last >= this.sectionAnchors &&
			anchors[last + 2] === client &&
			anchors[last + 3] === clock &&
			anchors[last + 4] === step;
		if (isLikeLast) return;
		this.summary.anchors = withEntry(anchors, this.client, this.clock, client, clock, step);
	}

	need(): void {
		const client = this.reader.uint();
		const clock = this.reader.uint();
		this.idClient = client;
		this.idClock = clock;
		if (client === this.client) {
			if (clock >= this.clock) this.reader.fail('own-future');
			return;
		}
		if (client === this.needed && clock <= this.neededClock) return;
		this.needed = client;
		this.neededClock = clock;
		this.summary.needs = withEntry(this.summary.needs, this.client, this.clock, client, clock);
	}

	deletes(): void {
		const { reader, limits } = this;
		// A client takes an id, a count and one range of two bytes.
		const clients = reader.count(4);
		if (clients > limits.maxClients) reader.fail('too-many-clients');
		const seen = clients > 1 ? new Set<number>() : undefined;
		let left = limits.maxDeletes;
		for (let index = 0; index < clients && reader.trouble === undefined; index++) {
			const client = reader.uint();
			// Older releases of Yjs write the clients of a delete set in any order.
			if (seen?.has(client) === true) reader.fail('unordered');
			seen?.add(client);
			const count = reader.count(2);
			if (count === 0) reader.fail('empty-part');
			left -= count;
			if (left < 0) reader.fail('too-many-deletes');
			this.deletesOf(client, count);
		}
	}

	deletesOf(client: number, count: number): void {
		const { reader, summary } = this;
		let next = 0;
		for (let index = 0; index < count && reader.trouble === undefined; index++) {
			const from = reader.uint();
			const length = reader.uint();
			if (from < next) reader.fail('unordered');
			if (length === 0) reader.fail('empty-part');
			next = from + length;
			if (next > Number.MAX_SAFE_INTEGER) reader.fail('clock-jump');
			summary.deletes = withEntry(summary.deletes, client, from, next);
		}
	}
}
