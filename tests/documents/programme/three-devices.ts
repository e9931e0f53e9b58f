import * as Y from 'yjs';
import { expect } from 'vitest';
import { listNames, programmeTexts, stepStatuses } from '#lib/domain/programme.ts';
import { removalsIn } from '#lib/documents/programme/bin.ts';
import { ProgrammeDeeds } from '#lib/documents/programme/deeds.ts';
import { historyOf } from '#lib/documents/programme/history.ts';
import { readProgramme } from '#lib/documents/programme/read.ts';
import { programmeText } from '#lib/documents/programme/text.ts';
import { clashesIn } from '#lib/documents/programme/registers.ts';
import { remarksIn } from '#lib/documents/programme/remarks.ts';
import { Dice } from '../../simulation/dice.ts';
import { Oracle } from './oracle.ts';

const start = Date.UTC(2026, 8, 1, 8);

/** One person's device: it writes, and leaves what it wrote in files that go their own ways. */
export class Device {
	readonly doc = new Y.Doc();
	readonly name: string;
	readonly deeds: ProgrammeDeeds;
	now = start;
	/** What is in no file yet. */
	#unpacked: Uint8Array[] = [];

	constructor(name: string, clientId: number) {
		this.name = name;
		this.doc.clientID = clientId;
		let made = 0;
		this.deeds = new ProgrammeDeeds({
			doc: this.doc,
			author: () => ({ personId: name, name, at: this.now }),
			newId: () => `${name}${++made}`
		});
		this.doc.on('update', (update: Uint8Array, origin: unknown) => {
			if (origin !== 'remote') this.#unpacked.push(update);
		});
	}

	pack(): Uint8Array | undefined {
		const [first, ...others] = this.#unpacked;
		this.#unpacked = [];
		return first && Y.mergeUpdates([first, ...others]);
	}

	take(update: Uint8Array): void {
		Y.applyUpdate(this.doc, update, 'remote');
	}
}

/** A whole schedule: deeds, meetings of two devices, and files that come late, twice, or never. */
export class Schedule {
	readonly devices = ['a', 'b', 'c'].map((name, at) => new Device(name, at + 1));
	readonly oracle = new Oracle();
	readonly #dice: Dice;
	readonly #files: { readonly to: Device; readonly update: Uint8Array }[] = [];
	#letters = 0;

	constructor(seed: number) {
		this.#dice = new Dice(seed);
	}

	play(length: number): void {
		for (let at = 0; at < length; at++) this.#turn();
		for (let round = 0; round < 2; round++)
			for (const one of this.devices) for (const other of this.devices) meet(one, other);
		this.#judge();
	}

	#turn(): void {
		const device = this.#dice.oneOf(this.devices);
		device.now += this.#dice.below(3 * 86_400_000);
		const chance = this.#dice.below(20);
		if (chance < 14) this.#write(device);
		else if (chance < 16) meet(device, this.#dice.oneOf(this.devices));
		else if (chance < 18) this.#post(device);
		else this.#deliver();
	}

	#post(from: Device): void {
		const update = from.pack();
		if (!update) return;
		for (const to of this.devices) if (to !== from) this.#files.push({ to, update });
	}

	/** A file stays where it is, to come a second time, or is lost. */
	#deliver(): void {
		if (this.#files.length === 0) return;
		const at = this.#dice.below(this.#files.length);
		const file = this.#files[at];
		const fate = this.#dice.below(3);
		if (fate !== 0) file?.to.take(file.update);
		if (fate !== 1) this.#files.splice(at, 1);
	}

	#write(device: Device): void {
		const deeds = [...this.#recordDeeds(device), ...this.#otherDeeds(device)];
		this.oracle.watch(device, this.#dice.oneOf(deeds));
	}

	#recordDeeds({ doc, deeds, now }: Device): readonly (() => void)[] {
		const { dice, word } = { dice: this.#dice, word: () => this.#letter() };
		const { steps, tasks } = readProgramme(doc);
		const { bin, doubted } = removalsIn(doc);
		const gone = [...bin, ...doubted];
		const step = oneOfSome(dice, steps);
		const task = oneOfSome(dice, tasks);
		const name = dice.oneOf(listNames);
		const item = oneOfSome<{ readonly id: string }>(dice, readProgramme(doc).lists[name]);
		const today = new Date(now).toISOString().slice(0, 10);
		return [
			() => void deeds.addStep({ title: word(), taskId: task?.id ?? '' }),
			() => void deeds.addTask({ title: word() }),
			() => deeds.change({ root: name, id: word() }, { [cellOf(name)]: word() }),
			() => step && deeds.changeStep(step.id, { term: word() }),
			() => step && deeds.changeStep(step.id, { title: word(), expected: word() }),
			() => step && deeds.setStatus(step.id, dice.oneOf(stepStatuses), today),
			() => step && deeds.moveStep(step.id, dice.below(steps.length)),
			() => step && deeds.remove({ root: 'steps', id: step.id }),
			() => task && deeds.changeTask(task.id, { title: word(), outcome: word() }),
			() => task && deeds.remove({ root: 'tasks', id: task.id }),
			() => item && deeds.change({ root: name, id: item.id }, { [cellOf(name)]: word() }),
			() => item && deeds.remove({ root: name, id: item.id }),
			() => gone.length > 0 && deeds.bringBack(dice.oneOf(gone))
		];
	}

	#otherDeeds(device: Device): readonly (() => void)[] {
		const { doc, deeds, now } = device;
		const { dice, word } = { dice: this.#dice, word: () => this.#letter() };
		const clash = oneOfSome(dice, clashesIn(doc, now));
		const change = oneOfSome(dice, historyOf(doc));
		const remark = oneOfSome(dice, remarksIn(doc));
		const text = deeds.text(dice.oneOf(programmeTexts));
		const typing = (): void =>
			text.write({ at: dice.below(text.value.length + 1), remove: 0, insert: word() });
		return [
			typing,
			typing,
			() => deeds.fillInTitle({ place: word() }),
			() => deeds.fillInTitle({ decision: word(), meetingRule: word() }),
			() => deeds.fillInPerson(dice.oneOf(['a', 'b']), 'post', word()),
			() => this.oracle.say(word(), (said) => deeds.say('', said, [])),
			() => remark && deeds.settleRemark(remark.id, dice.below(2) === 0),
			() => change && deeds.restore(change),
			() => change && dice.below(4) === 0 && deeds.restoreBefore(change.at),
			() => {
				const chosen = clash && dice.oneOf(clash.writes);
				if (clash && chosen) this.oracle.settle(device, { ...clash, value: chosen.value });
			}
		];
	}

	/** Each is another letter, so that one which was lost is missed. */
	#letter(): string {
		return String.fromCharCode(0x4e00 + this.#letters++);
	}

	#judge(): void {
		const [first, ...others] = this.devices.map(({ doc }) => factsOf(doc));
		for (const other of others) expect(other).toEqual(first);
		const [device] = this.devices;
		if (device) this.oracle.judge(device.doc);
	}
}

const cells = { difficulties: 'words', results: 'aim', risks: 'risk', checks: 'survey' } as const;
const cellOf = (name: keyof typeof cells): string => cells[name];

function oneOfSome<T>(dice: Dice, all: readonly T[]): T | undefined {
	return all.length === 0 ? undefined : dice.oneOf(all);
}

function meet(one: Device, other: Device): void {
	one.take(Y.encodeStateAsUpdate(other.doc, Y.encodeStateVector(one.doc)));
	other.take(Y.encodeStateAsUpdate(one.doc, Y.encodeStateVector(other.doc)));
}

function factsOf(doc: Y.Doc): unknown {
	return {
		programme: readProgramme(doc),
		texts: programmeTexts.map((name) => programmeText(doc, name).value),
		history: historyOf(doc),
		clashes: clashesIn(doc, start),
		removals: removalsIn(doc),
		remarks: remarksIn(doc)
	};
}
