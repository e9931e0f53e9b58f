import type { Waiting } from '#lib/sync/exchange-state.ts';
import { isRefusal, retryOf } from '#lib/sync/refusals.ts';
import type { LeaderParts } from './leader-parts.ts';
import { inBackground } from './background.ts';
import { ByAndBy } from './by-and-by.ts';
import { Sweep } from './disk/sweep.ts';
import { ExchangeDriver } from './exchange-driver.ts';
import { Hosting } from './hosting.ts';
import type { TabDocument } from './open-document.ts';
import type { EditKey, OutboxCard, OutboxIndex, Ruling, Verdict } from './outbox-index.ts';
import { keysOf } from './outbox-index.ts';
import type { Cancel } from './platform.ts';
import { courierOf, type Courier } from './packets/courier-of.ts';
import { heldUpByRights, whenRightsChange } from './rights-held-up.ts';
import { byVerdict, RulingWriter } from './ruling-writer.ts';
import { isSameStatus, type Status } from './tabs/tab-messages.ts';
import { Unheard } from './unheard.ts';
import { waitingOf } from './waiting-edits.ts';
import { Wire } from './wire/wire.ts';

/**
 * What only the leading tab does: it talks to the server, writes replicas, and marks the outbox.
 * Everything it learns it says to the other tabs.
 */
export class Leader {
	readonly wire: Wire;
	readonly exchange: ExchangeDriver;
	readonly courier: Courier;
	readonly #parts: LeaderParts;
	readonly #hostings = new Map<string, Hosting>();
	readonly #byAndBy: ByAndBy;
	readonly #rulings: RulingWriter;
	readonly #sweep: Sweep;
	readonly #unheard: Unheard;
	readonly #unwatch: Cancel[] = [];
	#storedAt: number | undefined;
	#told: Status | undefined;

	constructor(parts: LeaderParts) {
		this.#parts = parts;
		const { disk, index, platform, report } = parts;
		this.#storedAt = parts.place.storedAt;
		this.wire = new Wire({ ...parts, deviceId: parts.tab, onNews: (news) => this.#onNews(news) });
		this.#sweep = new Sweep({
			...{ disk, platform, report },
			isOpen: (document) => this.#hostings.has(document),
			onRemoved: (batches) => {
				index.remove(batches);
				parts.post({ say: 'removed', batches });
			},
			// Also of an open one: what its memory has beyond the disk may be nowhere but there.
			onHole: (document) => this.exchange.step({ type: 'doubt', document, held: false })
		});
		this.#unheard = new Unheard({
			...{ outbox: disk.outbox, index, platform, report },
			take: (cards) => this.onKept(cards),
			onDamaged: () => inBackground(this.#doubtDamaged(), 'heal from the server', report)
		});
		this.#rulings = new RulingWriter({
			...{ outbox: disk.outbox, platform, report },
			onMarked: (batches, state) => this.#onMarked(batches, state)
		});
		this.#byAndBy = new ByAndBy({
			platform,
			refused: () => heldUpByRights(index.cards, (document) => this.#mayWrite(document)),
			offer: (batches) => this.#rulings.add(batches, { at: 'waiting' })
		});
		this.exchange = this.#createExchange();
		this.courier = courierOf(parts, {
			...{ exchange: this.exchange, wire: this.wire },
			hosting: (document) => this.hosting(document),
			rule: (batches, verdict) => this.#ruleBatches(batches, verdict)
		});
		this.#unwatch.push(this.wire.onChange(() => this.#onRoad()));
	}

	get status(): Status {
		const { receivedAt, held } = this.exchange.place;
		const { loading } = this.exchange;
		return { road: this.wire.road, receivedAt, storedAt: this.#storedAt, loading, held };
	}

	start(): void {
		this.#offerAgain(({ refusal }) => isRefusal(refusal) && retryOf(refusal) === 'after-reload');
		this.exchange.look();
		this.wire.start();
		this.#unheard.start();
		this.#byAndBy.start();
		this.#sweep.soon();
	}

	/** The person asks: what was refused is offered once more, whatever the reason was. */
	async lookAgain(): Promise<void> {
		this.#offerAgain(() => true);
		await this.#rulings.flush();
		await this.look();
	}

	/** Looks at once; ends when the road is known and what could be exchanged was. */
	async look(): Promise<void> {
		for (const hosting of this.#hostings.values()) hosting.retry();
		await this.wire.look();
		await this.exchange.round();
	}

	hosting(document: string): Hosting | undefined {
		return this.#hostings.get(document);
	}

	host(document: TabDocument): Hosting {
		const { disk, platform, report, index, post, onReplicaTrouble, onAccount } = this.#parts;
		const hosting = new Hosting(document, {
			...{ disk, platform, report, wire: this.wire, onOtherMode: onAccount },
			place: () => this.exchange.place,
			...this.courier.around(document.id),
			onVerdict: (keys, verdict) => this.#rule(index.settle(keys, verdict), keys, verdict),
			onChange: () => this.#onHosted(document),
			onReplicaTrouble: () => onReplicaTrouble(document.id)
		});
		this.#hostings.set(document.id, hosting);
		document.onUpdate((update) => {
			if (this.#hostings.get(document.id) === hosting)
				post({ say: 'update', document: document.id, update });
		});
		return hosting;
	}

	async unhost(document: string): Promise<void> {
		const hosting = this.#hostings.get(document);
		this.#hostings.delete(document);
		await hosting?.leave();
		this.exchange.look();
	}

	/** Records of the outbox, of whichever tab, are on the disk now. */
	onKept(cards: readonly OutboxCard[]): void {
		const { index, report } = this.#parts;
		for (const card of cards) {
			const rulings = index.put(card);
			this.#rule(rulings, [], { stored: true });
			const hosting = this.#hostings.get(card.document);
			if (rulings.length > 0 || !hosting || hosting.knows(keysOf(card))) continue;
			inBackground(this.#takeRecords(hosting, card), 'take what another tab kept', report);
		}
		this.exchange.look();
		this.#parts.onChange();
	}

	async #takeRecords(hosting: Hosting, { document, batch }: OutboxCard): Promise<void> {
		const { records } = await this.#parts.disk.outbox.read(document);
		hosting.takeRecords(records.filter((record) => record.batch === batch));
	}

	/** What the account allows now may be another than what was refused before. */
	onAccountChanged(): void {
		this.#offerAgain(({ refusal }) => whenRightsChange.includes(refusal));
		for (const hosting of this.#hostings.values()) hosting.retry();
		this.courier.enrolAgain();
	}

	async flush(): Promise<void> {
		for (const hosting of this.#hostings.values())
			inBackground(hosting.compact(), 'compact', this.#parts.report);
		await this.#rulings.flush();
	}

	async stop(): Promise<void> {
		for (const unwatch of this.#unwatch.splice(0)) unwatch();
		this.#sweep.stop();
		this.#unheard.stop();
		this.#byAndBy.stop();
		this.courier.stop();
		this.exchange.stop();
		this.wire.stop();
		const hostings = [...this.#hostings.values()];
		this.#hostings.clear();
		await Promise.all(hostings.map((hosting) => hosting.leave()));
		await this.#rulings.stop();
	}

	#createExchange(): ExchangeDriver {
		const { disk, platform, report, place, account, onAccount } = this.#parts;
		return new ExchangeDriver({
			...{ disk, platform, report, place, wire: this.wire, account, onAccount },
			waiting: () => this.#waiting(),
			bring: (document, update) => this.#hostings.get(document)?.bring(update),
			onLost: (documents) => this.#onLost(documents),
			isHosted: (document) => this.#hostings.has(document),
			mayWrite: (document) => this.#mayWrite(document),
			onStored: (batches) => this.#ruleBatches(batches, { stored: true }),
			onRefused: (batches, refusal) => this.#ruleBatches(batches, { stored: false, refusal }),
			onChange: () => this.#tell()
		});
	}

	/** [P8] The reason may have gone. */
	#offerAgain(isMeant: (refused: { readonly refusal: string }) => boolean): void {
		const batches = this.#parts.index.cards
			.filter(({ state }) => state.at === 'refused' && isMeant(state))
			.map(({ batch }) => batch);
		if (batches.length > 0) this.#rulings.add(batches, { at: 'waiting' });
	}

	/** What a spoilt record held stands nowhere else on this disk, but the server may have it. */
	async #doubtDamaged(): Promise<void> {
		const damaged = await this.#parts.disk.outbox.damaged();
		for (const document of new Set(damaged.map((record) => record.document)))
			this.exchange.step({ type: 'doubt', document, held: false });
	}

	#waiting(): readonly Waiting[] {
		return waitingOf(this.#parts.index.cards, {
			carries: (card) => this.#hostings.get(card.document)?.carries(card) === true,
			holdsBack: (document) => this.courier.holdsBack(document),
			isRuled: (batch) => this.#rulings.isRuled(batch)
		});
	}

	/** What the server lacks of them is found by comparing, and an open one gives all it has. */
	#onLost(documents: readonly string[]): void {
		this.#parts.onOutboxLost();
		for (const document of documents) {
			this.exchange.step({ type: 'doubt', document, held: true });
			this.#hostings.get(document)?.reopen();
		}
	}

	#mayWrite(document: string): boolean {
		const card = this.#parts.account()?.documents.find(({ id }) => id === document);
		return card?.mode === 'read-write';
	}

	#ruleBatches(batches: readonly string[], verdict: Verdict): void {
		const cards = this.#parts.index.cards.filter(({ batch }) => batches.includes(batch));
		for (const card of cards) this.#hostings.get(card.document)?.settled(keysOf(card));
		const rulings = cards.map(({ batch }) => ({ batch, verdict }));
		this.#rule(rulings, cards.flatMap(keysOf), verdict);
	}

	#rule(rulings: readonly Ruling[], keys: readonly EditKey[], verdict: Verdict): void {
		const now = this.#parts.platform.now();
		for (const [ruled, batches] of byVerdict(rulings)) {
			this.#rulings.add(
				batches,
				ruled.stored ? { at: 'stored', storedAt: now } : { at: 'refused', refusal: ruled.refusal }
			);
		}
		if (keys.length === 0) return;
		this.#parts.onSettled(keys, verdict);
		if (verdict.stored) this.#parts.post({ say: 'settled', keys });
	}

	#onMarked(batches: readonly string[], state: Parameters<OutboxIndex['mark']>[1]): void {
		this.#parts.index.mark(batches, state);
		this.#parts.post({ say: 'marked', batches, state });
		if (state.at === 'waiting') this.#offerOpenOnes(batches);
		if (state.at === 'stored') this.#storedAt = state.storedAt;
		if (state.at !== 'waiting') this.#sweep.soon();
		this.exchange.look();
		this.#tell();
	}

	/** What was refused may be taken now; its documents that are open have to say so themselves. */
	#offerOpenOnes(batches: readonly string[]): void {
		for (const [document, hosting] of this.#hostings) {
			const cards = this.#parts.index.cards.filter(
				(card) => card.document === document && batches.includes(card.batch)
			);
			inBackground(hosting.offerAgain(cards), 'offer again', this.#parts.report);
		}
	}

	#onRoad(): void {
		for (const hosting of this.#hostings.values()) hosting.connectIfLive();
		this.exchange.look();
		this.courier.look();
		this.#tell();
	}

	#onHosted({ id, mode, receivedAt, refusal }: TabDocument): void {
		this.#parts.post({
			...{ say: 'document', document: id, mode: mode.current },
			...{ receivedAt: receivedAt.current, refusal: refusal.current }
		});
		this.exchange.look();
		this.#tell();
	}

	#onNews(news: { readonly account: boolean; readonly documents: boolean }): void {
		if (news.account) this.#parts.onAccount();
		if (news.documents) this.exchange.step({ type: 'due' });
	}

	#tell(): void {
		const { status } = this;
		if (!isSameStatus(status, this.#told)) this.#parts.post({ say: 'lead', status });
		this.#told = status;
		this.#parts.onChange();
	}
}
