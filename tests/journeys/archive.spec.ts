import { readFile } from 'node:fs/promises';
import { strFromU8, unzipSync } from 'fflate';
import { expect } from 'playwright/test';
import type { Browser, Page } from 'playwright/test';
import type { ArchiveManifest } from '#lib/domain/archive/manifest.ts';
import { hasNoBarriers } from './barriers.ts';
import { phoneOf, readyOffline, test, networkIsBack } from './school.ts';
import type { DemoLink, School } from './school.ts';

test('a copy made without a network brings everything back on a phone that has nothing', async ({
	browser,
	school
}) => {
	const phone = await phoneOf(browser, await personOf(school, 'mentor'));
	await openMeeting(phone);
	const other = await sameOn(browser, phone, school);
	school.network.turn('files-only');
	const topic = phone.getByRole('textbox', { name: 'Тема' });
	await topic.fill('Тема из деревни');
	await topic.blur();
	await expect(chip(phone)).toContainText(/·\s1/);
	const first = await made(phone);
	expect(first.manifest.documents.flatMap(({ unsent }) => unsent)).toHaveLength(1);
	expect(strFromU8(first.files['ПРОЧТИ.txt']!)).toContain('НЕ ЗАШИФРОВАНЫ');
	await hasNoBarriers(phone);

	await openArchive(other);
	await choose(other, first.bytes.subarray(0, first.bytes.length - 500));
	await expect(other.getByText('Копия повреждена, из неё ничего не взято')).toBeVisible();
	await choose(other, Buffer.from('Привет'));
	await expect(other.getByText('Это не копия из «Тропы»')).toBeVisible();
	await choose(other, first.bytes);
	await expect(other.getByText(/добавится 1\sизменение/)).toBeVisible();
	await hasNoBarriers(other);
	await other.getByRole('button', { name: 'Добавить', exact: true }).click();
	await expect(other.getByText('Добавлено и сохранено на этом устройстве')).toBeVisible();
	const second = await made(other);
	expect(statesOf(second.manifest)).toEqual(statesOf(first.manifest));

	await networkIsBack(school, browser);
	for (const page of [other, phone]) {
		await chip(page).click();
		await page.getByRole('button', { name: 'Проверить сейчас' }).click();
		await expect(chip(page)).toContainText(/\d\d:\d\d/);
		await page.getByRole('button', { name: 'Закрыть' }).click();
	}
	await choose(other, first.bytes);
	await expect(other.getByText('Добавлять нечего')).toBeVisible();
});

test('of a copy of somebody else nothing is taken but a plan, as steps of one’s own, and it can be taken back', async ({
	browser,
	school
}) => {
	const people = (await school.loadDemo()).filter(({ role }) => role === 'mentor');
	const theirs = await phoneOf(browser, people[0]!);
	await readyOffline(theirs);
	const { bytes } = await made(theirs);
	const phone = await phoneOf(browser, people[1]!);
	await readyOffline(phone);
	await openArchive(phone);
	await choose(phone, bytes);
	await expect(phone.getByText(/Это копия другого человека/)).toBeVisible();
	await expect(phone.getByRole('button', { name: 'Добавить', exact: true })).toHaveCount(0);
	await phone.getByRole('button', { name: 'Добавить цель и шаги' }).first().click();
	await expect(phone.getByText(/Добавлено: \d+\sшаг/)).toBeVisible();
	await hasNoBarriers(phone);
	await phone.getByRole('button', { name: 'Отменить' }).click();
	await phone.getByRole('button', { name: 'Добавить цель и шаги' }).first().click();
	await expect(phone.getByText(/Добавлено: \d+\sшаг/)).toBeVisible();
	await phone.getByRole('button', { name: 'Добавить цель и шаги' }).first().click();
	await expect(phone.getByText('Такие задачи в программе уже есть')).toBeVisible();
});

interface Made {
	readonly bytes: Buffer;
	readonly files: Readonly<Record<string, Uint8Array>>;
	readonly manifest: ArchiveManifest;
}

const chip = (page: Page) => page.getByRole('button', { name: /Связь и сохранность/ });
const statesOf = ({ documents }: ArchiveManifest) =>
	documents.map(({ id, state }) => [id, state]).sort();

async function personOf(school: School, role: string): Promise<DemoLink> {
	const person = (await school.loadDemo()).find((one) => one.role === role);
	if (!person) throw new Error(`the demo district has no ${role}`);
	return person;
}

/** A second phone, on which the same person has signed in. */
async function sameOn(browser: Browser, phone: Page, school: School): Promise<Page> {
	const storageState = await phone.context().storageState();
	const other = await (await browser.newContext({ storageState })).newPage();
	await other.goto(new URL('/more', school.address).href);
	await readyOffline(other);
	await expect(chip(other)).toContainText(/\d\d:\d\d/);
	return other;
}

async function openMeeting(page: Page): Promise<void> {
	await page.getByRole('link', { name: 'Встречи', exact: true }).click();
	await page.getByText('Подтвердили оба').first().click();
	await expect(page.getByRole('textbox', { name: 'Тема' })).toBeVisible();
	await readyOffline(page);
	await expect(chip(page)).toContainText(/\d\d:\d\d/);
}

async function openArchive(page: Page): Promise<void> {
	await page.getByRole('link', { name: 'Ещё', exact: true }).click();
	await page.getByRole('link', { name: /Копия данных/ }).click();
}

async function made(page: Page): Promise<Made> {
	await openArchive(page);
	// As in a browser that cannot write where the person points.
	await page.evaluate(() => Reflect.deleteProperty(window, 'showSaveFilePicker'));
	const waiting = page.waitForEvent('download');
	await page.getByRole('button', { name: 'Сделать копию' }).click();
	const download = await waiting;
	expect(download.suggestedFilename()).toMatch(/^tropa-\d{4}-\d\d-\d\d\.tropa$/);
	await expect(page.getByText(/Копия готова и передана в загрузки/)).toBeVisible();
	const bytes = await readFile(await download.path());
	const files = unzipSync(bytes);
	const manifest = JSON.parse(strFromU8(files['manifest.json']!)) as ArchiveManifest;
	expect(manifest.missing.documents).toEqual([]);
	return { bytes, files, manifest };
}

async function choose(page: Page, buffer: Buffer): Promise<void> {
	const another = page.getByRole('button', { name: 'Выбрать другую копию' });
	if (await another.isVisible()) await another.click();
	await page
		.getByLabel('Файл копии')
		.setInputFiles({ name: 'a.tropa', mimeType: 'application/octet-stream', buffer });
}
