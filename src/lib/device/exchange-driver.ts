import * as Y from 'yjs';
import { digestOf } from '#lib/sync/digest.ts';
import { decodeAnswer, encodeRequest } from '#lib/sync/exchange-messages.ts';
import type { Push } from '#lib/sync/exchange-messages.ts';
import { loadingOf, nextExchange, nextExchangeAt, startExchange } from '#lib/sync/exchange.ts';
import type { ExchangeAction, ExchangeEvent } from '#lib/sync/exchange.ts';
import { roundBytes } from '#lib/sync/exchange-plan.ts';
import { union } from '#lib/sync/lists.ts';
import type { Exchange, PlannedPush, Round, Waiting } from '#lib/sync/exchange-state.ts';
import type { Account } from '#lib/domain/account.ts';
import type { Report } from './background.ts';
import { inBackground } from './background.ts';
import { toBase64Url } from './bytes.ts';
import type { Disk, Place } from './disk/disk.ts';
import { coverageOf, differenceOf, holds, isEmptyUpdate } from './disk/replica-coverage.ts';
import type { Received } from './facts.ts';
import type { Cancel, Platform } from './platform.ts';
import { ReplicaIntake, type Brought } from './replica-intake.ts';
import { RoadError } from './wire/wire.ts';
import type { Wire } from './wire/wire.ts';

export interface ExchangeDriving {
	readonly disk: Disk;
	readonly wire: Wire;
	readonly platform: Platform;
	readonly report: Report;
	readonly place: Place;
	/** Unsent edits that no channel carries, oldest first. */
	readonly waiting: () => readonly Waiting[];
	/** For a document that is open somewhere: what came for it. */
	readonly bring: (document: string, update: Uint8Array) => void;
	readonly isHosted: (document: string) => boolean;
	readonly mayWrite: (document: string) => boolean;
	readonly onStored: (batches: readonly string[]) => void;
	readonly onRefused: (batches: readonly string[], refusal: string) => void;
	/** Somebody has deleted the outbox under us: what it held may still be in memory and replicas. */
	readonly onLost: (documents: readonly string[]) => void;
	readonly account: () => Account | undefined;
	readonly onAccount: () => void;
	readonly onChange: () => void;
}

/** Runs the machine of sync/exchange.ts over the disk and the wire. */
export class ExchangeDriver {
	readonly #driving: ExchangeDriving;
	#exchange: Exchange;
	#place: Place;
	#accountVersion: number | undefined;
	#cancelTick: Cancel | undefined;
	readonly #offers = new Map<string, Uint8Array>();
	/** Batch ids of pushes that join several records: the same records always go under the same one. */
	readonly #joined = new Map<string, string>();
	readonly #intake: ReplicaIntake;
	#stopped = false;
	#settling: (() => void)[] = [];

	constructor(driving: ExchangeDriving) {
		this.#driving = driving;
		this.#intake = new ReplicaIntake(driving);
		this.#place = driving.place;
		this.#accountVersion = driving.account()?.version;
		this.#exchange = startExchange(driving.place);
	}

	get place(): Place {
		return this.#place;
	}

	get loading(): Received['loading'] {
		return loadingOf(this.#exchange);
	}

	step(event: ExchangeEvent): void {
		if (this.#stopped) return;
		const { platform } = this.#driving;
		const around = { now: platform.elapsed(), chance: platform.random() };
		const { exchange, actions } = nextExchange(this.#exchange, event, around);
		this.#exchange = exchange;
		for (const action of actions) inBackground(this.#act(action), action.do, this.#driving.report);
		this.#plan();
		this.#driving.onChange();
		const rests = exchange.phase.at === 'idle' || exchange.phase.at === 'resting';
		if (rests) for (const settle of this.#settling.splice(0)) settle();
	}

	/** The outbox, the channels, the road or the account changed. */
	look(): void {
		this.step({ type: 'waiting', waiting: this.#driving.waiting() });
		const open = this.#driving.wire.carrier !== 'none';
		if (open !== this.#exchange.open) this.step({ type: 'road', open });
		const version = this.#driving.account()?.version;
		if (version === this.#accountVersion) return;
		this.#accountVersion = version;
		// Other rights are other documents.
		this.step({ type: 'due' });
	}

	/** A round at once; ends when nothing is under way any more. */
	async round(): Promise<void> {
		if (!this.#exchange.open) return;
		const settled = new Promise<void>((resolve) => this.#settling.push(resolve));
		this.step({ type: 'due' });
		await settled;
	}

	/** What some server is known to have had, from elsewhere; then both are compared. */
	async takeIn(document: string, update: Uint8Array): Promise<void> {
		await this.#intake.append([{ document, update }]);
		this.#driving.bring(document, update);
		this.step({ type: 'doubt', document, held: true });
	}

	stop(): void {
		this.#stopped = true;
		this.#cancelTick?.();
		for (const settle of this.#settling.splice(0)) settle();
	}

	#plan(): void {
		this.#cancelTick?.();
		this.#cancelTick = undefined;
		const at = nextExchangeAt(this.#exchange);
		if (at === undefined) return;
		const { platform } = this.#driving;
		const ms = Math.max(0, at - platform.elapsed());
		this.#cancelTick = platform.after(ms, () => this.step({ type: 'tick' }));
	}

	async #act(action: ExchangeAction): Promise<void> {
		switch (action.do) {
			case 'ask':
				return this.#ask(action.round);
			case 'keep':
				return this.#keep(action);
			case 'offered':
				this.#offers.delete(action.document);
				return;
			case 'stored':
				return this.#driving.onStored(action.batches);
			case 'settle':
				return this.#driving.onRefused(action.batches, action.refusal);
			case 'compare':
				return this.#compare(action.document, action.stateVector);
			case 'account':
				return this.#driving.onAccount();
		}
	}

	async #ask(round: Round): Promise<void> {
		const { wire, report } = this.#driving;
		try {
			const request = encodeRequest({
				...{ epoch: round.epoch, cursor: round.cursor, digest: digestOf(round.digestOf) },
				pushes: await this.#pushesOf(round.pushes),
				asks: await Promise.all(round.asks.map((document) => this.#askFor(document)))
			});
			const expected = round.asks.length > 0 ? roundBytes : 0;
			const answer = decodeAnswer(await wire.exchange(request, expected));
			if (answer) this.step({ type: 'answered', answer });
			else this.step({ type: 'failed', retryAfterMs: 0 });
		} catch (error) {
			const retryAfterMs = error instanceof RoadError ? error.retryAfterMs : 0;
			this.step({ type: 'failed', retryAfterMs });
			if (error instanceof LostRecords) this.#driving.onLost(error.documents);
			else if (!(error instanceof RoadError)) report('ask', error);
		}
	}

	async #pushesOf(planned: readonly PlannedPush[]): Promise<readonly Push[]> {
		if (planned.length === 0) return [];
		const { records } = await this.#driving.disk.outbox.read();
		const updates = new Map(records.map(({ batch, update }) => [batch, update]));
		const isThere = (batch: string) => updates.has(batch);
		const lost = planned.filter(({ isOffer, batches }) => !isOffer && !batches.every(isThere));
		if (lost.length > 0) throw new LostRecords(lost.map(({ document }) => document));
		return planned.map(({ document, batches, isOffer }) => {
			const offer = isOffer ? this.#offers.get(document) : undefined;
			if (offer) return { document, batch: '', update: offer };
			const parts = batches.flatMap((batch) => updates.get(batch) ?? []);
			const update = parts.length === 1 ? parts[0]! : Y.mergeUpdates(parts);
			return { document, batch: this.#nameOf(batches), update };
		});
	}

	/** [E7] Under one name always goes the same content; a record by itself has its own. */
	#nameOf(batches: readonly string[]): string {
		if (batches.length === 1) return batches[0]!;
		const key = batches.join(' ');
		const name = this.#joined.get(key) ?? toBase64Url(this.#driving.platform.bytes(12));
		this.#joined.set(key, name);
		return name;
	}

	async #askFor(document: string) {
		// The disk and not an open doc: what is only in memory must be asked for as well.
		const rows = await this.#driving.disk.replicas.read(document);
		return { document, stateVector: coverageOf(rows).encodeStateVector() };
	}

	async #keep(keep: ExchangeAction & { readonly do: 'keep' }): Promise<void> {
		// An empty answer is written as well: from then on the document is known to be held.
		const brought = [...keep.answers, ...keep.changes];
		const place = await this.#written(keep, brought);
		try {
			// Also when the disk is full: the screens go on from memory.
			for (const { document, update } of brought) this.#driving.bring(document, update);
		} finally {
			// Whoever is told that something came must find it there.
			if (place) this.#place = place;
			this.step({ type: place ? 'kept' : 'not-kept' });
		}
	}

	/** Undefined if the disk did not take it. */
	async #written(
		keep: ExchangeAction & { readonly do: 'keep' },
		brought: readonly Brought[]
	): Promise<Place | undefined> {
		const { disk, platform, report } = this.#driving;
		const now = platform.now();
		try {
			await this.#intake.append(brought);
			for (const document of keep.drop) {
				if (!this.#driving.isHosted(document)) await disk.replicas.drop(document);
			}
			const receivedAt = keep.complete ? now : this.#place.receivedAt;
			const place = { ...this.#place, ...keep.next, doubted: this.#notCompared(), receivedAt };
			await disk.catalogue.write(place);
			return place;
		} catch (error) {
			report('keep what came', error);
			return undefined;
		}
	}

	/** Also what was found to be lacking and has not been taken: the app may end before it is. */
	#notCompared(): readonly string[] {
		const { doubted, offers } = this.#exchange;
		return union(
			doubted,
			offers.map(({ document }) => document)
		);
	}

	/** Answers always, or the document would stay in doubt. */
	async #compare(document: string, stateVector: Uint8Array): Promise<void> {
		const { disk, mayWrite } = this.#driving;
		const batches: string[] = [];
		const stuck: string[] = [];
		let update = new Uint8Array();
		try {
			if (mayWrite(document)) {
				const { records } = await disk.outbox.read(document);
				const unsent = records.filter(({ state }) => state.at === 'waiting');
				const rows = await disk.replicas.read(document);
				// What was stored by a server that has lost it since may not have come to the replica yet.
				const given = records.filter(({ state }) => state.at !== 'refused');
				const all = [...rows, ...given.map((record) => record.update)];
				update = new Uint8Array(differenceOf(all, stateVector));
				const coverage = coverageOf(all);
				for (const { batch, update: own } of unsent)
					(holds(coverage, own) ? batches : stuck).push(batch);
			}
		} finally {
			const bytes = isEmptyUpdate(update) ? 0 : update.length;
			if (bytes > 0) this.#offers.set(document, update);
			this.step({ type: 'offer', offer: { document, bytes, batches, stuck } });
		}
	}
}

class LostRecords extends Error {
	override readonly name = 'LostRecords';
	readonly documents: readonly string[];
	constructor(documents: readonly string[]) {
		super('Records of the outbox are gone from the disk');
		this.documents = documents;
	}
}
