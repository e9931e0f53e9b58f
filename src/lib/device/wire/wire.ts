import type { FromServer } from '#lib/sync/frames.ts';
import { slowestBytesPerMs } from '#lib/sync/link.ts';
import type { Link } from '#lib/sync/link.ts';
import type { Report } from '../background.ts';
import { inBackground } from '../background.ts';
import type { Road } from '../facts.ts';
import type { Cancel, Platform } from '../platform.ts';
import { Listeners } from '../watched.ts';
import type { Http } from './http.ts';
import { LinkDriver } from './link-driver.ts';
import { judgeReach } from './reach.ts';
import type { Reach } from './reach.ts';
import { roadOf } from './road.ts';
import type { Sockets } from './sockets.ts';
import { VirtualSocket } from './virtual-channel.ts';
import type { Channel, ChannelEvents } from './virtual-channel.ts';
import type { Delivery } from './delivery.ts';

export interface WireParts {
	readonly sockets: Sockets;
	readonly http: Http;
	readonly platform: Platform;
	readonly build: string;
	readonly deviceId: string;
	readonly report: Report;
	readonly onNews: (news: { readonly account: boolean; readonly documents: boolean }) => void;
}

/** The exchange's answer did not come, or says «not now». */
export class RoadError extends Error {
	override readonly name = 'RoadError';
	readonly retryAfterMs: number;
	constructor(what: string, retryAfterMs = 0) {
		super(`The exchange did not get through: ${what}`);
		this.retryAfterMs = retryAfterMs;
	}
}

const probeWithinMs = 10_000;
const exchangeWithinMs = 60_000;
const largeWithinMs = 120_000;

/** Everything between this device and the server: one socket, its channels, and HTTP where that is blocked. */
export class Wire {
	readonly #parts: WireParts;
	readonly #link: LinkDriver;
	readonly #listeners = new Listeners();
	readonly #channels = new Map<number, Channel>();
	readonly #answers = new Map<number, (answer: Uint8Array | RoadError) => void>();
	#lastNumber = 0;
	#reach: Reach | undefined;
	#byHttpAt: number | undefined;
	#probing: Promise<void> | undefined;
	/** A request that HTTP may have swallowed is not waited for when there is a better road. */
	#overtakeHttp = (): void => undefined;
	#epoch = '';

	constructor(parts: WireParts) {
		this.#parts = parts;
		this.#link = new LinkDriver({
			...parts,
			isSparing: () => this.carrier === 'http',
			onFrame: (frame) => this.#onFrame(frame),
			onLink: (link, before) => this.#onLink(link, before),
			probe: () => this.#probeSoon()
		});
	}

	get link(): LinkDriver {
		return this.#link;
	}

	get epoch(): string {
		return this.#epoch;
	}

	get road(): Road {
		return roadOf({
			now: this.#parts.platform.elapsed(),
			link: this.#link.link,
			reach: this.#reach,
			byHttpAt: this.#byHttpAt
		});
	}

	/** What an exchange would go by now. HTTP is offered as soon as the probe met our server. */
	get carrier(): 'socket' | 'http' | 'none' {
		if (this.#link.isLive) return 'socket';
		const met = this.#reach?.found === 'server' && this.#reach.signedIn;
		return met && this.#link.link.at !== 'off' ? 'http' : 'none';
	}

	onChange(listener: () => void): () => void {
		return this.#listeners.add(listener);
	}

	start(): void {
		this.#link.step({ type: 'wanted' });
	}

	stop(): void {
		this.#link.step({ type: 'unwanted' });
	}

	/** Looks at once whether the server is there; ends when that is known. */
	async look(): Promise<void> {
		this.#link.step({ type: 'look' });
		await this.#probe();
	}

	/** A socket for y-websocket, for one document. Only while the link is live. */
	channel(document: string, delivery: Delivery, events: ChannelEvents): VirtualSocket {
		const number = ++this.#lastNumber;
		const channel = new VirtualSocket({ number, document, delivery, events, link: this.#link });
		this.#channels.set(number, channel);
		return channel;
	}

	/** `expectedBytes`: how much may be on its way back, which on a slow link takes its time. */
	async exchange(body: Uint8Array, expectedBytes: number): Promise<Uint8Array> {
		const underWay = body.length + expectedBytes;
		switch (this.carrier) {
			case 'socket':
				return this.#exchangeBySocket(body, underWay);
			case 'http':
				return this.#exchangeByHttp(body, underWay);
			case 'none':
				throw new RoadError('no-road');
		}
	}

	#exchangeBySocket(body: Uint8Array, underWay: number): Promise<Uint8Array> {
		const request = ++this.#lastNumber;
		return new Promise((resolve, reject) => {
			const debt = {};
			let cancel: Cancel | undefined = undefined;
			const end = (answer: Uint8Array | RoadError) => {
				cancel?.();
				this.#answers.delete(request);
				this.#link.paid(debt);
				if (answer instanceof RoadError) reject(answer);
				else resolve(answer);
			};
			cancel = this.#parts.platform.after(patience(underWay), () => end(new RoadError('late')));
			this.#answers.set(request, end);
			this.#link.owe(debt, underWay);
			if (!this.#link.send({ type: 'exchange', request, body })) end(new RoadError('no-link'));
		});
	}

	async #exchangeByHttp(body: Uint8Array, underWay: number): Promise<Uint8Array> {
		const { http, platform, deviceId } = this.#parts;
		const asked = http.ask({
			...{ method: 'POST', path: '/api/exchange', body, withinMs: patience(underWay) },
			headers: { 'x-tropa-device': deviceId }
		});
		const overtaken = Promise.withResolvers<never>();
		this.#overtakeHttp = () => overtaken.reject(new RoadError('socket-is-back'));
		const reply = await Promise.race([asked, overtaken.promise]);
		if (reply?.status === 200 && reply.contentType === 'application/octet-stream') {
			this.#byHttpAt = platform.elapsed();
			this.#listeners.tell();
			return reply.body;
		}
		this.#byHttpAt = undefined;
		this.#probeSoon();
		throw new RoadError(`http ${reply?.status ?? 'silent'}`, reply?.retryAfterMs);
	}

	#probeSoon(): void {
		inBackground(this.#probe(), 'probe the road', this.#parts.report);
	}

	#probe(): Promise<void> {
		this.#probing ??= this.#probeOnce().finally(() => {
			this.#probing = undefined;
		});
		return this.#probing;
	}

	async #probeOnce(): Promise<void> {
		const { http } = this.#parts;
		const reply = await http.ask({
			...{ method: 'GET', path: '/api/reach', withinMs: probeWithinMs }
		});
		const reach = judgeReach(reply, http.seemsConnected());
		if (this.#link.isLive && reach.found === 'no-network') this.#link.step({ type: 'cut' });
		this.#reach = this.#link.isLive ? undefined : reach;
		if (this.carrier === 'none') this.#link.step({ type: 'alone' });
		this.#listeners.tell();
	}

	#onLink(link: Link, before: Link): void {
		if (link.at === 'live' && before.at !== 'live') {
			this.#reach = undefined;
			this.#byHttpAt = undefined;
			this.#overtakeHttp();
		}
		if (before.at === 'live' && link.at !== 'live') this.#lose();
		if (link.at !== before.at) this.#listeners.tell();
	}

	#lose(): void {
		for (const end of [...this.#answers.values()]) end(new RoadError('link-lost'));
		const channels = [...this.#channels.values()];
		this.#channels.clear();
		for (const channel of channels) channel.lose();
	}

	#onFrame(frame: FromServer): void {
		switch (frame.type) {
			case 'welcome':
				this.#epoch = frame.epoch;
				return;
			case 'answer':
				return this.#answers.get(frame.request)?.(frame.body);
			case 'news':
				return this.#parts.onNews(frame);
			case 'opened':
			case 'said':
			case 'closed':
			case 'mode':
				return this.#onChannelFrame(frame, frame.channel);
			case 'pong':
			case 'refused':
				return;
		}
	}

	/** What one document cannot digest must not take the others' link away. */
	#onChannelFrame(frame: FromServer, number: number): void {
		const channel = this.#channels.get(number);
		try {
			channel?.hear(frame);
		} catch (error) {
			this.#parts.report('hear a channel', error);
			channel?.lose();
		}
		if (frame.type === 'closed') this.#channels.delete(number);
	}
}

function patience(bytes: number): number {
	return exchangeWithinMs + Math.min(bytes / slowestBytesPerMs, largeWithinMs);
}
