import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
// Loaded before any test: the device loads it by itself, in turns of its own.
import '#lib/device/carrying.ts';
import '#lib/device/foreign-ids.ts';
import '#lib/device/packets/enrolment.ts';
import 'y-websocket';
import { openSchool } from '../server/hub/school.ts';
import type { School } from '../server/hub/school.ts';
import { HandClock } from '../support/hand-clock.ts';
import { handKit } from '../support/hand-kit.ts';
import { textOf, write } from '../support/notes.ts';
import { pass, Phone } from '../support/phone.ts';
import type { Tab } from '../support/phone.ts';
import { Dice } from './dice.ts';
import { settle } from '../support/turns.ts';

const notes = 'notes.1';
const eventsPerSchedule = 24;
const schedules = 1_000;
const perTest = 50;

interface Written {
	readonly mark: string;
	readonly person: string;
}

/**
 * Three phones of a pair whose networks come and go, and files between them: in any order, twice, never,
 * to the wrong one, or by somebody who only carries them. From one integer.
 */
class Play {
	readonly #school: School;
	readonly #clock = new HandClock();
	readonly #dice: Dice;
	readonly #phones: readonly Phone[];
	readonly #tabs = new Map<Phone, Tab>();
	readonly #air: Uint8Array[] = [];
	readonly #written: Written[] = [];
	taken = 0;
	carried = 0;

	constructor(school: School, seed: number) {
		this.#school = school;
		this.#dice = new Dice(seed);
		this.#phones = ['mentor', 'mentor', 'mentee'].map((person) => {
			const phone = new Phone(school, person, this.#clock).signedIn();
			phone.kit = handKit;
			return phone;
		});
	}

	async play(): Promise<readonly string[]> {
		for (const phone of this.#phones) this.#tabs.set(phone, await phone.openTab());
		await this.#after(6_000);
		for (let event = 0; event < eventsPerSchedule; event++) await this.#next(event);
		await this.#heal();
		const wrong = await this.#judge();
		for (const phone of this.#phones) await phone.close();
		return [...wrong, ...this.#phones.flatMap(({ troubles }) => troubles)];
	}

	#after(ms: number): Promise<void> {
		return pass(ms, this.#clock, this.#school);
	}

	async #next(event: number): Promise<void> {
		const phone = this.#dice.oneOf(this.#phones);
		const chance = this.#dice.roll();
		if (chance < 0.3) await this.#write(phone, `[${event}]`);
		else if (chance < 0.45) phone.network.become(this.#dice.happens(0.6) ? 'no-network' : 'clear');
		else if (chance < 0.62) await this.#pack(phone);
		else if (chance < 0.85) await this.#deliver(phone);
		else if (chance < 0.9) await this.#restart(phone);
		else if (chance < 0.95) phone.packetsRest = !phone.packetsRest;
		else await this.#after(this.#dice.below(45_000));
		await this.#after(200);
	}

	async #write(phone: Phone, mark: string): Promise<void> {
		const opened = await this.#tabs.get(phone)!.device.open(notes);
		write(opened.doc, mark);
		await settle();
		this.#written.push({ mark, person: phone.person });
		if (this.#dice.happens(0.5)) opened.close();
	}

	async #pack(phone: Phone): Promise<void> {
		const carrying = await this.#tabs.get(phone)!.device.carrying();
		const packed = await carrying.pack(this.#dice.happens(0.7) ? { pair: 'pair.1' } : 'server');
		if (packed.ok) this.#air.push(packed.bytes);
		for (const { kind, id } of await carrying.parcels()) {
			const answer = kind === 'answer' ? await carrying.giveAnswer(id) : undefined;
			if (answer) this.#air.push(answer.bytes);
		}
	}

	async #deliver(phone: Phone): Promise<void> {
		if (this.#air.length === 0) return;
		const bytes = this.#dice.oneOf(this.#air);
		if (this.#dice.happens(0.3)) this.#air.splice(this.#air.indexOf(bytes), 1);
		const carrying = await this.#tabs.get(phone)!.device.carrying();
		const preview = await carrying.lookAt(bytes);
		if (preview.ok) this.taken += Number(await carrying.takePacket(preview.packet));
		else if (preview.trouble === 'for-others') this.carried += Number(await carrying.carry(bytes));
		else if (preview.trouble === 'gap' && preview.pair !== undefined) {
			const asked = await carrying.askFor(preview.pair);
			if (asked.ok) this.#air.push(asked.bytes);
		}
		await settle();
	}

	async #restart(phone: Phone): Promise<void> {
		phone.crash();
		phone.restart();
		this.#tabs.set(phone, await phone.openTab());
	}

	async #heal(): Promise<void> {
		for (const phone of this.#phones) phone.network.become('clear');
		// Whoever opens a document now, before its packets were taken, must not give them as one's own.
		await this.#after(20_000);
		for (const phone of this.#phones) phone.packetsRest = false;
		await this.#after(100_000);
		for (const tab of this.#tabs.values()) await tab.device.open(notes);
		await this.#after(70_000);
	}

	async #judge(): Promise<readonly string[]> {
		const wrong: string[] = [];
		const server = textOf(await this.#school.stored(notes));
		const { tail } = await this.#school.storage.log.read(notes);
		for (const { mark, person } of this.#written) {
			if (server.split(mark).length !== 2) wrong.push(`«${mark}» is not there once: ${server}`);
			const authors = tail.filter(({ update }) => wordsIn(update).includes(mark));
			if (authors.some(({ authorId }) => authorId !== person)) wrong.push(`«${mark}» by another`);
		}
		for (const [phone, tab] of this.#tabs) {
			const shown = textOf((await tab.device.open(notes)).doc);
			if (shown !== server) wrong.push(`${phone.name} shows ${shown}, the server has ${server}`);
			const { at } = tab.device.facts.current.sent;
			if (at !== 'sent') wrong.push(`${phone.name} is not done: ${at}`);
			const left = [...phone.platter.parcels.values()].filter(
				// Somebody may carry to the server what was meant for another phone.
				({ kind, note }) => kind === 'received' || (kind === 'carried' && !note.refusal)
			);
			if (left.length > 0) wrong.push(`${phone.name} still holds ${left.length}`);
		}
		return wrong;
	}
}

function wordsIn(update: Uint8Array): string {
	return Y.decodeUpdate(update)
		.structs.map((struct) =>
			struct instanceof Y.Item && struct.content instanceof Y.ContentString
				? struct.content.str
				: ''
		)
		.join('');
}

describe('with packets by file nothing is lost, doubled, or called by another’s name', () => {
	const total = { taken: 0, carried: 0 };
	for (let from = 1; from <= schedules; from += perTest) {
		test(`in the schedules ${from} to ${from + perTest - 1}`, { timeout: 300_000 }, async () => {
			process.setMaxListeners(0);
			for (let seed = from; seed < from + perTest; seed++) {
				const school = await openSchool();
				const play = new Play(school, seed);
				expect({ seed, wrong: await play.play() }).toEqual({ seed, wrong: [] });
				await school[Symbol.asyncDispose]();
				total.taken += play.taken;
				total.carried += play.carried;
			}
		});
	}

	test('in which packets were taken and carried by the thousand', () => {
		expect(total.taken).toBeGreaterThan(schedules);
		expect(total.carried).toBeGreaterThan(schedules / 10);
	});
});
