import type { DeskParts } from './desk-parts.ts';
import { inBackground } from './background.ts';
import { toBase64Url } from './bytes.ts';
import { readKnownPlace } from './disk/known-place.ts';
import type { Facts } from './facts.ts';
import { Follower } from './follower.ts';
import type { Leader } from './leader.ts';
import { Library } from './library.ts';
import type { TabDocument } from './open-document.ts';
import type { EditKey, OutboxCard, Verdict } from './outbox-index.ts';
import { Shelf } from './shelf.ts';
import { unknownStatus, type Status, type TabMessage } from './tabs/tab-messages.ts';
import { hearAsLeader } from './tabs/leader-talk.ts';
import { Tabs } from './tabs/tabs.ts';
import { Typing, type Adopted } from './typing.ts';

/** Everything this tab has of one person: the outbox, the open documents, and its part among the tabs. */
export class Desk {
	readonly tab: string;
	readonly library: Library;
	readonly shelf: Shelf;
	readonly #parts: DeskParts;
	readonly #tabs: Tabs;
	#leader: Leader | undefined;
	#follower: Follower | undefined;
	#hasRole = Promise.withResolvers<void>();
	readonly #typing: Typing;
	readonly say = (message: TabMessage): void => this.#tabs.post(message);

	constructor(parts: DeskParts) {
		this.#parts = parts;
		const { platform, tabRoom, person } = parts;
		this.tab = toBase64Url(platform.bytes(12));
		this.shelf = this.#createShelf();
		this.library = this.#createLibrary();
		this.#typing = new Typing({
			...{ tab: this.tab, now: () => platform.now(), shelf: this.shelf },
			isIn: (document, update) => this.library.get(document)?.holds(update) === true
		});
		this.#tabs = new Tabs({
			...{ room: tabRoom, name: `tropa:${person}`, tab: this.tab, platform },
			onLead: () => this.#inBackground(this.#lead(), 'lead'),
			onLost: () => this.#inBackground(this.#unlead(), 'stop leading'),
			hear: (message, from) => this.#hear(message, from)
		});
	}

	get leader(): Leader | undefined {
		return this.#leader;
	}

	get status(): Status {
		return this.#leader?.status ?? this.#follower?.status ?? unknownStatus;
	}

	get facts(): Facts {
		return this.shelf.factsWith(this.status);
	}

	/** When everything of a document was last known to be here, though it was not open. */
	receivedAt(document: string): number | undefined {
		return this.status.held.includes(document) ? this.status.receivedAt : undefined;
	}

	/** After `stop`: nothing of this person is left here, but what they chose to leave. */
	async wipe(options: { readonly keepOutbox: boolean }): Promise<void> {
		const { openDisk, person } = this.#parts;
		const disk = await openDisk(person);
		await disk.wipe(options);
		await disk.close();
	}

	start(): void {
		this.#inBackground(this.shelf.disk, 'open the disk');
		this.#tabs.start();
	}

	/** Ends when the document can be read here, whoever keeps it. */
	async open(id: string, user: object): Promise<TabDocument> {
		await this.shelf.disk;
		this.#tabs.expectLeader();
		await this.#hasRole.promise;
		return this.library.acquire(id, user);
	}

	async look({ byPerson }: { readonly byPerson: boolean }): Promise<void> {
		if (this.#leader) return byPerson ? this.#leader.lookAgain() : this.#leader.look();
		this.#tabs.expectLeader();
		await this.#follower?.look(this.library.documents);
	}

	async flush(): Promise<void> {
		await this.shelf.flush();
		await this.#leader?.flush();
	}

	/** This may be the last moment of the tab. */
	async handOver(): Promise<void> {
		await this.shelf.handOver();
		await this.#leader?.flush();
	}

	onAccountChanged(): void {
		this.#leader?.onAccountChanged();
		this.#leader?.exchange.look();
	}

	async stop(): Promise<void> {
		await this.shelf.flush();
		await this.library.closeAll();
		await this.#leader?.stop();
		this.#tabs.stop();
		await this.shelf.close();
	}

	#createShelf(): Shelf {
		const { person, openDisk, platform, report, onChange } = this.#parts;
		return new Shelf({
			...{ person, openDisk, platform, report, tab: this.tab },
			onChange: () => {
				this.#letGoOfWritten();
				onChange();
			},
			onKept: (cards) => {
				this.say({ say: 'kept', cards });
				this.#takeCards(cards);
			},
			mayGo: (held) => held.find((document) => !this.#isNeeded(document)),
			onGone: (document) => this.#doubt(document)
		});
	}

	/** Open somewhere, or with edits that the server lacks. */
	#isNeeded(document: string): boolean {
		if (this.library.get(document)) return true;
		return this.shelf.index.cards.some((card) => card.document === document);
	}

	/** The replica of it is not what the server thinks it is. */
	#doubt(document: string): void {
		this.#leader?.exchange.step({ type: 'doubt', document, held: false });
	}

	#createLibrary(): Library {
		const { platform, account } = this.#parts;
		return new Library({
			...{ platform, account },
			onEdit: (document, update) => this.#onEdit(document, update),
			onPresence: ({ id }, update) =>
				this.#tabs.post({ say: 'presence', document: id, update: new Uint8Array(update) }),
			bind: (document) => this.#bind(document),
			unbind: (document) => this.#unbind(document)
		});
	}

	#onEdit(document: TabDocument, update: Uint8Array): void {
		const key = this.#typing.add(document.id, update);
		this.#leader?.hosting(document.id)?.own(key, update);
		this.#tell(document, { key, update });
	}

	#adopt(document: TabDocument): void {
		for (const adopted of this.#typing.adopt(document.id)) this.#tell(document, adopted);
	}

	#tell({ id }: TabDocument, edit: Adopted): void {
		this.library.hold(id, this.shelf);
		this.#tabs.post({ say: 'edit', document: id, ...edit });
		this.#parts.onChange();
	}

	/** What only memory has goes on being sent, also when its screen was closed. */
	#letGoOfWritten(): void {
		const unwritten = new Set(this.shelf.unwritten.map((edit) => edit.document));
		this.#inBackground(this.library.holdOnly(unwritten, this.shelf), 'close documents');
	}

	#takeCards(cards: readonly OutboxCard[]): void {
		if (this.#leader) this.#leader.onKept(cards);
		else for (const card of cards) this.shelf.index.put(card);
		this.#parts.onChange();
	}

	#onSettled(keys: readonly EditKey[], verdict: Verdict): void {
		if (!verdict.stored) return;
		const own = keys.filter(({ tab }) => tab === this.tab).map(({ edit }) => edit);
		this.shelf.release(new Set(own));
	}

	#bind(document: TabDocument): Promise<void> {
		const unwritten = this.shelf.unwritten.filter((edit) => edit.document === document.id);
		if (!this.#leader) {
			const asked = this.#follower?.ask(document) ?? Promise.resolve();
			for (const { edit, update } of unwritten) {
				const key = { tab: this.tab, edit };
				this.#tabs.post({ say: 'edit', document: document.id, key, update });
			}
			return asked;
		}
		const hosting = this.#leader.host(document);
		// Into the doc as well: one that is opened anew would else be taken for holding what only memory has.
		for (const { edit, update } of unwritten) hosting.take({ tab: this.tab, edit }, update);
		return hosting.ready;
	}

	async #unbind(document: TabDocument): Promise<void> {
		if (this.#leader) return this.#leader.unhost(document.id);
		this.#tabs.post({ say: 'leave', document: document.id });
	}

	async #lead(): Promise<void> {
		const { report, platform, http, onChange } = this.#parts;
		// What only a leader needs comes while the disk is opened, and is not waited for by the first screen.
		const [{ Leader }, disk] = await Promise.all([import('./leader.ts'), this.shelf.disk]);
		const place = await readKnownPlace(disk, report);
		await this.shelf.prepare({ disk, place, http, platform, report, isAlone: !this.#follower });
		if (!this.#tabs.isLeading) return;
		this.#follower?.stop();
		this.#follower = undefined;
		this.#leader = new Leader({
			...this.#parts,
			...{ disk, place, onChange, index: this.shelf.index, tab: this.tab },
			post: this.say,
			onSettled: (keys, verdict) => this.#onSettled(keys, verdict),
			onReplicaTrouble: (document) => this.#doubt(document),
			onOutboxLost: () => this.#inBackground(this.shelf.readOutbox(disk), 'read the outbox again')
		});
		this.#hasRole.resolve();
		this.library.rebind();
		this.#leader.start();
	}

	async #unlead(): Promise<void> {
		const leader = this.#leader;
		// Whoever waits for a role that was never taken goes on waiting for the next one.
		if (!leader) return;
		this.#leader = undefined;
		this.#hasRole = Promise.withResolvers();
		await leader.stop();
	}

	#follow(leader: string, status: Status): void {
		this.#tabs.leaderAnswered();
		if (this.#follower?.leader === leader) {
			this.#follower.status = status;
			return;
		}
		this.#follower?.stop();
		const adopt = this.#adopt.bind(this);
		this.#follower = new Follower({ ...this.#parts, leader, status, adopt, post: this.say });
		this.#hasRole.resolve();
		this.library.rebind();
	}

	#hear(message: TabMessage, from: string): void {
		this.#typing.hear(message);
		switch (message.say) {
			case 'account':
			case 'bye':
			case 'files':
				return this.#parts.onOtherTab(message.say);
			case 'kept':
				return this.#takeCards(message.cards);
			case 'marked':
			case 'removed':
				this.shelf.hear(message);
				return this.#parts.onChange();
			case 'settled':
				return this.#onSettled(message.keys, { stored: true });
			case 'presence':
				return this.library.hearPresence(message.document, message.update);
			default:
				if (this.#tabs.isLeading) this.#hearAsLeader(message, from);
				else this.#hearAsFollower(message, from);
		}
	}

	#hearAsLeader(message: TabMessage, from: string): void {
		const { library, leader } = this;
		if (!leader) return;
		const talk = { leader, library, post: this.say };
		this.#inBackground(hearAsLeader(talk, message, from), message.say);
	}

	#hearAsFollower(message: TabMessage, from: string): void {
		if (message.say === 'lead') this.#follow(from, message.status);
		else if (message.say === 'looked') this.#follower?.looked();
		else if ('document' in message) {
			const document = this.library.get(message.document);
			if (document && this.#follower?.leader === from)
				this.#follower.hear(document, message, this.tab);
		}
		this.#parts.onChange();
	}

	#inBackground(work: Promise<unknown>, what: string): void {
		inBackground(work, what, this.#parts.report);
	}
}
