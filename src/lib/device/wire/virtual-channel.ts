import type { FromServer, Mode } from '#lib/sync/frames.ts';
import type { EditKey } from '../outbox-index.ts';
import type { Delivery, Kind } from './delivery.ts';
import type { LinkDriver } from './link-driver.ts';
import { readToDevice, readToServer, step2Message, updateMessage } from './y-messages.ts';

export interface ChannelOpening {
	readonly cursor: number;
	readonly epoch: string;
	readonly unsent: boolean;
}

/** What the owner of a document learns from its channel, beside what y-websocket applies itself. */
export interface ChannelEvents {
	readonly opening: () => ChannelOpening;
	/** What to say instead of y-websocket's step 2, if part of the doc is still pending. */
	readonly wholePart: () => WholePart | undefined;
	readonly onMode: (mode: Mode) => void;
	readonly onStored: (keys: readonly EditKey[]) => void;
	readonly onRefused: (keys: readonly EditKey[], refusal: string) => void;
	/** Some edits have to go by the exchange. */
	readonly onLeft: () => void;
	readonly onClosed: (refusal: string, retryAfterMs: number) => void;
}

/** What of a doc builds on nothing that is missing. */
export interface WholePart {
	readonly update: Uint8Array;
	readonly holds: (update: Uint8Array) => boolean;
}

export interface Channel {
	readonly number: number;
	readonly isOpen: boolean;
	hear(frame: FromServer): void;
	/** The link is gone, or somebody wants it opened anew. */
	lose(): void;
	/** Sends an edit of another tab in the bytes in which it was made. */
	sendUpdate(update: Uint8Array): void;
}

export interface ChannelParts {
	readonly number: number;
	readonly document: string;
	readonly link: LinkDriver;
	readonly delivery: Delivery;
	readonly events: ChannelEvents;
}

const socketStates = { connecting: 0, open: 1, closed: 3 } as const;

/** A whole document may come first, and on a slow link nothing else comes before it. */
const openingBytes = 256 * 1024;

/**
 * Has the shape of a WebSocket, for y-websocket's provider; is one channel on the device's link.
 * Keeps: whatever carries an edit to the server passes `send`, and is told to the delivery there.
 */
export class VirtualSocket implements Channel {
	readonly CONNECTING = socketStates.connecting;
	readonly OPEN = socketStates.open;
	readonly CLOSED = socketStates.closed;
	binaryType = 'arraybuffer';
	readyState: number = socketStates.connecting;
	onopen: (() => void) | null = null;
	onmessage: ((message: { readonly data: Uint8Array }) => void) | null = null;
	onclose: ((close: { readonly code: number; readonly reason: string }) => void) | null = null;
	onerror: ((error: unknown) => void) | null = null;
	readonly #parts: ChannelParts;
	#mode: Mode = 'read-only';
	/** Does the server know that it has to ask what it lacks? */
	readonly #saidUnsent: boolean;
	/** The server has left out of the difference what stands under ids of others. */
	#isCut = false;
	/** The debt of the first answer. */
	readonly #opening = {};

	constructor(parts: ChannelParts) {
		this.#parts = parts;
		const { link, number, document, events } = parts;
		const opening = events.opening();
		this.#saidUnsent = opening.unsent;
		link.send({ type: 'open', channel: number, document, ...opening });
		link.owe(this.#opening, openingBytes);
	}

	get number(): number {
		return this.#parts.number;
	}

	get isOpen(): boolean {
		return this.readyState === socketStates.open;
	}

	send(message: Uint8Array): void {
		if (!this.isOpen) return;
		const said = readToServer(message);
		if (said.carries === 'nothing') return this.#say(message);
		// A reader has nothing to say, and an answer would never come.
		if (this.#mode === 'read-only') return;
		const told = said.carries === 'update' ? message : this.#everything(message);
		if (said.carries === 'update') this.#parts.delivery.sentUpdate(said.update);
		this.#say(told);
		this.#parts.link.owe(this, told.length);
	}

	/** A gap in what is sent would keep all of it from being stored. */
	#everything(message: Uint8Array): Uint8Array {
		const { delivery, events } = this.#parts;
		const whole = events.wholePart();
		delivery.sentStep2(whole?.holds);
		return whole ? step2Message(whole.update) : message;
	}

	#say(message: Uint8Array): void {
		const { link, number } = this.#parts;
		link.send({ type: 'say', channel: number, message });
	}

	sendUpdate(update: Uint8Array): void {
		this.send(updateMessage(update));
	}

	hear(frame: FromServer): void {
		if (this.readyState === socketStates.closed) return;
		this.#parts.link.paid(this.#opening);
		switch (frame.type) {
			case 'opened':
				this.#setMode(frame.mode);
				this.readyState = socketStates.open;
				this.onopen?.();
				// [Y5] The server asks nothing, and what was typed while it opened was sent to nobody.
				if (frame.resumed && !this.#saidUnsent) this.#sendUndelivered();
				return;
			case 'mode':
				return this.#setMode(frame.mode);
			case 'said':
				return this.#hearMessage(frame.message);
			case 'closed':
				this.#parts.events.onClosed(frame.refusal, frame.retryAfterMs);
				return this.lose();
			default:
				return;
		}
	}

	#sendUndelivered(): void {
		for (const update of this.#parts.delivery.undelivered) this.sendUpdate(update);
	}

	lose(): void {
		if (this.readyState === socketStates.closed) return;
		// If the link still lives, the server must not go on holding a channel that nobody listens to.
		this.#parts.link.send({ type: 'leave', channel: this.number });
		this.#end();
		this.onclose?.({ code: 4400, reason: '' });
	}

	/** y-websocket does not need this channel any more. */
	close(): void {
		if (this.readyState === socketStates.closed) return;
		this.#parts.link.send({ type: 'leave', channel: this.number });
		this.#end();
	}

	#end(): void {
		this.readyState = socketStates.closed;
		this.#parts.delivery.channelClosed();
		this.#parts.link.paid(this);
		this.#parts.link.paid(this.#opening);
	}

	#setMode(mode: Mode): void {
		this.#mode = mode;
		this.#parts.events.onMode(mode);
	}

	/** A difference may be refused for what it repeats of others: of each edit in it the server speaks by itself. */
	#onRefused(kind: Kind, refusal: string): void {
		const { delivery, events } = this.#parts;
		const keys = delivery.refused(kind);
		const isForOthers = kind === 'step-2' && refusal === 'foreign-client-id';
		this.#isCut ||= isForOthers;
		// What builds on an edit that is refused so cannot be put in before that is written again.
		if (this.#isCut && refusal === 'gap') return events.onRefused(keys, 'foreign-client-id');
		if (!isForOthers) return events.onRefused(keys, refusal);
		const alone = delivery.alone(keys);
		const sent = new Set(alone.map(({ key }) => key));
		delivery.leaveToExchange(keys.filter((key) => !sent.has(key)));
		for (const { update } of alone) this.sendUpdate(update);
		events.onLeft();
	}

	#hearMessage(message: Uint8Array): void {
		const { delivery, events, link } = this.#parts;
		const heard = readToDevice(message);
		switch (heard.is) {
			case 'broken':
				return;
			case 'for-yjs':
				this.onmessage?.({ data: message });
				return;
			case 'stored':
				events.onStored(delivery.answered(heard.kind, heard.count));
				break;
			case 'refused':
				this.#onRefused(heard.kind, heard.refusal);
		}
		link.paid(this);
		if (delivery.isOwed) link.owe(this, 0);
	}
}
