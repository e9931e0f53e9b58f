import { expect } from 'playwright/test';
import type { Page } from 'playwright/test';
import { barriersOn } from './barriers.ts';
import { firstPairOf, phoneOf, test, networkIsBack } from './school.ts';

test('a photo of a meeting, attached without a network, is opened by the other, and again without a network', async ({
	browser,
	school
}) => {
	// Two phones, each started twice, and a link that comes back by itself.
	test.slow();
	const { mentor, mentee } = firstPairOf(await school.loadDemo());
	const hers = await phoneOf(browser, mentor);
	const his = await phoneOf(browser, mentee);
	await hers.getByRole('link', { name: 'Встречи', exact: true }).click();
	await hers.getByText('Подтвердили оба').first().click();
	await expect(materials(hers)).toBeVisible();
	const address = hers.url();

	school.network.turn('refuse');
	await expect(chip(hers)).toContainText(/Сервер не отвечает|Без интернета/);
	await materials(hers)
		.getByLabel('Выбрать фото')
		.setInputFiles({ name: 'доска.png', mimeType: 'image/png', buffer: await picture(hers) });
	await expect(tile(hers)).toHaveAccessibleDescription(/Только на этом устройстве/);

	// Closed and opened again without a network: the photo is on the phone.
	await hers.reload();
	await tile(hers).click();
	const shown = hers.getByRole('dialog');
	await expect(shown.getByRole('img')).toBeVisible();
	await shown.getByLabel('Подпись').fill('Доска после урока');
	await hers.keyboard.press('Escape');
	await expect(tile(hers, 'Доска после урока')).toBeVisible();

	await networkIsBack(school, browser);
	await expect(tile(hers, 'Доска после урока')).toHaveAccessibleDescription(/и на сервере/, {
		timeout: 60_000
	});
	await expect(chip(hers)).toHaveAccessibleName(/\d\d:\d\d/, { timeout: 60_000 });

	await his.goto(address);
	await expect(tile(his, 'Доска после урока')).toHaveAccessibleDescription(/Ещё не скачано/);
	await tile(his, 'Доска после урока').click();
	await his.getByRole('button', { name: /Скачать/ }).click();
	await expect(his.getByRole('dialog').getByRole('img')).toBeVisible();
	expect(await sizeOf(his)).toEqual([1600, 800]);
	expect(await barriersOn(his)).toEqual([]);

	school.network.turn('refuse');
	await his.reload();
	await tile(his, 'Доска после урока').click();
	await expect(his.getByRole('dialog').getByRole('img')).toBeVisible();
	await expect(his.getByRole('dialog').getByText(/Добавлено: /)).toBeVisible();

	// Removed by mistake, and back: first by the word that says so, then from the bin.
	await his.getByRole('button', { name: 'Удалить', exact: true }).click();
	await expect(tile(his, 'Доска после урока')).toHaveCount(0);
	await his.getByText('Удалённые вложения: 1').click();
	await his.getByRole('button', { name: 'Вернуть', exact: true }).click();
	await expect(tile(his, 'Доска после урока')).toBeVisible();

	// What does something when it is opened is not attached, and a person is told what may be.
	await materials(his)
		.getByLabel('Выбрать файл')
		.setInputFiles({ name: 'план.exe', mimeType: 'text/plain', buffer: Buffer.from('MZ\u0000') });
	await expect(his.getByRole('alert')).toContainText('Такие файлы не прикрепляют');
	await his.getByRole('button', { name: 'Понятно' }).click();
	expect(await barriersOn(his)).toEqual([]);
});

const chip = (page: Page) => page.getByRole('button', { name: /Связь и сохранность/ });
const materials = (page: Page) => page.getByRole('region', { name: 'Материалы встречи' });
const tile = (page: Page, name = 'Фото') => page.getByRole('button', { name: `Открыть: ${name}` });

/** As a camera makes it: larger than it is kept. */
async function picture(page: Page): Promise<Buffer> {
	const bytes = await page.evaluate(async () => {
		const canvas = new OffscreenCanvas(2400, 1200);
		const context = canvas.getContext('2d')!;
		for (let at = 0; at < 400; at++) {
			context.fillStyle = `hsl(${at * 7} 60% ${30 + (at % 50)}%)`;
			context.fillRect((at * 131) % 2400, (at * 71) % 1200, 240, 120);
		}
		const drawn = await canvas.convertToBlob({ type: 'image/png' });
		return [...new Uint8Array(await drawn.arrayBuffer())];
	});
	return Buffer.from(bytes);
}

function sizeOf(page: Page): Promise<readonly number[]> {
	const shown = page.getByRole('dialog').getByRole('img');
	return shown.evaluate((image: HTMLImageElement) => [image.naturalWidth, image.naturalHeight]);
}
