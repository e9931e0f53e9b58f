import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import type { Ground } from './ground.ts';

type Struct = ReturnType<typeof Y.decodeUpdate>['structs'][number];

interface Moved {
	readonly from: number;
	readonly length: number;
	readonly to: Y.ID;
}

/**
 * Writes edits again under client ids of our own, when the ids under which they were made belong to
 * somebody else on the server. Keeps:
 *  1. What the server holds word for word stays as it is there; all else is written again, once.
 *  2. Everything stands beside the same neighbours, and deletes the same, as before. Where one of them
 *     does not go along, the nearest behind it takes its place.
 *  3. Nothing is said of what the server does not hold.
 */
export class OwnAgain {
	readonly #server: Y.Doc;
	readonly #newId: () => number;
	readonly #moved = new Map<number, Moved[]>();
	readonly #ends = new Map<number, Y.ID>();

	readonly #ground: Ground | undefined;

	constructor(server: Y.Doc, newId: () => number, ground?: Ground) {
		this.#server = server;
		this.#newId = newId;
		this.#ground = ground;
	}

	/** False for what was written inside of something that does not go along. Asked before it is written. */
	stands(update: Uint8Array): boolean {
		const ground = this.#ground;
		if (!ground) return true;
		const { structs } = Y.decodeUpdate(update);
		const isInside = ({ client, clock }: Y.ID): boolean =>
			structs.some(
				({ id, length }) => id.client === client && clock >= id.clock && clock < id.clock + length
			);
		const goesAlong = (id: Y.ID): boolean => isInside(id) || this.#goesAlong(id);
		const items = structs.filter((struct) => struct instanceof Y.Item);
		return items.every(({ id }) => ground.canStand(id, goesAlong));
	}

	/** In the order in which the edits were made. Undefined if the server holds all of it. */
	write(update: Uint8Array): Uint8Array | undefined {
		const { structs, ds } = Y.decodeUpdate(update);
		const written = Map.groupBy(
			structs.flatMap((struct) => this.#take(struct)),
			({ id }) => id.client
		);
		const deletes = this.#deletesOf(ds.clients);
		if (written.size === 0 && deletes.size === 0) return undefined;
		const encoder = new Y.UpdateEncoderV1();
		const to = encoder.restEncoder;
		encoding.writeVarUint(to, written.size);
		// The order in which Yjs itself writes.
		for (const [client, group] of [...written].sort(([one], [other]) => other - one)) {
			encoding.writeVarUint(to, group.length);
			encoding.writeVarUint(to, client);
			encoding.writeVarUint(to, group[0]!.id.clock);
			for (const struct of group) struct.again().write(encoder, 0);
		}
		writeDeletes(to, deletes);
		return encoder.toUint8Array();
	}

	/** The parts of a struct that have to be written again. All ids are given before any is used. */
	#take(struct: Struct): readonly Rewriting[] {
		if (struct instanceof Y.Skip) return [];
		const taken: Rewriting[] = [];
		const { client, clock } = struct.id;
		let at = 0;
		while (at < struct.length) {
			const isKnown = this.#isKnown(struct, at);
			const from = at;
			while (at < struct.length && this.#isKnown(struct, at) === isKnown) at++;
			if (isKnown) continue;
			const length = at - from;
			const id = this.#move(client, clock + from, length);
			taken.push({ id, again: () => this.#again({ struct, from, length, id }) });
		}
		return taken;
	}

	/** On the server word for word, or written again already. */
	#isKnown(struct: Struct, offset: number): boolean {
		const { client, clock } = struct.id;
		const at = clock + offset;
		if (this.#movedAt(client, at)) return true;
		const there = structAt(this.#server, client, at);
		return there !== undefined && wordAt(there, at - there.id.clock) === wordAt(struct, offset);
	}

	#move(client: number, from: number, length: number): Y.ID {
		const end = this.#ends.get(client) ?? Y.createID(this.#newId(), 0);
		this.#ends.set(client, Y.createID(end.client, end.clock + length));
		this.#moved.set(client, [...(this.#moved.get(client) ?? []), { from, length, to: end }]);
		return end;
	}

	#movedAt(client: number, clock: number): Moved | undefined {
		return this.#moved
			.get(client)
			?.find(({ from, length }) => clock >= from && clock < from + length);
	}

	#idOf({ client, clock }: Y.ID): Y.ID {
		const moved = this.#movedAt(client, clock);
		return moved
			? Y.createID(moved.to.client, moved.to.clock + clock - moved.from)
			: Y.createID(client, clock);
	}

	#again({ struct, from, length, id }: Part): Y.Item | Y.GC {
		if (!(struct instanceof Y.Item)) return new Y.GC(id, length);
		const { client, clock } = struct.id;
		let content = struct.content.copy();
		if (from > 0) content = content.splice(from);
		if (length < content.getLength()) content.splice(length);
		const before = from > 0 ? Y.createID(client, clock + from - 1) : struct.origin;
		const origin = before && this.#neighbour(before, 'left');
		const right = struct.rightOrigin && this.#neighbour(struct.rightOrigin, 'right');
		const isAlone = origin === null && right === null && struct.parent === null;
		const place = (isAlone && this.#ground?.placeOf(struct.id)) || struct;
		const parent = place.parent instanceof Y.ID ? this.#idOf(place.parent) : place.parent;
		// The name of a root stands for it, as in what Yjs has read.
		const inside = parent as Y.ID | null;
		return new Y.Item(id, null, origin, null, right, inside, place.parentSub, content);
	}

	#neighbour(id: Y.ID, side: 'left' | 'right'): Y.ID | null {
		const ground = this.#ground;
		if (!ground) return this.#idOf(id);
		const found = ground.nearest(id, side, (one) => this.#goesAlong(one));
		return found && this.#idOf(found);
	}

	#goesAlong({ client, clock }: Y.ID): boolean {
		return (
			this.#movedAt(client, clock) !== undefined ||
			structAt(this.#server, client, clock) !== undefined
		);
	}

	#deletesOf(
		said: ReadonlyMap<number, readonly { readonly clock: number; readonly len: number }[]>
	): ReadonlyMap<number, readonly number[]> {
		const deletes = new Map<number, number[]>();
		for (const [client, ranges] of said) {
			for (const { clock, len } of ranges) {
				for (let at = clock; at < clock + len; at++) {
					const id = this.#idOf(Y.createID(client, at));
					const isThere = id.client !== client || structAt(this.#server, client, at) !== undefined;
					if (isThere) deletes.set(id.client, [...(deletes.get(id.client) ?? []), id.clock]);
				}
			}
		}
		return deletes;
	}
}

interface Part {
	readonly struct: Struct;
	readonly from: number;
	readonly length: number;
	readonly id: Y.ID;
}

interface Rewriting {
	readonly id: Y.ID;
	/** Asked for when every id of the update is given. */
	readonly again: () => Y.Item | Y.GC;
}

function structAt(doc: Y.Doc, client: number, clock: number): Y.Item | Y.GC | undefined {
	return doc.store.clients
		.get(client)
		?.find(({ id, length }) => clock >= id.clock && clock < id.clock + length);
}

/** What stands at one clock; what was deleted says nothing, so it never equals what somebody wrote. */
function wordAt(struct: Struct, offset: number): string {
	if (!(struct instanceof Y.Item)) return 'gone';
	const { content } = struct;
	if (content instanceof Y.ContentDeleted) return 'gone';
	if (content instanceof Y.ContentType) return `type ${content.type.constructor.name}`;
	if (content instanceof Y.ContentFormat) return JSON.stringify([content.key, content.value]);
	return JSON.stringify(content.getContent()[offset]);
}

function writeDeletes(to: encoding.Encoder, deletes: ReadonlyMap<number, readonly number[]>): void {
	encoding.writeVarUint(to, deletes.size);
	for (const [client, clocks] of [...deletes].sort(([one], [other]) => other - one)) {
		const ranges = rangesOf(clocks);
		encoding.writeVarUint(to, client);
		encoding.writeVarUint(to, ranges.length);
		for (const [from, length] of ranges) {
			encoding.writeVarUint(to, from);
			encoding.writeVarUint(to, length);
		}
	}
}

function rangesOf(clocks: readonly number[]): readonly (readonly [number, number])[] {
	const ranges: [number, number][] = [];
	for (const clock of [...new Set(clocks)].sort((one, other) => one - other)) {
		const last = ranges.at(-1);
		if (last && last[0] + last[1] === clock) last[1]++;
		else ranges.push([clock, 1]);
	}
	return ranges;
}
