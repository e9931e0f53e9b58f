import type { Device } from '#lib/device/surface.ts';
import { createDevice } from '#lib/device/device.ts';
import type { Pocket } from '#lib/device/account.ts';
import type { LifeEvents } from '#lib/device/life.ts';
import type { HttpReply, HttpRequest } from '#lib/device/wire/http.ts';
import { protocolVersion } from '#lib/sync/frames.ts';
import type { School } from '../server/hub/school.ts';
import { HandBrowser } from './hand-tabs.ts';
import type { HandTab } from './hand-tabs.ts';
import { HandClock, settle } from './hand-clock.ts';
import { HandNetwork } from './hand-network.ts';
import { openMemoryDisk, Platter } from './memory-disk.ts';

/** One person's phone: a disk, a network and a clock that outlive the tabs that are open on it. */
export class Phone {
	readonly platter = new Platter();
	readonly clock: HandClock;
	readonly network: HandNetwork;
	readonly browser = new HandBrowser();
	readonly person: string;
	/** What went wrong in the background. A test says what it expects there. */
	readonly troubles: string[] = [];
	readonly #school: School;
	readonly #pocket = new Map<string, string>();
	readonly #tabs = new Set<Tab>();

	constructor(school: School, person: string, clock: HandClock) {
		this.#school = school;
		this.person = person;
		this.clock = clock;
		this.network = new HandNetwork({
			connect: (socket) => school.hub.connect(socket, school.speaker(person, { every: true })),
			answer: (request) => this.#answer(request)
		});
	}

	/** Somebody has signed in here before. */
	signedIn(): this {
		this.#pocket.set('account', JSON.stringify(this.#account()));
		return this;
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
		for (const tab of this.#tabs) tab.room.die();
		this.#tabs.clear();
		this.network.become('no-network');
	}

	restart(): void {
		this.platter.drive.restart();
		this.network.become('clear');
	}

	async close(): Promise<void> {
		for (const tab of this.#tabs) await tab.close();
	}

	forgetTab(tab: Tab): void {
		this.#tabs.delete(tab);
	}

	#account(): unknown {
		return this.#school.facts.accountOf(this.person, this.#school.clock.now);
	}

	async #answer({ path, body, headers }: HttpRequest): Promise<HttpReply | undefined> {
		switch (path) {
			case '/api/reach':
				return json({ magic: 'tropa', protocol: protocolVersion, signedIn: true });
			case '/api/me':
			case '/api/enter':
				return json(this.#account());
			case '/api/leave':
				return json({});
			case '/api/exchange': {
				const deviceId = headers?.['x-tropa-device'] ?? '';
				const speaker = this.#school.speaker(this.person, { every: true }, { deviceId });
				const answer = await this.#school.hub.exchange(speaker, body as Uint8Array);
				return { ...empty, contentType: 'application/octet-stream', body: answer };
			}
			default:
				return { ...empty, status: 404 };
		}
	}
}

const empty: HttpReply = { status: 200, contentType: '', retryAfterMs: 0, body: new Uint8Array() };

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

	constructor(phone: Phone, room: HandTab, pocket: Map<string, string>) {
		this.#phone = phone;
		this.room = room;
		this.device = createDevice({
			...{ platform: phone.clock, sockets: phone.network, http: phone.network },
			openDisk: () => Promise.resolve(openMemoryDisk(phone.platter)),
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

	hide(): void {
		this.#life?.onHidden();
	}

	show(): void {
		this.#life?.onShown();
	}

	/** The tab is killed: what it had in memory is gone. */
	kill(): void {
		this.room.die();
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
