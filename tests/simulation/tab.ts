import { createDevice } from '#lib/device/device.ts';
import type { Disk } from '#lib/device/disk/disk.ts';
import type { OpenDocument } from '#lib/device/surface.ts';
import type { HandTab } from '../support/hand-tabs.ts';

type Parts = Parameters<typeof createDevice>[0];
type Device = ReturnType<typeof createDevice>;

/**
 * One app that runs on a phone. Keeps: a tab that is dead hears of nothing any more, and a frozen one
 * hears of it when it thaws, whether it is time, the network, the disk, or another tab.
 */
export class Tab {
	readonly device: Device;
	readonly hand: HandTab;
	readonly #opened = new Map<string, OpenDocument>();
	#desk: Device['desk'];

	readonly name: string;

	constructor(name: string, hand: HandTab, parts: Omit<Parts, 'tabRoom'>) {
		this.name = name;
		this.hand = hand;
		this.device = createDevice({ ...inTab(parts, hand), tabRoom: hand });
	}

	get isDead(): boolean {
		return this.hand.isDead;
	}

	get isAwake(): boolean {
		return !this.hand.isDead && !this.hand.isFrozen;
	}

	get isSignedIn(): boolean {
		return this.device.desk !== undefined;
	}

	/** Screens of somebody who signed out are gone. */
	document(id: string): OpenDocument | undefined {
		const { desk } = this.device;
		if (desk !== this.#desk) this.#opened.clear();
		this.#desk = desk;
		return this.#opened.get(id);
	}

	/** The numbers of edits that are in memory only. */
	get unkept(): ReadonlySet<number> {
		return new Set(this.device.desk?.shelf.unkept.map(({ edit }) => edit));
	}

	/** The numbers of edits that this phone's disk does not have, though the server may. */
	get unwritten(): ReadonlySet<number> {
		return new Set(this.device.desk?.shelf.unwritten.map(({ edit }) => edit));
	}

	/** Ends when the document is there; a tab that dies meanwhile never gets it. */
	async open(id: string): Promise<void> {
		if (!this.isAwake || !this.isSignedIn || this.document(id)) return;
		const { desk } = this.device;
		const opened = await this.device.open(id);
		if (this.document(id) || this.device.desk !== desk) opened.close();
		else this.#opened.set(id, opened);
	}

	close(id: string): void {
		this.document(id)?.close();
		this.#opened.delete(id);
	}

	closeAll(): void {
		for (const id of [...this.#opened.keys()]) this.close(id);
	}

	die(): void {
		this.hand.die();
		this.#opened.clear();
	}

	/** What a dead app would never let go of. */
	forget(): void {
		for (const document of this.device.desk?.library.documents ?? []) document.destroy();
	}
}

function inTab(parts: Omit<Parts, 'tabRoom'>, hand: HandTab): Omit<Parts, 'tabRoom'> {
	const { platform, sockets, http, pocket, openDisk } = parts;
	return {
		...parts,
		platform: { ...platform, after: (ms, run) => platform.after(ms, () => hand.run(run)) },
		sockets: {
			dial: (events) =>
				sockets.dial({
					opened: () => hand.run(() => events.opened()),
					message: (bytes) => hand.run(() => events.message(bytes)),
					closed: () => hand.run(() => events.closed())
				})
		},
		http: { ...http, ask: (request) => heard(hand, http.ask(request)) },
		pocket: {
			read: (name) => pocket.read(name),
			write: (name, text) => void (hand.isDead || pocket.write(name, text)),
			remove: (name) => void (hand.isDead || pocket.remove(name))
		},
		openDisk: async (person) => diskIn(hand, await openDisk(person))
	};
}

function diskIn(hand: HandTab, disk: Disk): Disk {
	return {
		...answersIn(hand, disk),
		outbox: answersIn(hand, disk.outbox),
		replicas: {
			...answersIn(hand, disk.replicas),
			attach: async (document, attachment) =>
				answersIn(hand, await heard(hand, disk.replicas.attach(document, attachment)))
		},
		catalogue: answersIn(hand, disk.catalogue),
		snapshots: answersIn(hand, disk.snapshots)
	};
}

/** The same thing, whose answers come only to a tab that can hear. */
function answersIn<T extends object>(hand: HandTab, thing: T): T {
	const entries = Object.entries(thing).map(([name, value]: [string, unknown]) => {
		if (typeof value !== 'function') return [name, value] as const;
		const ask = value as (...asked: unknown[]) => Promise<unknown>;
		return [name, (...asked: unknown[]) => heard(hand, ask(...asked))] as const;
	});
	return Object.fromEntries(entries) as T;
}

function heard<T>(hand: HandTab, answer: Promise<T>): Promise<T> {
	return new Promise((resolve, reject) => {
		answer.then(
			(value) => hand.run(() => resolve(value)),
			(error: Error) => hand.run(() => reject(error))
		);
	});
}
