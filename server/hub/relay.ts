import { Buffer } from 'node:buffer';
import { headSize, uintSize, writeHead, writeUint } from './frames.ts';
import { awarenessMessage, updateHead } from './messages.ts';
import { encode } from './presence.ts';
import type { Fresh, Room, Visitor } from './room.ts';

/**
 * Tells the visitors what is new on disk. One who lags behind is passed over: the log has it. Every
 * look of frames is built once, whoever many readers it has.
 */
export function relayFresh(room: Room, fallBehind: (visitor: Visitor) => void): void {
	const { fresh } = room;
	if (fresh.length === 0) return;
	room.fresh = [];
	const writers = new Set(fresh.map(({ by }) => by));
	const built = new Map<number, Buffer>();
	for (const visitor of room.visitors) {
		if (visitor.state !== 'live') continue;
		if (!mayStillRead(visitor, room)) continue;
		if (visitor.outlet.isFull) fallBehind(visitor);
		else if (!writers.has(visitor)) visitor.outlet.put(framesFor(visitor, fresh, built));
		else putOthers(visitor, fresh);
	}
	room.headBefore = room.head;
}

/** Readers are chosen when it is sent. */
function mayStillRead(visitor: Visitor, room: Room): boolean {
	if (visitor.caller.may('read', room.resource)) return true;
	visitor.door.turnOut(visitor, 'unknown-document');
	return false;
}

function framesFor(visitor: Visitor, fresh: readonly Fresh[], built: Map<number, Buffer>): Buffer {
	const known = built.get(visitor.look);
	if (known) return known;
	const frames = updateFrames(visitor.prefix, fresh);
	built.set(visitor.look, frames);
	return frames;
}

function putOthers(visitor: Visitor, fresh: readonly Fresh[]): void {
	const others = fresh.filter(({ by }) => by !== visitor);
	if (others.length > 0) visitor.outlet.put(updateFrames(visitor.prefix, others));
}

/** One WebSocket frame for each: a y-websocket client reads only the first message of a frame. */
export function updateFrames(
	prefix: Uint8Array,
	updates: readonly { readonly update: Uint8Array }[]
): Buffer {
	let size = 0;
	for (const { update } of updates) {
		const payload = payloadSize(prefix, update);
		size += headSize(payload) + payload;
	}
	const frames = Buffer.allocUnsafe(size);
	let at = 0;
	for (const { update } of updates) {
		at = writeHead(frames, at, payloadSize(prefix, update));
		for (let index = 0; index < prefix.length; index++) frames[at++] = prefix[index]!;
		frames[at++] = updateHead[0];
		frames[at++] = updateHead[1];
		at = writeUint(frames, at, update.length);
		frames.set(update, at);
		at += update.length;
	}
	return frames;
}

function payloadSize(prefix: Uint8Array, update: Uint8Array): number {
	return prefix.length + updateHead.length + uintSize(update.length) + update.length;
}

/** Presence is worth nothing a moment later: whoever lags behind gets it when it has caught up. */
export function relayPresences(room: Room): void {
	const fresh = room.presences.takeFresh();
	if (fresh.length === 0) return;
	const message = awarenessMessage(encode(fresh));
	const announcers = new Set(fresh.map(({ of }) => of));
	for (const visitor of room.visitors) {
		if (visitor.state !== 'live' || visitor.outlet.isFull) continue;
		if (!visitor.caller.may('read', room.resource)) continue;
		if (!announcers.has(visitor)) visitor.put(message);
		else putOtherPresences(visitor, fresh);
	}
}

function putOtherPresences(
	visitor: Visitor,
	fresh: ReturnType<Room['presences']['takeFresh']>
): void {
	const others = fresh.filter(({ of }) => of !== visitor);
	if (others.length > 0) visitor.put(awarenessMessage(encode(others)));
}

/** Who is here, for one who comes or asks. */
export function tellPresences(visitor: Visitor, room: Room): void {
	const present = room.presences.all();
	if (present && visitor.caller.may('read', room.resource)) visitor.put(awarenessMessage(present));
}
