import { expect } from 'playwright/test';
import type { CDPSession, Locator, Page } from 'playwright/test';
import { chanceOf } from '../support/chance.ts';
import { firstPairOf, phoneOf, test } from './school.ts';

/** More of them with `TYPING_WORDS=500`, another order with `TYPING_SEED=7`. */
const words = Number(process.env.TYPING_WORDS ?? 16);
const seed = Number(process.env.TYPING_SEED ?? 1);

test('every letter arrives, on a slow phone, in two tabs, by keys and by a composing keyboard, while the other writes there too', async ({
	browser,
	school
}) => {
	test.setTimeout(90_000 + words * 4_000);
	const { mentor, mentee } = firstPairOf(await school.loadDemo());
	const first = await phoneOf(browser, mentor);
	const his = await writerOn(await phoneOf(browser, mentee), school.address, {
		letter: 'о',
		written: []
	});
	await first.goto(`${school.address}/programme`);
	await first.getByLabel('Цель', { exact: true }).waitFor();
	let hers = await writerOn(await first.context().newPage(), school.address, {
		letter: 'н',
		written: []
	});
	const chance = chanceOf(seed);
	const half = Math.floor(words / 2);

	for (let word = 0; word < words; word++) {
		await hers.slowDown([1, 4, 10, 20][word % 4] ?? 1);
		if (word % 9 === 4) school.network.turn('refuse');
		if (word % 9 === 7) school.network.turn('clear');
		// The tab that leads goes, in the middle of a word of the other.
		const leaderGoes = word === half ? first.close() : undefined;
		// Another tab is typed into as soon as its field is there, while the rest of the app still comes.
		if (word === half + 4)
			hers = await writerOn(await hers.page.context().newPage(), school.address, hers);
		await Promise.all([hers.writeWord(chance), his.writeWord(chance), leaderGoes]);
	}
	school.network.turn('clear');
	await hers.slowDown(1);

	const written = [...hers.written, ...his.written].toSorted();
	for (const { field } of [hers, his])
		await expect
			.poll(async () => wordsOf(await field.inputValue()), { timeout: 60_000 })
			.toEqual(written);
	expect(await hers.field.inputValue()).toBe(await his.field.inputValue());
});

/** The words of this test in a text, each as often as it stands there; torn ones as they are torn. */
function wordsOf(text: string): readonly string[] {
	return text
		.split(/\s+/)
		.filter((word) => /[«»]/.test(word))
		.toSorted();
}

type Chance = () => number;

const pace = (chance: Chance): number => Math.floor(chance() ** 3 * 120);

interface Hand {
	/** Of which their words are made. */
	readonly letter: string;
	readonly written: string[];
}

class Writer implements Hand {
	readonly page: Page;
	readonly field: Locator;
	readonly letter: string;
	readonly written: string[];
	readonly #keys: CDPSession;

	constructor(page: Page, keys: CDPSession, { letter, written }: Hand) {
		this.page = page;
		this.field = page.getByLabel('Цель', { exact: true });
		this.letter = letter;
		this.written = written;
		this.#keys = keys;
	}

	async slowDown(rate: number): Promise<void> {
		await this.#keys.send('Emulation.setCPUThrottlingRate', { rate });
	}

	async writeWord(chance: Chance): Promise<void> {
		const word = `«${this.letter.repeat(1 + Math.floor(chance() * 5))}${this.written.length}»`;
		this.written.push(word);
		await this.#goBetweenWords(chance());
		const way = Math.floor(chance() * 4);
		if (way === 0) await this.#compose(`${word} `, word, chance);
		else if (way === 1) await this.#compose(`${word} `, word.replace(this.letter, 'ы'), chance);
		else await this.#press(`${word} `, way === 3, chance);
	}

	async #goBetweenWords(where: number): Promise<void> {
		await this.field.evaluate((area: HTMLTextAreaElement, share) => {
			const places = [0, ...[...area.value.matchAll(/\s/g)].map(({ index }) => index + 1)];
			const place = places[Math.floor(share * places.length)] ?? 0;
			area.focus();
			area.setSelectionRange(place, place);
		}, where);
	}

	async #press(text: string, slips: boolean, chance: Chance): Promise<void> {
		for (const letter of text) {
			if (slips) {
				await this.page.keyboard.type('ъ');
				await this.page.keyboard.press('Backspace');
			}
			await this.page.keyboard.type(letter, { delay: 0 });
			await this.page.waitForTimeout(pace(chance));
		}
	}

	/** As the keyboard of a phone does: the word grows under composition, and may be corrected at its end. */
	async #compose(text: string, said: string, chance: Chance): Promise<void> {
		for (let end = 1; end <= said.length; end++) {
			const part = said.slice(0, end);
			await this.#keys.send('Input.imeSetComposition', {
				...{ text: part, selectionStart: end, selectionEnd: end }
			});
			await this.page.waitForTimeout(pace(chance));
		}
		await this.#keys.send('Input.insertText', { text });
	}
}

async function writerOn(page: Page, address: string, hand: Hand): Promise<Writer> {
	await page.goto(`${address}/programme`);
	const writer = new Writer(page, await page.context().newCDPSession(page), hand);
	await writer.field.waitFor();
	return writer;
}

test('a field keeps what is typed for its own meeting, and gives way to what the other wrote', async ({
	browser,
	school
}) => {
	const { mentor, mentee } = firstPairOf(await school.loadDemo());
	const hers = await phoneOf(browser, mentor);
	const his = await phoneOf(browser, mentee);
	const topic = (page: Page) => page.getByLabel('Тема', { exact: true });
	const openMeeting = async (page: Page, at: number) => {
		await page.getByRole('heading', { level: 1, name: 'Встречи' }).waitFor();
		await page.locator('main li a[href*="/meetings/"]').nth(at).click();
		await topic(page).waitFor();
	};
	await hers.goto(`${school.address}/meetings`);
	await openMeeting(hers, 0);
	const before = await topic(hers).inputValue();
	const address = hers.url();
	await hers.getByRole('link', { name: 'Встречи', exact: true }).click();
	await openMeeting(hers, 1);
	await topic(hers).focus();
	await hers.keyboard.press('End');
	await hers.keyboard.type(' и ещё слово');
	// Past the list, to the other meeting, before the field was left.
	await hers.evaluate(() => window.history.go(-2));
	await hers.waitForURL(address);
	await expect(topic(hers)).toHaveValue(before);
	await hers.evaluate(() => window.history.go(2));
	await expect(topic(hers)).toHaveValue(/ и ещё слово$/);

	await his.goto(hers.url());
	await expect(topic(his)).toHaveValue(/ и ещё слово$/);
	await topic(hers).fill('Тема наставника');
	await expect(topic(his)).toHaveValue('Тема наставника');
	await topic(his).fill('Тема наставляемого');
	await topic(his).blur();
	await expect(topic(hers)).toBeFocused();
	await expect(topic(hers)).toHaveValue('Тема наставляемого');
	await topic(hers).blur();
	await topic(hers).focus();
	await hers.keyboard.press('End');
	await hers.keyboard.type('!');
	for (const page of [hers, his]) await expect(topic(page)).toHaveValue('Тема наставляемого!');
});
