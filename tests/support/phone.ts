import { createHash } from 'node:crypto';
import type { Device } from '#lib/device/surface.ts';
// Loaded before any test: a leading tab loads it by itself, in turns of its own.
import '#lib/device/leader.ts';
import '#lib/device/files/file-desk.ts';
import { createDevice } from '#lib/device/device.ts';
import type { Pocket } from '#lib/device/account.ts';
import type { PacketKit } from '#lib/device/packets/packet-kit.ts';
import type { LifeEvents } from '#lib/device/life.ts';
import type { HttpReply, HttpRequest } from '#lib/device/wire/http.ts';
import type { Socket, SocketEvents } from '#lib/device/wire/sockets.ts';
import { answerFiles } from './file-server.ts';
import { answerPackets, signIn } from './packet-server.ts';
import { protocolVersion } from '#lib/sync/frames.ts';
import type { School } from '../server/hub/school.ts';
import { HandBrowser } from './hand-tabs.ts';
import type { HandTab } from './hand-tabs.ts';
import { HandClock } from './hand-clock.ts';
import { HandNetwork } from './hand-network.ts';
import { openMemoryDisk, Platter } from './memory-disk.ts';
import { MemoryRing } from './memory-ring.ts';
import { settle } from './turns.ts';

/** The phones' time and the server's go together. */
export async function pass(ms: number, clock: HandClock, ...schools: School[]): Promise<void> {
	for (let left = ms; left > 0; left -= 1_000) {
		await clock.advance(Math.min(left, 1_000));
		for (const school of schools) await school.tick(Math.min(left, 1_000));
	}
	await settle();
}

/** One person's phone: a disk, a network and a clock that outlive the tabs that are open on it. */
export class Phone {
	readonly platter = new Platter();
	readonly ring = new MemoryRing();
	/** Whoever has none makes no packets. */
	kit: PacketKit | undefined;
	/** The server takes no packets from here for now. */
	packetsRest = false;
	readonly clock: HandClock;
	readonly network: HandNetwork;
	readonly browser = new HandBrowser();
	readonly person: string;
	/** What went wrong in the background. A test says what it expects there. */
	readonly troubles: string[] = [];
	#school: School;
	readonly #pocket = new Map<string, string>();
	readonly #tabs = new Set<Tab>();
	readonly #platters = new Map<string, Platter>();
	/** Whom the browser's cookie speaks for. */
	#cookie: string | undefined;
	/** Sessions that wait for their PIN, by the key of their secret. */
	readonly #resting = new Map<string, string>();
	/** Who signs in next. */
	comes: string;
	/** As its session is called on the server. */
	readonly name: string;
	/** Every address that was asked for and answered. */
	readonly asked: string[] = [];

	constructor(school: School, person: string, clock: HandClock) {
		this.#school = school;
		this.person = this.comes = this.#cookie = person;
		this.name = `${person}-${++phonesMade}`;
		this.clock = clock;
		this.network = new HandNetwork({
			connect: (socket) =>
				this.#cookie === undefined
					? socket.terminate()
					: this.#school.hub.connect(socket, this.#speaker()),
			answer: (request) => this.#answer(request)
		});
	}

	/** Another server answers under the same address. */
	moveTo(school: School): void {
		this.#school = school;
		this.network.become('clear');
	}

	/** Somebody has signed in here before. */
	signedIn(): this {
		this.#pocket.set('account', JSON.stringify(this.#account()));
		return this;
	}

	/** Nobody is, and the server knows of no session either. */
	startsSignedOut(): this {
		this.#cookie = undefined;
		return this;
	}

	platterOf(person: string): Platter {
		if (person === this.person) return this.platter;
		const platter = this.#platters.get(person) ?? new Platter();
		this.#platters.set(person, platter);
		return platter;
	}

	/** On the server, as by the person on another device. */
	endSessions(): void {
		this.#cookie = undefined;
		this.#resting.clear();
	}

	async openTab(): Promise<Tab> {
		const tab = new Tab(this, this.browser.tab(), this.#pocket);
		this.#tabs.add(tab);
		await settle();
		return tab;
	}

	/** The power goes: nothing that was not complete is kept, and nobody says goodbye. */
	crash(): void {
		this.platter.drive.crash();
		for (const tab of this.#tabs) tab.kill();
	}

	restart(): void {
		this.platter.drive.restart();
	}

	async close(): Promise<void> {
		for (const tab of this.#tabs) await tab.close();
	}

	forgetTab(tab: Tab): void {
		this.#tabs.delete(tab);
	}

	#speaker(deviceId = 'unnamed') {
		return this.#school.speaker(this.#cookie ?? 'nobody', { every: true }, { deviceId });
	}

	#account(person = this.person): unknown {
		return this.#school.facts.accountOf(person, this.#school.clock.now);
	}

	async #answer(request: HttpRequest): Promise<HttpReply | undefined> {
		const { path, body, headers } = request;
		this.asked.push(path);
		const speaksFor = headers?.['x-tropa-person'] ?? this.#cookie;
		const person = speaksFor === this.#cookie ? this.#cookie : undefined;
		if (path.startsWith('/api/documents/'))
			return answerFiles(this.#school, person ?? this.person, request);
		if (path.startsWith('/api/packets')) {
			if (this.packetsRest) return { ...empty, status: 503 };
			if (person === undefined) return noSession;
			await signIn(this.#school.facts, person, this.#school.clock.now);
			return answerPackets(
				{
					...{ facts: this.#school.facts, hub: this.#school.hub },
					...{ epoch: this.#school.storage.epoch, now: () => this.#school.clock.now }
				},
				{ person, device: this.name },
				request
			);
		}
		switch (path) {
			case '/api/reach': {
				const signedIn = person !== undefined;
				return json({ magic: 'tropa', protocol: protocolVersion, signedIn });
			}
			case '/api/me':
				return person === undefined ? noSession : json(this.#account(person));
			case '/api/enter':
				this.#cookie = this.comes;
				return json(this.#account(this.comes));
			case '/api/leave':
				this.#cookie = undefined;
				return json({});
			case '/api/rest':
				if (person !== undefined) this.#resting.set(fieldIn(body, 'key'), person);
				this.#cookie = undefined;
				return json({});
			case '/api/resume': {
				const rested = this.#resting.get(keyOf(fieldIn(body, 'secret')));
				this.#cookie = rested ?? this.#cookie;
				return rested === undefined ? noSession : json({ personId: rested });
			}
			case '/api/exchange': {
				if (person === undefined) return noSession;
				const speaker = this.#speaker(headers?.['x-tropa-device']);
				const answer = await this.#school.hub.exchange(speaker, body as Uint8Array);
				return { ...empty, contentType: 'application/octet-stream', body: answer };
			}
			default:
				return { ...empty, status: 404 };
		}
	}
}

let phonesMade = 0;

const keyOf = (secret: string): string => createHash('sha256').update(secret).digest('hex');

function fieldIn(body: HttpRequest['body'], name: string): string {
	const json = body && 'json' in body ? (body.json as Readonly<Record<string, string>>) : {};
	return json[name] ?? '';
}

const empty: HttpReply = { status: 200, contentType: '', retryAfterMs: 0, body: new Uint8Array() };

const noSession: HttpReply = { ...empty, status: 401 };

function json(value: unknown): HttpReply {
	const body = new TextEncoder().encode(JSON.stringify(value));
	return { ...empty, contentType: 'application/json; charset=utf-8', body };
}

/** One tab of a phone, with the whole real device in it. */
export class Tab {
	readonly device: Device;
	readonly room: HandTab;
	readonly #phone: Phone;
	#life: LifeEvents | undefined;
	readonly #lines: Socket[] = [];

	constructor(phone: Phone, room: HandTab, pocket: Map<string, string>) {
		this.#phone = phone;
		this.room = room;
		this.device = createDevice({
			...this.#surroundings(phone),
			tabRoom: room,
			pocket: pocketOf(pocket),
			storage: {
				estimate: () => Promise.resolve({ usage: 1, quota: 2 ** 30 }),
				persisted: () => Promise.resolve(false),
				persist: () => Promise.resolve(true)
			},
			life: (on) => {
				this.#life = on;
				return () => (this.#life = undefined);
			},
			build: 'test',
			report: (what, error) => phone.troubles.push(`${what}: ${String(error)}`)
		});
	}

	/** A dead tab hears no timer, no socket and no answer; a frozen one hears them when it thaws. */
	#surroundings(phone: Phone) {
		const { clock, network, ring } = phone;
		const whileAlive = (run: () => void) => () => this.room.run(run);
		return {
			platform: {
				now: () => clock.now(),
				elapsed: () => clock.elapsed(),
				after: (ms: number, run: () => void) => clock.after(ms, whileAlive(run)),
				random: () => clock.random(),
				bytes: (length: number) => clock.bytes(length)
			},
			sockets: {
				dial: (events: SocketEvents) => {
					const line = network.dial({
						opened: whileAlive(events.opened),
						closed: whileAlive(events.closed),
						message: (bytes) => whileAlive(() => events.message(bytes))()
					});
					this.#lines.push(line);
					return line;
				}
			},
			http: {
				ask: (request: HttpRequest) =>
					new Promise<HttpReply | undefined>((resolve, reject) => {
						network.ask(request).then((reply) => this.room.run(() => resolve(reply)), reject);
					}),
				seemsConnected: () => network.seemsConnected()
			},
			openDisk: (person: string) => Promise.resolve(openMemoryDisk(phone.platterOf(person))),
			openRing: () => Promise.resolve(ring),
			openKit: () => Promise.resolve(phone.kit)
		};
	}

	hide(): void {
		this.#life?.onHidden();
	}

	show(): void {
		this.#life?.onShown();
	}

	/** The tab is killed: what it had in memory is gone. */
	kill(): void {
		this.room.die();
		for (const line of this.#lines) line.close();
		this.#phone.forgetTab(this);
	}

	async close(): Promise<void> {
		this.#phone.forgetTab(this);
		await this.device.close();
	}
}

function pocketOf(words: Map<string, string>): Pocket {
	return {
		read: (name) => words.get(name),
		write: (name, text) => void words.set(name, text),
		remove: (name) => void words.delete(name)
	};
}
