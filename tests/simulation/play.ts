import { addMeeting } from '#lib/documents/journal/commands.ts';
import { addStep, moveStep, setStepStatus } from '#lib/documents/programme/commands.ts';
import { programmeText, readProgramme } from '#lib/documents/programme/read.ts';
import { Clock } from './clock.ts';
import { Dice } from './dice.ts';
import { marksIn, pictureOf } from './ledger.ts';
import type { Edit } from './ledger.ts';
import { PersonDevice } from './person-device.ts';
import { Server } from './server.ts';
import type { Cast } from './server.ts';
import { settle } from './settle.ts';

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

/** One schedule of three devices, a server and their misfortunes, all of it from one integer. */
export async function play(seed: number): Promise<Outcome> {
	const schedule = new Schedule(seed);
	await schedule.begin();
	for (let event = 0; event < eventsPerSchedule; event++) await schedule.next(event);
	await schedule.heal();
	return schedule.judge();
}

class Schedule {
	readonly #seed: number;
	readonly #dice: Dice;
	readonly #clock = new Clock();
	readonly #server: Server;
	#cast!: Cast;
	#devices: readonly PersonDevice[] = [];
	#documents: readonly string[] = [];
	readonly #edits: Edit[] = [];
	/** Edits that were in memory only when their app died: they may be gone. */
	readonly #mayBeLost = new Set<string>();
	readonly #untrue: string[] = [];
	readonly #byDevice = new Map<PersonDevice, Map<string, Edit[]>>();
	#faults = 0;

	constructor(seed: number) {
		this.#seed = seed;
		this.#dice = new Dice(seed);
		this.#server = new Server(this.#clock);
	}

	async begin(): Promise<void> {
		await this.#server.start();
		this.#cast = await this.#server.makeSchool();
		const { mentorId, menteeId, curatorId, programmeId, journalId } = this.#cast;
		const world = { clock: this.#clock, dice: this.#dice, server: this.#server };
		this.#devices = [
			new PersonDevice('mentor', mentorId, world),
			new PersonDevice('mentee', menteeId, world),
			this.#seed % 2 === 0
				? new PersonDevice('mentor-pc', mentorId, world)
				: new PersonDevice('curator', curatorId, world)
		];
		this.#documents = [programmeId, journalId];
		for (const device of this.#devices) device.start();
		await this.#clock.pass(2_000);
	}

	async next(event: number): Promise<void> {
		const device = this.#dice.oneOf(this.#devices);
		const chance = this.#dice.roll();
		if (chance < 0.55) await this.#edit(device, event);
		else if (chance < 0.63) await this.#openOrClose(device);
		else if (chance < 0.8) await this.#clock.pass(this.#dice.below(4_000));
		else if (chance < 0.83) await this.#clock.pass(this.#dice.below(90_000));
		else if (chance < 0.86) this.#lookForUntruth();
		else await this.#fault(device);
		if (this.#dice.happens(0.5)) await this.#clock.pass(this.#dice.below(120));
	}

	/** Every fault ends, every app starts, and the people look at their documents. */
	async heal(): Promise<void> {
		this.#server.releaseDisk();
		await this.#server.start();
		for (const device of this.#devices) {
			device.network.weather = 'clear';
			device.platter.drive.run();
			device.start();
		}
		await this.#clock.pass(healWithinMs);
		for (const device of this.#devices)
			for (const id of this.#documents) await this.#open(device, id);
		await this.#clock.pass(5_000);
	}

	judge(): Outcome {
		const committed = new Map(this.#documents.map((id) => [id, this.#server.committed(id)]));
		const lost: string[] = [];
		const doubled: string[] = [];
		for (const { mark, document, device } of this.#edits) {
			const times = marksIn(committed.get(document)!).get(mark) ?? 0;
			if (times === 0 && !this.#mayBeLost.has(mark)) lost.push(`${mark} of ${device}`);
			if (times > 1) doubled.push(`${mark} of ${device}`);
		}
		const troubles = [
			...this.#server.troubles,
			...this.#devices.flatMap((device) => device.troubles)
		];
		return {
			...{ seed: this.#seed, events: eventsPerSchedule, faults: this.#faults },
			...{ edits: this.#edits.length, lost, doubled, untrue: this.#untrue, troubles },
			misattributed: this.#misattributed(),
			apart: this.#apart()
		};
	}

	async #edit(device: PersonDevice, event: number): Promise<void> {
		const id = this.#dice.oneOf(this.#documents);
		await this.#open(device, id);
		const opened = device.document(id);
		if (!opened || opened.mode.current === 'read-only') return;
		const mark = this.#write(opened.doc, { id, event });
		if (mark === undefined) return;
		const edit = { mark, document: id, personId: device.personId, device: device.name };
		this.#edits.push(edit);
		this.#editsOf(device, id).push(edit);
	}

	/** Gives the mark; undefined for a change that leaves none, such as a move. */
	#write(
		doc: Parameters<typeof addStep>[0],
		{ id, event }: { readonly id: string; readonly event: number }
	): string | undefined {
		if (id === this.#cast.journalId) {
			const date = '2026-11-21';
			addMeeting(doc, { id: `m${event}`, kind: 'working', createdBy: 'p', date });
			return `m${event}`;
		}
		const goal = programmeText(doc, 'goal');
		const steps = readProgramme(doc).steps;
		const step = steps[this.#dice.below(Math.max(1, steps.length))];
		switch (this.#dice.below(4)) {
			case 0:
				addStep(doc, { id: `s${event}`, title: `Шаг ${event}` });
				return `s${event}`;
			case 1:
				// Counted as an edit of its own kind: it must not be lost either, but leaves no mark.
				if (step) setStepStatus(doc, step.id, { status: 'done', today: '2026-11-21' });
				if (step) moveStep(doc, step.id, this.#dice.below(steps.length));
				return undefined;
			default: {
				// Between the marks, never inside of one: another person's mark must stay whole.
				const places = [...goal.value.matchAll(/‹/g)].map(({ index }) => index);
				const at = this.#dice.oneOf([...places, goal.value.length]);
				goal.write({ at, remove: 0, insert: `‹${event}›` });
				return `‹${event}›`;
			}
		}
	}

	async #openOrClose(device: PersonDevice): Promise<void> {
		const id = this.#dice.oneOf(this.#documents);
		if (device.document(id)) device.close(id);
		else await this.#open(device, id);
		await settle();
	}

	async #open(device: PersonDevice, id: string): Promise<void> {
		const opening = device.open(id);
		// A disk that is held back opens nothing now; the person goes on to something else.
		await Promise.race([opening, this.#clock.pass(1)]);
		await settle();
	}

	async #fault(device: PersonDevice): Promise<void> {
		this.#faults++;
		const { network, platter } = device;
		switch (this.#dice.below(13)) {
			case 0:
			case 1:
				network.weather = 'down';
				return network.cut();
			case 2:
				network.weather = 'swallows';
				return;
			case 3:
			case 4:
				network.weather = 'clear';
				return;
			case 5:
				return network.cut();
			case 6:
				return this.#kill(device);
			case 7:
				if (device.isRunning) platter.drive.abort('no-room');
				return;
			case 8:
				return platter.drive.run();
			case 9:
				this.#server.kill();
				for (const one of this.#devices) one.network.serverGone();
				await this.#clock.pass(this.#dice.below(20_000));
				return this.#server.start();
			case 10:
				return this.#troubleTheServersDisk();
			case 11:
				// Not waited for: a disk that is held back ends it later.
				void this.#server.fold(this.#dice.oneOf(this.#documents));
				return settle();
			default:
				return this.#rareFault(device);
		}
	}

	async #rareFault(device: PersonDevice): Promise<void> {
		switch (this.#dice.below(4)) {
			case 0:
				return device.turnClock((this.#dice.roll() - 0.5) * 20 * 365 * 86_400_000);
			case 1:
				return this.#server.takeCopy();
			case 2:
				for (const one of this.#devices) one.network.serverGone();
				this.#server.restore();
				return this.#server.start();
			default:
				return device.platter.drive.hold();
		}
	}

	#troubleTheServersDisk(): void {
		switch (this.#dice.below(3)) {
			case 0:
				return this.#server.holdDisk();
			case 1:
				return this.#server.releaseDisk();
			default:
				return this.#server.disk.failNext('full', 1 + this.#dice.below(3));
		}
	}

	async #kill(device: PersonDevice): Promise<void> {
		for (const id of this.#documents) {
			const made = this.#editsOf(device, id);
			const unkept = device.unkept(id);
			// Some transactions leave no mark, so this may forgive one edit too many, never one too few.
			for (const { mark } of made.slice(made.length - unkept)) this.#mayBeLost.add(mark);
			for (const { mark } of made)
				if (!this.#mayBeLost.has(mark) && !this.#isSomewhere(device, id, mark))
					this.#untrue.push(`${device.name} called ${mark} kept`);
			this.#byDevice.get(device)?.delete(id);
		}
		device.kill();
		await this.#clock.pass(this.#dice.below(8_000));
		device.start();
	}

	#isSomewhere(device: PersonDevice, id: string, mark: string): boolean {
		return (
			(marksIn(device.onDisk(id)).get(mark) ?? 0) > 0 ||
			(marksIn(this.#server.committed(id)).get(mark) ?? 0) > 0
		);
	}

	/** «Отправлено» must be true at every moment, not only at the end. */
	#lookForUntruth(): void {
		for (const device of this.#devices)
			for (const id of this.#documents) {
				const state = device.document(id)?.state.current;
				if (!state || state.unkept + state.unsent > 0) continue;
				const there = marksIn(this.#server.committed(id));
				for (const { mark } of this.#editsOf(device, id))
					if (!there.has(mark) && !this.#isOnDisk(device, id, mark))
						this.#untrue.push(`${device.name} called ${mark} sent`);
			}
	}

	/** After a restore the server may lack what it had stored; then the phone must still have it. */
	#isOnDisk(device: PersonDevice, id: string, mark: string): boolean {
		return this.#server.epoch !== 'epoch-1' && (marksIn(device.onDisk(id)).get(mark) ?? 0) > 0;
	}

	#misattributed(): readonly string[] {
		const wrong: string[] = [];
		const writers = new Set([this.#cast.mentorId, this.#cast.menteeId, this.#cast.curatorId]);
		for (const [id, { tail }] of this.#server.disk.documents)
			for (const { authorId, position } of tail)
				if (!writers.has(authorId)) wrong.push(`${id} ${position} by ${authorId}`);
		return wrong;
	}

	#apart(): readonly string[] {
		const apart: string[] = [];
		for (const id of this.#documents) {
			const wanted = pictureOf(this.#server.committed(id));
			for (const device of this.#devices) {
				const opened = device.document(id);
				if (!opened) apart.push(`${device.name} could not open ${id}`);
				else if (pictureOf(opened.doc) !== wanted) apart.push(`${device.name} in ${id}`);
				else if (opened.state.current.unsent + opened.state.current.unkept > 0)
					apart.push(`${device.name} still waits in ${id}`);
			}
		}
		return apart;
	}

	#editsOf(device: PersonDevice, id: string): Edit[] {
		const ofDevice = this.#byDevice.get(device) ?? new Map<string, Edit[]>();
		this.#byDevice.set(device, ofDevice);
		const edits = ofDevice.get(id) ?? [];
		ofDevice.set(id, edits);
		return edits;
	}
}
