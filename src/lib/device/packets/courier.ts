import { inBackground } from '../background.ts';
import type { Parcel } from '../disk/parcels.ts';
import type { HostingParts } from '../hosting-parts.ts';
import type { Cancel } from '../platform.ts';
import type { CourierParts } from './courier-parts.ts';
import { forward } from './forward.ts';
import type { Forwarded } from './forward.ts';
import { endOf, isAbout, isForgotten, takenOf } from './parcel-ends.ts';
import {
	documentsIn,
	isCovered,
	isLateFor,
	isRefusedFor,
	isStoodOn,
	leftInTheAir,
	receiptIn
} from './received.ts';

/** Somebody who answers with a fault, or a network that comes and goes. */
const againAfterMs = 30_000;
/** Who carries an answer back may be long on the way; what was taken is remembered as long. */
const rememberMs = 120 * 24 * 60 * 60_000;

/**
 * What the leading tab does with packets. Keeps:
 *  1. What came in a packet is in view from the taking until the server says the same; the replica does
 *     not get it before [P4a].
 *  2. Of a document with edits that came so nothing goes to the server before these were handed on: it
 *     would go in the wrong name, and own edits on top of them would have a gap.
 *  3. What the server did not take is not shown after the next start, and what was built on it is written
 *     again on what the server has: with it, or, if its author has lost the right to it, without it.
 *  4. A receipt marks an edit as an answer of the server would, if it is of the database that is known here.
 */
export class Courier {
	readonly ready: Promise<void>;
	readonly #parts: CourierParts;
	#parcels: readonly Parcel[] = [];
	/** Packets whose edits are in the open documents already. */
	readonly #shown = new Set<string>();
	/** Documents that hold in memory what the server did not take. */
	readonly #spoilt = new Set<string>();
	/** Documents in which the server lacks what a packet stands on. */
	readonly #early = new Set<string>();
	#planned: Cancel | undefined;
	#working: Promise<void> | undefined;
	#isAskedAgain = false;
	#wasOnRoad = false;
	#enrolDue = true;
	#stopped = false;

	constructor(parts: CourierParts) {
		this.#parts = parts;
		this.ready = this.#read().catch((error: unknown) => {
			parts.report('read the packets', error);
			this.#later();
		});
	}

	/** What one open document asks. */
	around(document: string): Pick<HostingParts, 'received' | 'isHeldUp'> {
		return {
			received: () => this.receivedOf(document),
			isHeldUp: () => this.holdsUp(document)
		};
	}

	/** What packets brought of a document, in the order in which they came. */
	async receivedOf(document: string): Promise<readonly Uint8Array[]> {
		await this.ready;
		return this.#parcels
			.filter((parcel) => parcel.kind === 'received' && this.#isShown(parcel, document))
			.flatMap(documentsIn)
			.filter((one) => one.document === document)
			.flatMap(({ updates }) => updates);
	}

	holdsUp(document: string): boolean {
		if (this.#spoilt.has(document)) return true;
		const about = this.#parcels.filter(
			(parcel) => parcel.kind === 'received' && isAbout(parcel, document)
		);
		return about.some(
			(parcel) =>
				!this.#isSettled(parcel) ||
				(isRefusedFor(parcel, document) && this.#isBuiltOn(parcel, document))
		);
	}

	/** Also by the exchange, which says nothing but own edits. */
	holdsBack(document: string): boolean {
		return this.holdsUp(document) && !this.#early.has(document);
	}

	/** Something was put to the packets, the road has opened, or the account is another. */
	look(): void {
		if (this.#stopped) return;
		const onRoad = this.#parts.isOnRoad();
		if (onRoad && !this.#wasOnRoad) this.#enrolDue ||= true;
		this.#wasOnRoad = onRoad;
		this.#isAskedAgain = true;
		this.#working ??= this.#work().finally(() => (this.#working = undefined));
		inBackground(this.#working, 'look after packets', this.#parts.report);
	}

	/** Who is in a pair, or signed in where, may be others now. */
	enrolAgain(): void {
		this.#enrolDue = true;
		this.look();
	}

	/** Ends when what was put there is in view. */
	async taken(): Promise<void> {
		await this.#read();
		this.look();
	}

	stop(): void {
		this.#stopped = true;
		this.#planned?.();
	}

	async #work(): Promise<void> {
		try {
			while (this.#isAskedAgain && !this.#stopped) {
				this.#isAskedAgain = false;
				await this.#read();
				await this.#takeReceipts();
				if (this.#parts.isOnRoad()) await this.#handOn();
				await this.#tidy();
			}
		} catch (error) {
			this.#later();
			throw error;
		}
	}

	async #read(): Promise<void> {
		const { disk, bring, onHeldUp, onChange } = this.#parts;
		this.#parcels = await disk.parcels.all();
		const fresh = this.#parcels.filter(
			(parcel) => parcel.kind === 'received' && !this.#shown.has(parcel.id)
		);
		for (const parcel of fresh) {
			this.#shown.add(parcel.id);
			const documents = documentsIn(parcel).filter((one) => this.#isShown(parcel, one.document));
			if (!this.#isSettled(parcel)) onHeldUp(documents.map(({ document }) => document));
			for (const { document, updates } of documents)
				for (const update of updates) bring(document, update);
		}
		if (fresh.length > 0) onChange();
	}

	/** Refused edits go on being shown only where own ones stand on them that were not written again yet. */
	#isShown(parcel: Parcel, document: string): boolean {
		return !isRefusedFor(parcel, document) || this.#isBuiltOn(parcel, document);
	}

	/** What waits for a curator is never taken along. */
	#isBuiltOn(parcel: Parcel, document: string): boolean {
		return !isLateFor(parcel, document) && isStoodOn(this.#parts.index.cards, document);
	}

	/** The server has spoken about it, and its database is the one that did. */
	#isSettled({ note }: Parcel): boolean {
		if (note.refusal !== undefined) return true;
		const { epoch } = this.#parts.place();
		return note.epoch !== undefined && (epoch === '' || note.epoch === epoch);
	}

	async #takeReceipts(): Promise<void> {
		const { disk, place, keep, onStored } = this.#parts;
		for (const parcel of this.#parcels.filter(({ kind }) => kind === 'receipt')) {
			const receipt = receiptIn(parcel);
			const { epoch } = place();
			if (receipt && (epoch === '' || receipt.epoch === epoch)) {
				const stored = receipt.outcomes.filter(({ refusal }) => refusal === '');
				for (const { document, update } of receipt.changes) await keep(document, update);
				onStored(stored.map(({ batch }) => batch));
			}
			await disk.parcels.put([takenOf(parcel)], [parcel]);
		}
	}

	async #handOn(): Promise<void> {
		const { openKit, disk, http } = this.#parts;
		if (this.#enrolDue) {
			const kit = await openKit();
			const { enrol } = await import('./enrolment.ts');
			this.#enrolDue = kit !== undefined && !(await enrol(disk, kit, http));
		}
		const due = this.#parcels.filter(
			(parcel) =>
				(parcel.kind === 'received' || parcel.kind === 'carried') && !this.#isSettled(parcel)
		);
		for (const parcel of due) {
			const forwarded = await forward(parcel, http);
			if (forwarded.is === 'not-now') return this.#later();
			if (forwarded.is === 'early') this.#waitFor(forwarded.documents);
			else await this.#settle(parcel, forwarded);
		}
	}

	/** What it stands on may be one's own, which then goes by the exchange, edit by edit. */
	#waitFor(documents: readonly string[]): void {
		for (const document of documents) this.#early.add(document);
		if (documents.length > 0) this.#parts.onLetGo([]);
		this.#later();
	}

	async #settle(parcel: Parcel, forwarded: Forwarded & { is: 'taken' | 'refused' }): Promise<void> {
		const { disk, place, platform, onLetGo, onChange } = this.#parts;
		const documents = documentsIn(parcel).map(({ document }) => document);
		const isRefused = (document: string) =>
			forwarded.is === 'refused' || forwarded.refused.includes(document);
		// Of what was only carried nothing is in view here.
		const refused = documents.filter(isRefused);
		const late = forwarded.is === 'taken' ? forwarded.late : [];
		const builtOn: string[] = [];
		for (const document of refused)
			if ((await this.#takeBack(document, parcel)) && !late.includes(document))
				builtOn.push(document);
		const { epoch } = place();
		const note =
			forwarded.is === 'refused'
				? { refusal: forwarded.refusal, builtOn }
				: { epoch, refused, late, builtOn };
		const isDone = forwarded.is === 'taken' && parcel.kind === 'carried';
		const answer: readonly Parcel[] =
			forwarded.is === 'taken'
				? [{ ...takenOf(parcel), kind: 'answer', at: platform.now(), bytes: forwarded.receipt }]
				: [];
		await disk.parcels.put(
			[isDone ? takenOf(parcel) : { ...parcel, note }, ...answer],
			isDone ? [parcel] : []
		);
		this.#parcels = await disk.parcels.all();
		onLetGo(documents.filter((document) => !this.holdsUp(document)));
		onChange();
	}

	/** Own edits that stand on what was not taken are written again at the next start, as under ids of others. */
	async #takeBack(document: string, refused: Parcel): Promise<boolean> {
		const { disk, onRefused } = this.#parts;
		this.#spoilt.add(document);
		const { records } = await disk.outbox.read(document);
		const others = this.#parcels.filter(
			(parcel) => parcel.kind === 'received' && parcel.id !== refused.id
		);
		const rows = others
			.filter((parcel) => !isRefusedFor(parcel, document))
			.flatMap(documentsIn)
			.filter((one) => one.document === document)
			.flatMap(({ updates }) => updates);
		const stuck = leftInTheAir(records, [...(await disk.replicas.read(document)), ...rows]);
		if (stuck.length > 0) onRefused(stuck, 'foreign-client-id');
		return stuck.length > 0;
	}

	/** What the server has taken goes to the replica; what the replica holds need not be held beside it. */
	async #tidy(): Promise<void> {
		const { disk, platform } = this.#parts;
		const before = platform.now() - rememberMs;
		const old = this.#parcels.filter((parcel) => isForgotten(parcel) && parcel.at < before);
		const done: Parcel[] = [];
		const settled = this.#parcels.filter(
			(one) => one.kind === 'received' && one.clear.length > 0 && this.#isSettled(one)
		);
		for (const parcel of settled) {
			if (await this.#isDone(parcel)) done.push(parcel);
			// What it stands on may be on its way to the replica.
			else this.#later();
		}
		if (old.length + done.length === 0) return;
		await disk.parcels.put(done.map(endOf), [...old, ...done]);
		this.#parcels = await disk.parcels.all();
	}

	async #isDone(parcel: Parcel): Promise<boolean> {
		const { keep, disk } = this.#parts;
		let isDone = true;
		for (const { document, updates } of documentsIn(parcel)) {
			if (isRefusedFor(parcel, document)) {
				isDone &&= !this.#spoilt.has(document) && !isStoodOn(this.#parts.index.cards, document);
				continue;
			}
			// An open document has it in memory, so nobody else would ever bring it to the replica.
			if (!isCovered(updates, await disk.replicas.read(document)))
				for (const update of updates) await keep(document, update);
			isDone &&= isCovered(updates, await disk.replicas.read(document));
		}
		return isDone;
	}

	#later(): void {
		if (this.#stopped) return;
		this.#planned?.();
		this.#planned = this.#parts.platform.after(againAfterMs, () => this.look());
	}
}
