import * as encoding from 'lib0/encoding';
import { assert } from '#lib/domain/assert.ts';
import { ByteReader } from './byte-reader.ts';
import { wideLimits } from './troubles.ts';
import { contentRefs, UpdateSummary } from './update-summary.ts';
import { textOf } from './utf8.ts';
import { walkContent } from './walk-content.ts';
import { walkValue } from './walk-value.ts';

/**
 * The same update without the structs before `clockOf`. For bytes that passed the walk and leave no
 * gap there: what is new of a client then begins exactly at its clock.
 */
export function newPartOf(update: Uint8Array, clockOf: (client: number) => number): Uint8Array {
	const cutter = new Cutter(update);
	const sections = cutter.sections(clockOf);
	return encoding.encode((to) => {
		writeSections(to, sections);
		encoding.writeUint8Array(to, update.subarray(cutter.reader.at));
	});
}

/**
 * The same update without the structs of a client that reach beyond its end, and without its deletes
 * from there on. For bytes that passed the walk.
 */
export function partBefore(
	update: Uint8Array,
	endOf: (client: number) => number | undefined
): Uint8Array {
	const cutter = new Cutter(update);
	const sections = cutter.sections(() => 0, endOf);
	return encoding.encode((to) => {
		writeSections(to, sections);
		writeDeletesBefore(to, cutter.reader, endOf);
	});
}

function writeSections(to: encoding.Encoder, sections: readonly Uint8Array[]): void {
	encoding.writeVarUint(to, sections.length);
	for (const section of sections) encoding.writeUint8Array(to, section);
}

function writeDeletesBefore(
	to: encoding.Encoder,
	reader: ByteReader,
	endOf: (client: number) => number | undefined
): void {
	const clients = Array.from({ length: reader.uint() }, () => {
		const client = reader.uint();
		const end = endOf(client) ?? Infinity;
		const ranges = Array.from({ length: reader.uint() }, () => {
			const from = reader.uint();
			return { from, length: Math.min(reader.uint(), end - from) };
		});
		return { client, ranges: ranges.filter(({ length }) => length > 0) };
	}).filter(({ ranges }) => ranges.length > 0);
	assert(reader.trouble === undefined, 'an update was cut that did not pass the walk');
	encoding.writeVarUint(to, clients.length);
	for (const { client, ranges } of clients) {
		encoding.writeVarUint(to, client);
		encoding.writeVarUint(to, ranges.length);
		for (const { from, length } of ranges) {
			encoding.writeVarUint(to, from);
			encoding.writeVarUint(to, length);
		}
	}
}

const hasOrigin = 0x80;
const hasRightOrigin = 0x40;
const hasKey = 0x20;
const contentBits = 0x1f;

interface Struct {
	readonly from: number;
	readonly length: number;
	readonly ref: number;
	/** Where its right origin, if any, and its content begin. */
	readonly rightAt: number | undefined;
	readonly contentAt: number;
}

class Cutter {
	readonly reader: ByteReader;
	readonly limits = wideLimits;
	readonly summary: UpdateSummary;

	constructor(update: Uint8Array) {
		this.reader = new ByteReader(update);
		this.summary = new UpdateSummary(update);
	}

	sections(
		clockOf: (client: number) => number,
		endOf: (client: number) => number | undefined = () => undefined
	): readonly Uint8Array[] {
		const sections: Uint8Array[] = [];
		for (let left = this.reader.uint(); left > 0; left--) {
			const section = this.section(clockOf, endOf);
			if (section !== undefined) sections.push(section);
		}
		assert(this.reader.trouble === undefined, 'an update was cut that did not pass the walk');
		return sections;
	}

	/** The structs of one client from its known clock to its end; undefined if there are none. */
	section(
		clockOf: (client: number) => number,
		endOf: (client: number) => number | undefined
	): Uint8Array | undefined {
		const { reader } = this;
		const count = reader.uint();
		const client = reader.uint();
		const [known, end] = [clockOf(client), endOf(client) ?? Infinity];
		const first = encoding.createEncoder();
		let clock = reader.uint();
		let [taken, kept] = [0, 0];
		let [verbatimFrom, verbatimTo] = [0, 0];
		for (let index = 0; index < count; index++) {
			const struct = this.struct();
			const before = Math.max(0, known - clock);
			const from = clock;
			clock += struct.length;
			if (before >= struct.length || clock > end) continue;
			if (taken++ === 0) {
				encoding.writeVarUint(first, client);
				encoding.writeVarUint(first, from + before);
				if (before > 0) this.#writeRest(first, { struct, before, client, known });
				verbatimFrom = before > 0 ? reader.at : struct.from;
			}
			// A hole is none if nothing comes behind it.
			if (struct.ref === contentRefs.skip) continue;
			kept = taken;
			verbatimTo = reader.at;
		}
		if (kept === 0) return undefined;
		return encoding.encode((to) => {
			encoding.writeVarUint(to, kept);
			encoding.writeUint8Array(to, encoding.toUint8Array(first));
			encoding.writeUint8Array(to, reader.bytes.subarray(verbatimFrom, verbatimTo));
		});
	}

	/** Passes over one struct. */
	struct(): Struct {
		const { reader } = this;
		const from = reader.at;
		const info = reader.byte();
		const ref = info & contentBits;
		const isBare = ref === contentRefs.gc || ref === contentRefs.skip;
		const rightAt = isBare ? undefined : this.#place(info);
		const contentAt = reader.at;
		const isLength = isBare || ref === contentRefs.deleted;
		const length = isLength ? reader.uint() : walkContent(this, ref);
		return { from, length, ref, rightAt, contentAt };
	}

	#place(info: number): number | undefined {
		const { reader } = this;
		if ((info & hasOrigin) !== 0) this.#id();
		const rightAt = (info & hasRightOrigin) !== 0 ? reader.at : undefined;
		if (rightAt !== undefined) this.#id();
		if ((info & (hasOrigin | hasRightOrigin)) !== 0) return rightAt;
		if (reader.uint() === 1) reader.text(Infinity);
		else this.#id();
		if ((info & hasKey) !== 0) reader.text(Infinity);
		return undefined;
	}

	#id(): void {
		this.reader.uint();
		this.reader.uint();
	}

	/** The struct from its clock number `before` on: it stands beside the clock before it. */
	#writeRest(to: encoding.Encoder, cut: Cut): void {
		const { struct, client, known } = cut;
		if (struct.ref === contentRefs.gc) {
			encoding.writeUint8(to, contentRefs.gc);
		} else {
			const right = struct.rightAt === undefined ? 0 : hasRightOrigin;
			encoding.writeUint8(to, struct.ref | hasOrigin | right);
			encoding.writeVarUint(to, client);
			encoding.writeVarUint(to, known - 1);
			if (struct.rightAt !== undefined) {
				encoding.writeUint8Array(to, this.reader.bytes.subarray(struct.rightAt, struct.contentAt));
			}
		}
		this.#writeContent(to, cut);
	}

	#writeContent(to: encoding.Encoder, { struct, before }: Cut): void {
		const end = this.reader.at;
		const { bytes } = this.reader;
		const again = new ByteReader(bytes.subarray(0, end));
		again.at = struct.contentAt;
		if (struct.ref === contentRefs.string) {
			again.text(Infinity);
			encoding.writeVarString(to, textOf(bytes, again.textFrom, again.textTo).slice(before));
			return;
		}
		encoding.writeVarUint(to, again.uint() - before);
		for (let left = before; left > 0 && again.left > 0; left--) this.#pass(again, struct.ref);
		encoding.writeUint8Array(to, again.bytes.subarray(again.at));
	}

	/** Over one value of a list of values; what has only a length has nothing to pass over. */
	#pass(reader: ByteReader, ref: number): void {
		if (ref === contentRefs.any) walkValue({ ...this, reader }, 0);
		else reader.text(Infinity);
	}
}

interface Cut {
	readonly struct: Struct;
	readonly before: number;
	readonly client: number;
	readonly known: number;
}
