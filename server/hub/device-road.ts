import { asDeviceId, asDocumentId } from '#lib/domain/ids.ts';
import { decodeFromDevice, encodeFromServer } from '#lib/sync/codec.ts';
import { helloWithinMs, protocolVersion } from '#lib/sync/frames.ts';
import type { FromDevice, FromServer, Mode } from '#lib/sync/frames.ts';
import type { Refusal } from '#lib/sync/refusals.ts';
import { Caller } from './caller.ts';
import type { CallerParts } from './caller.ts';
import type { RoadParts } from './document-road.ts';
import type { Exchange } from './exchange.ts';
import { ExchangeRefused } from './exchange.ts';
import { frameOf } from './frames.ts';
import { describe, troubleOf } from './ledger.ts';
import { limits } from './limits.ts';
import { closings } from './line.ts';
import type { Talk } from './line.ts';
import type { News } from './news.ts';
import type { Opening } from './opening.ts';
import type { Outlet } from './outlet.ts';
import { Visitor } from './room.ts';
import type { Door } from './room.ts';

export interface DeviceRoadParts extends RoadParts {
	readonly opening: Opening;
	readonly exchange: Exchange;
	readonly news: News;
	readonly epoch: string;
	readonly build: string;
	readonly callerParts: CallerParts;
	/** How long this one should wait before it comes back, so that not all come at once. */
	readonly retryAfterMs: () => number;
}

type Hello = Extract<FromDevice, { readonly type: 'hello' }>;
type Open = Extract<FromDevice, { readonly type: 'open' }>;

/** `/sync`: a device's open documents as channels, its exchange and its hints, over one socket. */
export class DeviceRoad implements Talk, Door {
	readonly #parts: DeviceRoadParts;
	readonly #channels = new Map<number, Visitor>();
	#caller: Caller;
	#hasGreeted = false;
	/** One exchange after another: each begins with what the last one stored. */
	#exchanging: Promise<void> = Promise.resolve();

	constructor(parts: DeviceRoadParts) {
		this.#parts = parts;
		this.#caller = parts.caller;
	}

	get outlet(): Outlet {
		return this.#parts.line.outlet;
	}

	get caller(): Caller {
		return this.#caller;
	}

	get visitors(): Iterable<Visitor> {
		return [...this.#channels.values()];
	}

	hasOpen(documentId: string): boolean {
		for (const visitor of this.#channels.values()) {
			if (visitor.documentId === documentId) return true;
		}
		return false;
	}

	hear(bytes: Uint8Array): void {
		const isStranger = !this.#hasGreeted;
		if (isStranger && bytes.length > limits.helloBytes) return this.refuse('malformed');
		const frame = decodeFromDevice(bytes);
		if (!frame || (frame.type === 'hello') !== isStranger) return this.refuse('malformed');
		this.#take(frame);
	}

	ended(): void {
		for (const visitor of this.#channels.values()) this.#parts.lobby.leave(visitor);
		this.#channels.clear();
		this.#parts.news.leave(this);
	}

	tick(now: number): void {
		if (!this.#hasGreeted && now - this.#parts.line.openedAt >= helloWithinMs) {
			this.refuse('malformed');
		}
	}

	charge(frames: number): void {
		this.#parts.line.charge(frames);
	}

	turnOut(visitor: Visitor, refusal: Refusal): void {
		this.#close(visitor, refusal);
	}

	tellMode(visitor: Visitor, mode: Mode): void {
		this.send({ type: 'mode', channel: visitor.look, mode });
	}

	send(frame: FromServer): void {
		this.outlet.put(frameOf(encodeFromServer(frame)));
	}

	/** The last word on this socket. */
	refuse(refusal: Refusal, closing: number = closings.malformed): void {
		const retryAfterMs = refusal === 'server-stopping' ? this.#parts.retryAfterMs() : 0;
		this.send({ type: 'refused', refusal, retryAfterMs });
		this.#parts.line.close(closing, refusal);
	}

	#take(frame: FromDevice): void {
		switch (frame.type) {
			case 'hello':
				return this.#greet(frame);
			case 'open':
				return this.#open(frame);
			case 'say': {
				// A channel may be closed by us while the device still speaks on it.
				const visitor = this.#channels.get(frame.channel);
				if (visitor) this.#parts.conversation.hear(visitor, frame.message);
				return;
			}
			case 'leave':
				return this.#leave(frame.channel);
			case 'exchange':
				return this.#exchange(frame.request, frame.body);
			case 'ping':
				return this.send({ type: 'pong', nonce: frame.nonce });
		}
	}

	#greet({ protocol, device }: Hello): void {
		if (protocol < protocolVersion) return this.refuse('app-too-old', closings.notNow);
		if (protocol > protocolVersion) return this.refuse('server-too-old', closings.notNow);
		const { caller, callerParts, epoch, build, news } = this.#parts;
		const named = asDeviceId(device);
		if (named) this.#caller = new Caller(caller.speaker, { ...callerParts, device: named });
		this.#hasGreeted = true;
		const time = callerParts.clock();
		this.send({ type: 'welcome', protocol: protocolVersion, epoch, build, time });
		news.join(this);
	}

	#open(open: Open): void {
		this.#leave(open.channel);
		const { channel, cursor, epoch, unsent } = open;
		const documentId = asDocumentId(open.document);
		if (!documentId) return this.#tellClosed(channel, 'unknown-document');
		if (this.#channels.size >= limits.channelsPerSocket) {
			return this.#tellClosed(channel, 'too-many-messages');
		}
		const visitor = new Visitor(this, documentId, channel);
		if (!this.#parts.lobby.mayEnter(visitor)) return this.#tellClosed(channel, 'unknown-document');
		this.#channels.set(channel, visitor);
		void this.#enter(visitor, () => {
			const resumed = this.#parts.opening.canResume(documentId, { cursor, epoch });
			if (resumed) visitor.resumption = { cursor, unsent };
			this.send({ type: 'opened', channel, mode: visitor.mode, resumed });
		});
	}

	async #enter(visitor: Visitor, entered: () => void): Promise<void> {
		try {
			await this.#parts.lobby.enter(visitor, entered);
		} catch (error) {
			this.#parts.report('document-not-loaded', describe(visitor.documentId, error));
			if (visitor.isHere) this.#close(visitor, 'storage-unavailable');
		}
	}

	#close(visitor: Visitor, refusal: Refusal): void {
		this.#leave(visitor.look);
		this.#tellClosed(visitor.look, refusal);
	}

	#tellClosed(channel: number, refusal: Refusal): void {
		const retryAfterMs = refusal === 'storage-unavailable' ? retryLoadAfterMs : 0;
		this.send({ type: 'closed', channel, refusal, retryAfterMs });
	}

	#leave(channel: number): void {
		const visitor = this.#channels.get(channel);
		if (!visitor) return;
		this.#channels.delete(channel);
		this.#parts.lobby.leave(visitor);
	}

	#exchange(request: number, body: Uint8Array): void {
		this.#parts.line.charge(limits.exchangeFrames);
		this.#exchanging = this.#exchanging.then(() => this.#answer(request, body));
	}

	async #answer(request: number, body: Uint8Array): Promise<void> {
		try {
			const answer = await this.#parts.exchange.answer(this.#caller, body);
			this.send({ type: 'answer', request, body: answer });
		} catch (error) {
			if (error instanceof ExchangeRefused) return this.refuse(error.refusal);
			this.#parts.report('exchange-failed', troubleOf(error));
			this.refuse('storage-unavailable', closings.notNow);
		}
	}
}

/** A document that cannot be loaded will not be there a moment later either. */
const retryLoadAfterMs = 30_000;
