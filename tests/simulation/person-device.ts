import * as Y from 'yjs';
import { createDevice } from '#lib/device/device.ts';
import type { OpenDocument } from '#lib/device/surface.ts';
import type { Http, HttpReply } from '#lib/device/wire/http.ts';
import { openMemoryDisk, Platter } from '../support/memory-disk.ts';
import type { Clock } from './clock.ts';
import type { Dice } from './dice.ts';
import { Network } from './network.ts';
import type { Server } from './server.ts';

type Simulated = ReturnType<typeof createDevice>;

/** One phone of one person: its app may die and start again, its disk stays. */
export class PersonDevice {
	readonly name: string;
	readonly personId: string;
	readonly network: Network;
	readonly troubles: string[] = [];
	platter = new Platter();
	readonly #clock: Clock;
	readonly #dice: Dice;
	readonly #server: Server;
	readonly #pocket = new Map<string, string>();
	readonly #opened = new Map<string, OpenDocument>();
	#device: Simulated | undefined;
	#life = 0;
	/** How far this phone's clock is from the truth. */
	#skewMs = 0;

	constructor(name: string, personId: string, world: World) {
		this.name = name;
		this.personId = personId;
		this.#clock = world.clock;
		this.#dice = world.dice;
		this.#server = world.server;
		this.network = new Network(world.clock, world.dice);
		const account = world.server.facts?.accountOf(personId, world.clock.now);
		this.#pocket.set('account', JSON.stringify(account));
	}

	get isRunning(): boolean {
		return this.#device !== undefined;
	}

	get device(): Simulated | undefined {
		return this.#device;
	}

	document(id: string): OpenDocument | undefined {
		return this.#opened.get(id);
	}

	start(): void {
		if (this.#device) return;
		const life = ++this.#life;
		const isAlive = (): boolean => life === this.#life;
		const { platter } = this;
		this.#device = createDevice({
			platform: this.#platform(isAlive),
			openDisk: () => Promise.resolve(openMemoryDisk(platter)),
			sockets: { dial: (events) => this.#dial(isAlive, events) },
			http: this.#http(isAlive),
			tabRoom: alone,
			pocket: {
				read: (name) => this.#pocket.get(name),
				write: (name, text) => void (isAlive() && this.#pocket.set(name, text)),
				remove: (name) => void (isAlive() && this.#pocket.delete(name))
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
	}

	/** The system takes the app away between two instructions. */
	kill(): void {
		this.#life++;
		this.network.cut();
		const old = this.platter;
		old.drive.crash();
		// What still runs of the old app writes to a disk that nobody reads any more.
		this.platter = new Platter();
		Object.assign(this.platter, {
			outbox: old.outbox,
			setAside: old.setAside,
			replicas: old.replicas,
			place: old.place,
			snapshots: old.snapshots
		});
		this.#device = undefined;
		this.#opened.clear();
	}

	/** Ends when the document is there; a phone that dies meanwhile never gets it. */
	async open(id: string): Promise<void> {
		const device = this.#device;
		if (!device || this.#opened.has(id)) return;
		const life = this.#life;
		const opened = await device.open(id);
		if (life === this.#life && !this.#opened.has(id)) this.#opened.set(id, opened);
		else if (life === this.#life) opened.close();
	}

	close(id: string): void {
		this.#opened.get(id)?.close();
		this.#opened.delete(id);
	}

	turnClock(skewMs: number): void {
		this.#skewMs = skewMs;
	}

	/** How many edits of a document are in memory only. */
	unkept(id: string): number {
		const unkept = this.#device?.desk?.shelf.unkept ?? [];
		return unkept.filter(({ document }) => document === id).length;
	}

	/** What would be there if the app were killed now: replica and outbox. */
	onDisk(id: string): Y.Doc {
		const doc = new Y.Doc();
		for (const row of this.platter.replicas.get(id) ?? []) Y.applyUpdate(doc, row);
		for (const record of this.platter.outbox)
			if (record.document === id) Y.applyUpdate(doc, record.update);
		return doc;
	}

	#platform(isAlive: () => boolean) {
		return {
			now: () => this.#clock.now + this.#skewMs,
			elapsed: () => this.#clock.now,
			after: (ms: number, run: () => void) => this.#clock.after(ms, () => isAlive() && run()),
			random: () => this.#dice.roll(),
			bytes: (length: number) => this.#dice.bytes(length)
		};
	}

	#dial(isAlive: () => boolean, events: Parameters<Network['dial']>[0]) {
		const guarded = {
			opened: () => isAlive() && events.opened(),
			message: (bytes: Uint8Array) => isAlive() && events.message(bytes),
			closed: () => isAlive() && events.closed()
		};
		return this.network.dial(guarded as typeof events, (socket) =>
			this.#server.connect(socket, { id: this.personId, deviceId: this.#deviceId() })
		);
	}

	#deviceId(): string {
		return this.#device?.desk?.tab ?? 'none';
	}

	#http(isAlive: () => boolean): Http {
		return {
			seemsConnected: () => this.network.weather !== 'down',
			ask: async ({ path, body, withinMs }) => {
				const reply = await this.network.ask(() => this.#answer(path, body), withinMs);
				// An app that is gone hears of nothing.
				return isAlive() ? reply : new Promise<never>(() => undefined);
			}
		};
	}

	async #answer(path: string, body: unknown): Promise<HttpReply | undefined> {
		const { hub, facts, epoch } = this.#server;
		const speaker = this.#server.speakerOf({ id: this.personId, deviceId: this.#deviceId() });
		if (!hub || !facts || !speaker) throw new Error('nobody there');
		if (path === '/api/exchange' && body instanceof Uint8Array)
			return replyOf('application/octet-stream', await hub.exchange(speaker, Buffer.from(body)));
		const time = this.#clock.now;
		const said =
			path === '/api/me'
				? facts.accountOf(this.personId, time)
				: { magic: 'tropa', protocol: 1, build: 'simulated', epoch, time, signedIn: true };
		return replyOf('application/json', Buffer.from(JSON.stringify(said)));
	}

	#report(what: string, error: unknown): void {
		const isExpected =
			error instanceof Error && ['DiskError', 'RoadError', 'StorageError'].includes(error.name);
		if (!isExpected)
			this.troubles.push(
				`${this.name}: ${what} ${error instanceof Error ? error.stack : String(error)}`
			);
	}
}

export interface World {
	readonly clock: Clock;
	readonly dice: Dice;
	readonly server: Server;
}

function replyOf(contentType: string, body: Uint8Array): HttpReply {
	return { status: 200, contentType, retryAfterMs: 0, body };
}

/** One tab, which leads at once. */
const alone = {
	join: () => ({ post: () => undefined, close: () => undefined }),
	acquire: (_name: string, _options: unknown, { held }: { readonly held: () => void }) => {
		queueMicrotask(held);
		return () => undefined;
	}
};
