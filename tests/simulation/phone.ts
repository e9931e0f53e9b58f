import * as Y from 'yjs';
import { crc32c } from '#lib/device/bytes.ts';
import type { SocketEvents } from '#lib/device/wire/sockets.ts';
import type { Http, HttpReply, HttpRequest } from '#lib/device/wire/http.ts';
import { HandBrowser } from '../support/hand-tabs.ts';
import { openMemoryDisk, Platter } from '../support/memory-disk.ts';
import type { Clock } from './clock.ts';
import { Dice } from './dice.ts';
import { newDoc } from './ledger.ts';
import { Network } from './network.ts';
import type { Server } from './server.ts';
import { Tab } from './tab.ts';

export interface World {
	readonly clock: Clock;
	readonly seed: number;
	readonly server: Server;
}

/** One phone of one person: its apps may die and start again, its disk stays. */
export class Phone {
	readonly name: string;
	readonly personId: string;
	readonly network: Network;
	readonly troubles: string[] = [];
	/** The person signed out, and the disk has not forgotten yet. */
	isLeaving = false;
	platter = new Platter();
	readonly #world: World;
	readonly #dice: Dice;
	readonly #pocket = new Map<string, string>();
	#browser = new HandBrowser();
	#tabs: Tab[] = [];
	readonly #dead: Tab[] = [];
	/** How far this phone's clock is from the truth. */
	#skewMs = 0;
	/** What the server gave this browser at the last sign-in, and which of them it still knows. */
	#cookie = 1;
	readonly #sessions = new Set([1]);
	#lastCookie = 1;

	constructor(name: string, personId: string, world: World) {
		this.name = name;
		this.personId = personId;
		this.#world = world;
		// Its own chance: what one machine draws must not change what happens to the others.
		const own = [...name].reduce((sum, letter) => sum * 7 + letter.charCodeAt(0), 0);
		this.#dice = new Dice(world.seed * 31 + own);
		this.network = new Network(world.clock, new Dice(world.seed * 37 + own));
		const account = world.server.facts?.accountOf(personId, world.clock.now);
		this.#pocket.set('account', JSON.stringify(account));
	}

	get tabs(): readonly Tab[] {
		return this.#tabs;
	}

	/** The tab that the person looks at. */
	get inFront(): Tab | undefined {
		return this.#tabs.findLast(({ isAwake }) => isAwake);
	}

	startTab(): Tab {
		const { clock } = this.#world;
		const { platter } = this;
		const tab: Tab = new Tab(this.name, this.#browser.tab(), {
			platform: {
				now: () => clock.now + this.#skewMs,
				elapsed: () => clock.now,
				after: (ms, run) => clock.after(ms, run),
				random: () => this.#dice.roll(),
				bytes: (length) => this.#dice.bytes(length)
			},
			openDisk: () => Promise.resolve(openMemoryDisk(platter)),
			openRing: () => Promise.reject(new Error('no PIN here')),
			openKit: () => Promise.resolve(undefined),
			sockets: { dial: (events) => this.#dial(tab, events) },
			http: this.#http(),
			pocket: {
				read: (name) => this.#pocket.get(name),
				write: (name, text) => void this.#pocket.set(name, text),
				remove: (name) => void this.#pocket.delete(name)
			},
			storage: {
				estimate: () => Promise.resolve({}),
				persisted: () => Promise.resolve(false),
				persist: () => Promise.resolve(false)
			},
			life: () => () => undefined,
			build: 'simulated',
			report: (what, error) => this.#report(what, error)
		});
		this.#tabs.push(tab);
		return tab;
	}

	/** What waits stays, under the person's name. */
	async signOut(tab: Tab): Promise<void> {
		this.isLeaving = true;
		try {
			await tab.device.signOut('keep-unsent-here');
		} catch (error) {
			// A full disk forgets nothing, and the screen says so.
			this.#report('sign out', error);
		}
		this.isLeaving = false;
	}

	killTab(tab: Tab): void {
		this.isLeaving = false;
		tab.die();
		this.network.cut(tab);
		this.#tabs = this.#tabs.filter((one) => one !== tab);
		this.#dead.push(tab);
	}

	/** The system takes everything away between two instructions. */
	kill(): void {
		const old = this.platter;
		old.drive.crash();
		for (const tab of this.#tabs) this.killTab(tab);
		this.#browser = new HandBrowser();
		// What still runs of the old apps writes to a disk that nobody reads any more.
		this.platter = new Platter();
		Object.assign(this.platter, {
			outbox: old.outbox,
			setAside: old.setAside,
			replicas: new Map(old.replicas),
			place: old.place,
			snapshots: new Map(old.snapshots)
		});
	}

	/** Nothing of this phone lives on. */
	forget(): void {
		for (const tab of [...this.#dead, ...this.#tabs]) tab.forget();
	}

	turnClock(skewMs: number): void {
		this.#skewMs = skewMs;
	}

	/** What would be there if everything were killed now: replica and outbox. */
	onDisk(id: string): Y.Doc {
		const doc = newDoc();
		Y.transact(doc, () => {
			for (const row of this.platter.replicas.get(id) ?? []) Y.applyUpdate(doc, row);
			for (const { update } of this.recordsOf(id)) Y.applyUpdate(doc, update);
		});
		return doc;
	}

	/** The records that are whole. */
	recordsOf(id: string) {
		return this.platter.outbox.filter(
			({ document, update, crc }) => document === id && crc32c(update) === crc
		);
	}

	#dial(tab: Tab, events: SocketEvents) {
		const person = { id: this.personId, deviceId: this.name };
		const cookie = this.#cookie;
		return this.network.dial(
			tab,
			events,
			(socket) => this.#sessions.has(cookie) && this.#world.server.connect(socket, person)
		);
	}

	#http(): Http {
		return {
			seemsConnected: () => this.network.weather !== 'down',
			ask: (request) => {
				const cookie = this.#cookie;
				return this.network.ask(() => this.#answer(request, cookie), request.withinMs);
			}
		};
	}

	async #answer(
		{ path, body, headers }: HttpRequest,
		cookie: number
	): Promise<HttpReply | undefined> {
		const { hub, facts, epoch } = this.#world.server;
		const deviceId = headers?.['x-tropa-device'] ?? this.name;
		const speaker = this.#world.server.speakerOf({ id: this.personId, deviceId });
		if (!hub || !facts || !speaker) throw new Error('nobody there');
		const time = this.#world.server.now;
		const signedIn = this.#sessions.has(cookie);
		switch (path) {
			case '/api/exchange':
				if (!(body instanceof Uint8Array) || !signedIn) return unauthorized;
				return replyOf('application/octet-stream', await hub.exchange(speaker, Buffer.from(body)));
			case '/api/enter':
				this.#sessions.add((this.#cookie = ++this.#lastCookie));
				return json(facts.accountOf(this.personId, time));
			case '/api/leave':
				this.#sessions.delete(cookie);
				return json({});
			case '/api/me':
				return signedIn ? json(facts.accountOf(this.personId, time)) : unauthorized;
			default:
				return json({ magic: 'tropa', protocol: 1, build: 'simulated', epoch, time, signedIn });
		}
	}

	#report(what: string, error: unknown): void {
		const isExpected =
			error instanceof Error && ['DiskError', 'RoadError', 'StorageError'].includes(error.name);
		if (isExpected) return;
		const told = error instanceof Error ? (error.stack ?? error.message) : String(error);
		this.troubles.push(`${this.name}: ${what}: ${told}`);
	}
}

const unauthorized: HttpReply = {
	...{ status: 401, contentType: 'application/json', retryAfterMs: 0 },
	body: Buffer.from('{}')
};

function json(value: unknown): HttpReply {
	return replyOf('application/json', Buffer.from(JSON.stringify(value)));
}

function replyOf(contentType: string, body: Uint8Array): HttpReply {
	return { status: 200, contentType, retryAfterMs: 0, body };
}
