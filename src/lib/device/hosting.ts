import * as Y from 'yjs';
import type { WebsocketProvider } from 'y-websocket';
import { retryKindOf } from '#lib/sync/refusals.ts';
import { applyRecords } from './apply-records.ts';
import { inBackground } from './background.ts';
import { DiskError } from './disk/disk.ts';
import type { AttachedReplica, DiskTrouble, OutboxRecord } from './disk/disk.ts';
import { takeSnapshot } from './disk/snapshot-ring.ts';
import type { HostingParts } from './hosting-parts.ts';
import type { TabDocument } from './open-document.ts';
import { origins } from './origins.ts';
import { keysOf, type EditKey, type OutboxCard } from './outbox-index.ts';
import type { Cancel } from './platform.ts';
import { Delivery } from './wire/delivery.ts';
import { watchForGaps, wholePartOf } from './wire/gaps.ts';
import { Halt } from './wire/halt.ts';
import { createProvider } from './wire/provider.ts';
import type { ChannelEvents, VirtualSocket } from './wire/virtual-channel.ts';

const compactFromRows = 200;
const compactFromUpdates = 100;
const reopenAfterMs = 5_000;

/**
 * One document in the leading tab: replica, outbox and channel around a doc. Keeps:
 *  1. The replica comes first, then the outbox, and only then the network.
 *  2. What stands in the replica already is not written again, what the server said is not sent back.
 *  3. An edit is delivered in the bytes in which it was made, so that the answer to it can be matched.
 */
export class Hosting {
	readonly ready: Promise<void>;
	readonly #parts: HostingParts;
	readonly #document: TabDocument;
	readonly #delivery = new Delivery();
	#replica: AttachedReplica | undefined;
	#provider: WebsocketProvider | undefined;
	#channel: VirtualSocket | undefined;
	readonly #halt: Halt;
	/** The server, by its epoch, with which everything was compared both ways. */
	#syncedWith: string | undefined;
	#left = false;
	#isJoining = false;
	#stopWatching: Cancel | undefined;
	readonly #startRevision: number;
	#compactedAt: number;

	constructor(document: TabDocument, parts: HostingParts) {
		this.#document = document;
		this.#parts = parts;
		this.#halt = new Halt(parts, () => this.retry());
		this.#startRevision = this.#compactedAt = document.revision;
		this.ready = this.#load();
		this.#joinSoon();
	}

	/** Edits of this document go by its channel, so the exchange need not carry them. */
	carries(card: OutboxCard): boolean {
		const isLive = this.#parts.wire.carrier === 'socket' && !this.#halt.isOn;
		const isWriting = isLive && this.#document.mode.current === 'read-write';
		return isWriting && !this.#delivery.isLeft(keysOf(card));
	}

	/** A local edit of this tab; y-websocket sends it by itself. */
	own(key: EditKey, update: Uint8Array): void {
		this.#delivery.add(key, update);
	}

	/** An edit of another tab. */
	take(key: EditKey, update: Uint8Array): void {
		if (this.#delivery.has(key)) return;
		this.#delivery.add(key, update);
		Y.applyUpdate(this.#document.doc, update, origins.tab);
		this.#channel?.sendUpdate(update);
	}

	/** Records that somebody put into the outbox and did not tell us of. */
	takeRecords(records: readonly OutboxRecord[]): void {
		for (const record of records) {
			const keys = keysOf(record);
			if (this.knows(keys)) continue;
			this.#deliver(record);
			Y.applyUpdate(this.#document.doc, record.update, origins.tab);
			if (keys.length === 1) this.#channel?.sendUpdate(record.update);
			else this.reopen();
		}
	}

	/** They are in the doc, but no message carries them any more: the whole difference does. */
	async offerAgain(cards: readonly OutboxCard[]): Promise<void> {
		if (cards.length === 0) return;
		const batches = new Set(cards.map(({ batch }) => batch));
		try {
			const { records } = await this.#parts.disk.outbox.read(this.#document.id);
			for (const record of records) if (batches.has(record.batch)) this.#deliver(record);
		} finally {
			for (const key of cards.flatMap(keysOf)) this.#delivery.add(key);
			this.reopen();
		}
	}

	knows(keys: readonly EditKey[]): boolean {
		return keys.every((key) => this.#delivery.has(key));
	}

	settled(keys: readonly EditKey[]): void {
		this.#delivery.remove(keys);
	}

	/** The exchange brought this, and the replica has it. */
	bring(update: Uint8Array): void {
		Y.applyUpdate(this.#document.doc, update, origins.exchange);
	}

	/** The reason for which the server closed it may have gone. */
	retry(): void {
		this.#halt.end();
		this.connectIfLive();
	}

	/** The whole difference goes both ways again. */
	reopen(): void {
		this.#syncedWith = undefined;
		this.#channel?.lose();
		this.connectIfLive();
	}

	/** When the tab is put away, as nobody waits for the document then: many rows become one. */
	async compact(): Promise<void> {
		await this.ready;
		if (this.#document.revision - this.#compactedAt < compactFromUpdates) return;
		this.#compactedAt = this.#document.revision;
		await this.#replica?.compact();
	}

	async leave(): Promise<void> {
		this.#left = true;
		this.#halt.end();
		this.#stopWatching?.();
		this.#provider?.destroy();
		this.#provider = undefined;
		await this.ready;
		await this.#keepSnapshot();
		await this.#replica?.detach();
		this.#replica = undefined;
	}

	async #keepSnapshot(): Promise<void> {
		const { doc, id, revision } = this.#document;
		const { disk, ...around } = this.#parts;
		if (revision !== this.#startRevision)
			await takeSnapshot({ ...around, snapshots: disk.snapshots }, id, doc);
	}

	async #load(): Promise<void> {
		await this.#attach({ nobodyElseWrites: true });
		for (const update of await this.#parts.received()) this.bring(update);
		await this.#applyOutbox();
	}

	/** y-websocket comes with the first document; without it the next link is the next chance. */
	#joinSoon(): void {
		if (this.#isJoining || this.#left) return;
		this.#isJoining = true;
		const joined = this.ready.then(() => this.#join()).finally(() => (this.#isJoining = false));
		inBackground(joined, 'join the server', this.#parts.report);
	}

	async #join(): Promise<void> {
		if (this.#left) return;
		const { id: document, doc, awareness, receivedAt } = this.#document;
		const make = this.#openChannel.bind(this);
		this.#provider = await createProvider({ doc, awareness, document, make });
		this.#provider.on('sync', (isSynced) => {
			if (!isSynced) return;
			this.#syncedWith = this.#parts.wire.epoch;
			receivedAt.set(this.#parts.platform.now());
			this.#parts.onChange();
		});
		if (this.#left) return this.#provider.destroy();
		this.#stopWatching = watchForGaps(doc, this.#parts.platform, () => this.reopen());
		this.connectIfLive();
	}

	async #attach({ nobodyElseWrites } = { nobodyElseWrites: false }): Promise<void> {
		const { disk, onReplicaTrouble } = this.#parts;
		const { doc, id } = this.#document;
		try {
			this.#replica = await disk.replicas.attach(id, {
				...{ doc, nobodyElseWrites },
				// [P4a] What is not from the server has to be kept by the outbox first.
				skips: (origin) => origin !== this.#provider,
				onTrouble: (trouble) => this.#onReplicaTrouble(trouble)
			});
			if (this.#replica.rows > compactFromRows) this.#compactedAt = -Infinity;
		} catch (error) {
			onReplicaTrouble(error instanceof DiskError ? error.trouble : 'broken');
			this.#parts.report('attach the replica', error);
		}
	}

	/** The replica is only a copy of what outbox and server have; it is attached anew when it is lost. */
	#onReplicaTrouble(trouble: DiskTrouble): void {
		this.#parts.onReplicaTrouble(trouble);
		this.#replica = undefined;
		if (this.#left) return;
		const { platform, report } = this.#parts;
		platform.after(reopenAfterMs, () => {
			if (!this.#left && !this.#replica) inBackground(this.#attach(), 'attach again', report);
		});
	}

	/** What waits is part of the document: an outbox that does not answer is asked until it does. */
	async #applyOutbox(): Promise<void> {
		const { disk, platform, report } = this.#parts;
		try {
			const { records } = await disk.outbox.read(this.#document.id);
			applyRecords(this.#document.doc, records, report);
			for (const record of records) if (record.state.at === 'waiting') this.#deliver(record);
		} catch (error) {
			report('apply the outbox', error);
			platform.after(reopenAfterMs, () => {
				if (this.#left) return;
				inBackground(
					this.#applyOutbox().then(() => this.reopen()),
					'apply the outbox',
					report
				);
			});
		}
	}

	/** A single edit goes in the record's own bytes; merged ones are only inside of them. */
	#deliver(record: OutboxRecord): void {
		const { update } = record;
		const keys = keysOf(record);
		for (const key of keys) this.#delivery.add(key, keys.length === 1 ? update : undefined, update);
	}

	/** Called whenever the link may have become live. */
	connectIfLive(): void {
		const provider = this.#provider;
		if (!provider) return this.#joinSoon();
		if (this.#halt.isOn || this.#left) return;
		if (provider.ws === null && this.#parts.wire.link.isLive) provider.connect();
	}

	#openChannel(document: string): VirtualSocket {
		this.#channel = this.#parts.wire.channel(document, this.#delivery, this.#channelEvents());
		return this.#channel;
	}

	#channelEvents(): ChannelEvents {
		const { onVerdict, wire, place } = this.#parts;
		return {
			opening: () => {
				const { epoch, cursor, held } = place();
				const isSynced = this.#syncedWith === wire.epoch && epoch === wire.epoch;
				const resumes = isSynced && held.includes(this.#document.id);
				const unsent = this.#delivery.keys.length > 0;
				return { epoch: wire.epoch, cursor: resumes ? cursor : 0, unsent };
			},
			wholePart: () => wholePartOf(this.#document.doc),
			onMode: (mode) => {
				const isOther = mode !== this.#document.mode.current;
				this.#document.mode.set(mode);
				if (isOther) this.#parts.onOtherMode();
				this.#document.refusal.set(undefined);
				if (isOther && mode === 'read-write' && this.#channel?.isOpen) this.reopen();
				this.#parts.onChange();
			},
			onStored: (keys) => {
				this.#halt.forget();
				onVerdict(keys, { stored: true });
			},
			onRefused: (keys, refusal) => this.#onRefused(keys, refusal),
			onLeft: () => this.#parts.onChange(),
			onClosed: (refusal, retryAfterMs) => {
				this.#document.refusal.set(refusal);
				this.#haltFor(refusal, retryAfterMs);
			}
		};
	}

	#onRefused(keys: readonly EditKey[], refusal: string): void {
		const retry = retryKindOf(refusal);
		if (retry === 'never' || retry === 'after-reload') {
			this.#delivery.remove(keys);
			this.#parts.onVerdict(keys, { stored: false, refusal });
			return;
		}
		this.#haltFor(refusal, 0);
		this.#channel?.lose();
	}

	#haltFor(refusal: string, retryAfterMs: number): void {
		this.#syncedWith = undefined;
		this.#halt.begin(refusal, retryAfterMs);
		this.#parts.onChange();
	}
}
