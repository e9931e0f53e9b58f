// Loaded before the first schedule: what is loaded in the middle of one would take turns of its own.
import 'y-websocket';
import '#lib/device/entering.ts';
import '#lib/device/foreign-ids.ts';
import '#lib/device/leader.ts';
import { Clock } from './clock.ts';
import { Dice } from './dice.ts';
import { misfortune, openAgain } from './faults.ts';
import type { Scene } from './faults.ts';
import { Oracle } from './oracle.ts';
import { Phone } from './phone.ts';
import { RightsWatch } from './rights-watch.ts';
import { Server } from './server.ts';
import { settle } from './settle.ts';
import type { Tab } from './tab.ts';
import { writeMeeting, writeProgramme } from './writing.ts';

export interface Outcome {
	readonly seed: number;
	readonly events: number;
	readonly faults: number;
	readonly edits: number;
	readonly lost: readonly string[];
	readonly doubled: readonly string[];
	readonly misattributed: readonly string[];
	readonly untrue: readonly string[];
	readonly apart: readonly string[];
	readonly troubles: readonly string[];
}

const eventsPerSchedule = 220;
/** After the last fault everything has to come together within this much time. */
const healWithinMs = 150_000;

/** One schedule of three phones, a server and their misfortunes, all of it from one integer. */
export async function play(seed: number): Promise<Outcome> {
	const listening = new Set(process.listeners('exit'));
	process.setMaxListeners(0);
	const schedule = await Schedule.begin(seed);
	for (let event = 0; event < eventsPerSchedule; event++) await schedule.next(event);
	await schedule.heal();
	const outcome = schedule.judge();
	schedule.end();
	// y-websocket waits for the end of the process with every provider; dead apps never take that back.
	for (const listener of process.listeners('exit'))
		if (!listening.has(listener)) process.off('exit', listener);
	return outcome;
}

export function isClean(outcome: Outcome): boolean {
	return Object.values(outcome).every((value) => !Array.isArray(value) || value.length === 0);
}

export class Schedule {
	readonly scene: Scene;
	readonly #rights: RightsWatch;
	#faults = 0;

	private constructor(scene: Scene) {
		this.scene = scene;
		this.#rights = new RightsWatch(scene, scene.oracle.edits);
	}

	static async begin(seed: number): Promise<Schedule> {
		const clock = new Clock();
		const server = new Server(clock);
		await server.start();
		const cast = await server.makeSchool();
		const world = { clock, seed, server };
		const phones = [
			new Phone('mentor', cast.mentorId, world),
			new Phone('mentee', cast.menteeId, world),
			seed % 2 === 0
				? new Phone('mentor-pc', cast.mentorId, world)
				: new Phone('curator', cast.curatorId, world)
		];
		const stage = { server, phones, documents: [cast.programmeId, cast.journalId] };
		const scene = { ...stage, clock, dice: new Dice(seed), oracle: new Oracle(stage), cast, seed };
		for (const phone of phones) phone.startTab();
		// A second tab for every other mentee.
		if (seed % 4 < 2) phones[1]!.startTab();
		await clock.pass(2_000);
		return new Schedule(scene);
	}

	async next(event: number): Promise<void> {
		const { dice, phones, clock, oracle } = this.scene;
		const phone = dice.oneOf(phones);
		const chance = dice.roll();
		if (chance < 0.55) await this.#edit(phone, event);
		else if (chance < 0.63) await this.#openOrClose(phone);
		else if (chance < 0.79) await clock.pass(dice.below(4_000));
		else if (chance < 0.82) await clock.pass(dice.below(90_000));
		else if (chance < 0.84) oracle.look();
		else await this.#meet(phone);
		if (dice.happens(0.5)) await clock.pass(dice.below(120));
		this.#rights.look();
	}

	/** Every fault ends, every app starts, and the people look at their documents. */
	async heal(): Promise<void> {
		const { server, phones } = this.scene;
		server.releaseDisk();
		await server.start();
		for (const phone of phones) {
			phone.network.weather = 'clear';
			phone.platter.drive.run();
			for (const tab of phone.tabs) tab.hand.thaw();
		}
		await settle();
		await this.#comeTogether();
		const refused = phones.filter((phone) => this.#isToldToOpenAgain(phone));
		if (refused.length === 0) return;
		for (const phone of refused) await openAgain(this.scene, phone);
		await this.#comeTogether();
	}

	async #comeTogether(): Promise<void> {
		const { phones, clock, documents } = this.scene;
		await this.#signAllIn();
		await clock.pass(healWithinMs);
		for (const { tabs } of phones)
			for (const tab of tabs) for (const id of documents) await this.#open(tab, id);
		// Long enough for the outbox to be swept twice.
		await clock.pass(70_000);
	}

	/**
	 * [P8a] Days after a restore are counted by the server's clock. One that jumped gives ids to whoever
	 * gives words back, and their author reads that the app has to be opened again.
	 */
	#isToldToOpenAgain({ name, tabs }: Phone): boolean {
		const { server, oracle, documents } = this.scene;
		if (server.epoch === 'epoch-1') return false;
		const refused = documents.filter((id) =>
			tabs.some((tab) => tab.document(id)?.state.current.refusal === 'foreign-client-id')
		);
		if (refused.length === 0) return false;
		const apart = oracle.apart();
		return refused.some((id) => apart.includes(`outbox of ${name} in ${id}`));
	}

	judge(): Outcome {
		const { oracle, server, phones, seed } = this.scene;
		oracle.look();
		return {
			...{ seed, events: eventsPerSchedule, faults: this.#faults, edits: oracle.edits.length },
			...{ lost: oracle.lost(), doubled: oracle.doubled(), apart: oracle.apart() },
			...{ untrue: oracle.untrue },
			misattributed: [...oracle.misattributed, ...this.#rights.trespasses],
			troubles: [...server.troubles, ...phones.flatMap(({ troubles }) => troubles)]
		};
	}

	end(): void {
		this.scene.server.kill();
		for (const phone of this.scene.phones) phone.forget();
	}

	async #meet(phone: Phone): Promise<void> {
		this.#faults++;
		await misfortune(this.scene, phone);
	}

	async #edit(phone: Phone, event: number): Promise<void> {
		const { dice, documents, oracle, cast } = this.scene;
		const id = dice.oneOf(documents);
		const tab = await this.#tabOf(phone);
		if (!tab) return;
		await this.#open(tab, id);
		const opened = tab.document(id);
		if (!tab.isAwake || !opened || opened.mode.current === 'read-only') return;
		const before = tab.unwritten;
		const isJournal = id === cast.journalId;
		const mark = isJournal
			? writeMeeting(opened.doc, event)
			: writeProgramme(opened.doc, event, dice);
		if (mark === undefined) return;
		const numbers = [...tab.unwritten].filter((number) => !before.has(number));
		const { personId, name } = phone;
		oracle.note({ mark, document: id, personId, phone: name, tab, numbers });
	}

	async #openOrClose(phone: Phone): Promise<void> {
		const id = this.scene.dice.oneOf(this.scene.documents);
		const tab = await this.#tabOf(phone);
		if (tab?.document(id)) tab.close(id);
		else if (tab) await this.#open(tab, id);
		await settle();
	}

	/** One that the person can use; whoever was signed out signs in again first. */
	async #tabOf(phone: Phone): Promise<Tab | undefined> {
		const awake = phone.tabs.filter(({ isAwake }) => isAwake);
		const tab = awake.length > 0 ? this.scene.dice.oneOf(awake) : undefined;
		if (tab && !tab.isSignedIn) await this.#signIn(tab);
		return tab?.isSignedIn ? tab : undefined;
	}

	async #signIn(tab: Tab): Promise<void> {
		void tab.device.signIn({ link: 'a link' });
		await this.scene.clock.pass(1_000);
	}

	async #signAllIn(): Promise<void> {
		for (let round = 0; round < 5; round++) {
			const tabs = this.scene.phones.flatMap((phone) => phone.tabs);
			for (const tab of tabs) if (!tab.isSignedIn) await this.#signIn(tab);
			await this.scene.clock.pass(5_000);
		}
	}

	async #open(tab: Tab, id: string): Promise<void> {
		// Not waited for: a disk that is held back opens nothing now, and the person goes on to something else.
		void tab.open(id);
		await this.scene.clock.pass(1);
		await settle();
	}
}
