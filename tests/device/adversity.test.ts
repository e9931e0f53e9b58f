import { expect, test } from 'vitest';
import * as Y from 'yjs';
import type { OpenDocument } from '#lib/device/surface.ts';
import { openSchool } from '../server/hub/school.ts';
import { HandClock } from '../support/hand-clock.ts';
import type { Weather } from '../support/hand-network.ts';
import { pass, Phone } from '../support/phone.ts';
import type { Tab } from '../support/phone.ts';
import { settle, turns } from '../support/turns.ts';

/** `SEEDS=300` for a long run; `SEED=17` for one of them again. */
const only = process.env.SEED ? Number(process.env.SEED) : undefined;
const seeds = only
	? [only]
	: Array.from({ length: Number(process.env.SEEDS ?? 25) }, (_, at) => at + 1);
const documents = ['notes.1', 'journal.1'] as const;
const root = { 'notes.1': 'note:1', 'journal.1': 'meetings' } as const;

/** Every word is a key of its own, so that nothing can hide a loss. */
interface Word {
	readonly key: string;
	readonly document: (typeof documents)[number];
	/** The phone said that it was saved, before anything happened to it. */
	saved: boolean;
}

class Player {
	readonly phone: Phone;
	readonly words: Word[] = [];
	readonly #dice: HandClock;
	#tabs: { readonly tab: Tab; readonly open: Map<string, OpenDocument> }[] = [];
	#written = 0;

	constructor(phone: Phone, dice: HandClock) {
		this.phone = phone;
		this.#dice = dice;
	}

	#roll(sides: number): number {
		return Math.floor(this.#dice.random() * sides);
	}

	#anyTab() {
		return this.#tabs[this.#roll(this.#tabs.length)];
	}

	async step(): Promise<void> {
		if (this.#tabs.length === 0) return this.openTab();
		const roll = this.#roll(100);
		if (roll < 62) return this.write();
		if (roll < 68) return this.openTab();
		if (roll < 72) return this.closeDocument();
		if (roll < 84) return this.changeWeather();
		if (roll < 89) return this.killTab();
		if (roll < 92) return this.crash();
		if (roll < 96) return this.freeze();
		return this.fillDisk();
	}

	async openTab(): Promise<void> {
		if (this.#tabs.length >= 3) return;
		this.#tabs.push({ tab: await this.phone.openTab(), open: new Map() });
	}

	async write(): Promise<void> {
		const at = this.#anyTab();
		const document = documents[this.#roll(2)]!;
		const opened = at?.open.get(document);
		if (!at || at.tab.room.isFrozen) return;
		if (!opened) {
			const opening = at.tab.device.open(document);
			await this.#moment(2_500);
			at.open.set(document, await opening);
			return;
		}
		if (opened.mode.current !== 'read-write') return;
		const word: Word = { key: `${this.phone.person}${this.#written++}`, document, saved: false };
		const map = opened.doc.getMap(document === 'journal.1' ? 'meetings' : 'meta');
		if (document === 'journal.1') map.set(word.key, new Y.Map());
		else opened.doc.getText(root[document]).insert(0, `${word.key};`);
		this.words.push(word);
		await turns(this.#roll(6));
		if (at.tab.device.facts.current.saved.at === 'saved') word.saved = true;
	}

	async closeDocument(): Promise<void> {
		const at = this.#anyTab();
		const [id] = [...(at?.open.keys() ?? [])];
		if (!at || !id || at.tab.room.isFrozen) return;
		at.open.get(id)?.close();
		at.open.delete(id);
	}

	changeWeather(): Promise<void> {
		const weathers: readonly Weather[] = [
			...(['clear', 'clear', 'no-network', 'swallows', 'no-websocket', 'portal'] as const)
		];
		this.phone.network.become(weathers[this.#roll(weathers.length)]!);
		return Promise.resolve();
	}

	killTab(): Promise<void> {
		const [gone] = this.#tabs.splice(this.#roll(this.#tabs.length), 1);
		gone?.tab.kill();
		return Promise.resolve();
	}

	async crash(): Promise<void> {
		this.phone.crash();
		this.#tabs = [];
		await settle();
		this.phone.restart();
	}

	async freeze(): Promise<void> {
		const at = this.#anyTab();
		at?.tab.room.freeze();
		await this.#moment(this.#roll(4_000));
		at?.tab.room.thaw();
	}

	async fillDisk(): Promise<void> {
		this.phone.platter.drive.abort('no-room');
		await this.#moment(this.#roll(5_000));
		this.phone.platter.drive.run();
	}

	async calmDown(): Promise<void> {
		this.phone.platter.drive.run();
		this.phone.network.become('clear');
		if (this.#tabs.length === 0) await this.openTab();
		for (const { tab } of this.#tabs) tab.show();
	}

	get tabs(): readonly Tab[] {
		return this.#tabs.map(({ tab }) => tab);
	}

	get opened(): readonly OpenDocument[] {
		return this.#tabs.flatMap(({ open }) => [...open.values()]);
	}

	#moment(ms: number): Promise<void> {
		return this.phone.clock.advance(ms);
	}
}

function wordsIn(doc: Y.Doc, document: string): readonly string[] {
	if (document === 'journal.1') return [...doc.getMap('meetings').keys()];
	return doc.getText('note:1').toString().split(';').filter(Boolean);
}

for (const seed of seeds) {
	test(`whatever happens, no saved word is lost, none comes twice, and all agree (seed ${seed})`, async () => {
		await using school = await openSchool();
		const clock = new HandClock(seed);
		const players = ['mentor', 'mentee'].map(
			(person) => new Player(new Phone(school, person, clock).signedIn(), clock)
		);
		for (let step = 0; step < 150; step++) {
			await players[step % 2]!.step();
			await pass(Math.floor(clock.random() * 2_500), clock, school);
		}
		for (const player of players) await player.calmDown();
		await pass(150_000, clock, school);
		for (const document of documents) {
			const stored = wordsIn(await school.stored(document), document);
			expect(new Set(stored).size).toBe(stored.length);
			const saved = players
				.flatMap(({ words }) => words)
				.filter((word) => word.document === document && word.saved)
				.map(({ key }) => key);
			expect(saved.filter((key) => !stored.includes(key))).toEqual([]);
			for (const player of players) {
				for (const opened of player.opened.filter(({ id }) => id === document)) {
					expect([...wordsIn(opened.doc, document)].sort()).toEqual([...stored].sort());
				}
			}
		}
		for (const player of players) {
			for (const tab of player.tabs) {
				const { sent, saved } = tab.device.facts.current;
				expect({ sent: sent.at, saved: saved.at }).toEqual({ sent: 'sent', saved: 'saved' });
			}
			await player.phone.close();
		}
	});
}
