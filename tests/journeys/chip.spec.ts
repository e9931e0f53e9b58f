import { chromium, expect } from 'playwright/test';
import type { Page } from 'playwright/test';
import { selfSigned } from '../support/self-signed.ts';
import type { Weather } from '../support/tcp-proxy.ts';
import { firstPairOf, phoneOf, School, test } from './school.ts';

/** From the change of the weather to the truth on the chip. */
const withinMs = 2_000;

test.describe('the chip tells the truth within two seconds', () => {
	const silences: readonly (readonly [string, Weather])[] = [
		['[N9] when nobody answers', 'refuse'],
		['[N9] when connections are reset', 'reset'],
		['[N3] when a gateway answers for a broken server', 'server-error']
	];
	for (const [when, weather] of silences) {
		test(`${when}: the internet is there, our server is not`, async ({ browser, school }) => {
			const phone = await readyPhone(browser, school);
			school.network.turn(weather);
			await expect(chip(phone)).toContainText('Сервер не отвечает', { timeout: withinMs });
			await editTopic(phone, 'Сказано без связи');
			await expect(chip(phone)).toContainText(/Сервер не отвечает\s·\s1/, { timeout: withinMs });
			school.network.turn('clear');
			await phone.getByRole('button', { name: /Связь и сохранность/ }).click();
			await phone.getByRole('button', { name: 'Проверить сейчас' }).click();
			await expect(chip(phone)).toContainText(/\d\d:\d\d/);
		});
	}

	test('[N3] when the network shows a page of its own', async ({ browser, school }) => {
		const phone = await readyPhone(browser, school);
		school.network.turn('captive-portal');
		await expect(chip(phone)).toContainText('Сеть просит вход', { timeout: withinMs });
		await phone.reload();
		await expect(phone.getByRole('heading', { level: 1 })).toBeVisible();
		await expect(phone.getByText('Вход в сеть')).toHaveCount(0);
	});

	test('[N9] when somebody between answers with a certificate of their own', async ({
		launchOptions
	}) => {
		const certificate = selfSigned();
		const school = await School.open(certificate);
		const browser = await chromium.launch({
			...launchOptions,
			args: [
				...(launchOptions.args ?? []),
				`--ignore-certificate-errors-spki-list=${certificate.fingerprint}`
			]
		});
		try {
			const phone = await readyPhone(browser, school);
			school.network.turn('wrong-certificate');
			await expect(chip(phone)).toContainText('Сервер не отвечает', { timeout: withinMs });
			await editTopic(phone, 'Сказано при чужом сертификате');
			await expect(chip(phone)).toContainText(/Сервер не отвечает\s·\s1/, { timeout: withinMs });
			await phone.reload();
			await expect(phone.getByRole('textbox', { name: 'Тема' })).toHaveValue(
				'Сказано при чужом сертификате'
			);
			await expect(chip(phone)).toContainText(/Сервер не отвечает\s·\s1/);
			// Nobody is asked over and over: each next try waits longer than the one before.
			expect(school.network.countVisits()).toBeLessThan(60);
			school.network.turn('clear');
			await phone.getByRole('button', { name: /Связь и сохранность/ }).click();
			await phone.getByRole('button', { name: 'Проверить сейчас' }).click();
			await expect(chip(phone)).toContainText(/\d\d:\d\d/);
		} finally {
			await browser.close();
			await school.close();
		}
	});

	test('[N1] when the phone has no network at all', async ({ browser, school }) => {
		const phone = await readyPhone(browser, school);
		school.network.turn('refuse');
		await phone.context().setOffline(true);
		await expect(chip(phone)).toContainText('Без интернета', { timeout: withinMs });
		await editTopic(phone, 'Сказано в тоннеле');
		await expect(chip(phone)).toContainText(/На устройстве\s·\s1/, { timeout: withinMs });
		await phone.context().setOffline(false);
		school.network.turn('clear');
		await expect(chip(phone)).toContainText(/\d\d:\d\d/, { timeout: 60_000 });
	});

	test('[N1] when the link is half open, nothing is called sent that is not', async ({
		browser,
		school
	}) => {
		const phone = await readyPhone(browser, school);
		school.network.turn('swallow');
		await editTopic(phone, 'Сказано в пустоту');
		await expect(chip(phone)).toContainText(/1/, { timeout: withinMs });
		await expect(chip(phone)).not.toContainText(/\d\d:\d\d/);
		// Ten seconds without an answer while writing, more if documents were still being opened: then
		// the link is given up and the truth is said.
		await expect(chip(phone)).toContainText(
			/Сервер не отвечает\s·\s1|Проверяем связь|На устройстве\s·\s1/,
			{
				timeout: 50_000
			}
		);
		school.network.turn('clear');
		await expect(chip(phone)).toContainText(/\d\d:\d\d/, { timeout: 60_000 });
	});

	test('[N2] when WebSocket is blocked, everything goes by plain HTTP', async ({
		browser,
		school
	}) => {
		const phone = await readyPhone(browser, school);
		school.network.turn('no-websocket');
		await editTopic(phone, 'Сказано через посредника');
		await expect(chip(phone)).toContainText(/\d\d:\d\d/, { timeout: 30_000 });
	});

	test('while somebody types it does not turn with each letter, and calls sent what was before a pause', async ({
		browser,
		school
	}) => {
		const phone = await readyPhone(browser, school);
		await phone.getByLabel('Тема').focus();
		await expect(chip(phone)).toHaveAttribute('data-tone', 'plain');
		const pauses = await chip(phone).evaluateHandle((shown) => {
			const before: number[] = [];
			let keyAt = -Infinity;
			addEventListener('keydown', () => (keyAt = performance.now()), true);
			const watched = { attributes: true, attributeFilter: ['data-tone'] };
			new MutationObserver(() => {
				if (shown.dataset.tone === 'plain') before.push(performance.now() - keyAt);
			}).observe(shown, watched);
			return before;
		});
		await phone.keyboard.type('shag za shagom', { delay: 60 });
		await expect.poll(() => pauses.evaluate(({ length }) => length)).toBeGreaterThan(0);
		expect(Math.min(...(await pauses.jsonValue()))).toBeGreaterThan(700);
		await expect(chip(phone)).toContainText(/\d\d:\d\d/);
	});

	test('while somebody types the name beside it stays whole and the page stays where it is', async ({
		browser,
		school
	}) => {
		const phone = await readyPhone(browser, school);
		await phone.goto(`${school.address}/programme`);
		await expect(chip(phone)).toContainText(/\d\d:\d\d/);
		const bar = phone.getByRole('banner');
		const before = await bar.evaluate((shown) => shown.getBoundingClientRect().height);
		// Nothing answers, so that what is being sent stays so.
		school.network.turn('swallow');
		await phone.getByLabel('Цель', { exact: true }).focus();
		await phone.keyboard.type('shag');
		await expect(chip(phone)).toContainText('Отправляем');
		expect(await bar.evaluate((shown) => shown.getBoundingClientRect().height)).toBe(before);
	});

	test('when the server is killed and comes back, nothing is lost and nobody has to ask', async ({
		browser,
		school
	}) => {
		const phone = await readyPhone(browser, school);
		await school.kill();
		await expect(chip(phone)).toContainText('Сервер не отвечает', { timeout: withinMs });
		await editTopic(phone, 'Сказано, пока сервер лежал');
		await school.start();
		await expect(chip(phone)).toContainText(/\d\d:\d\d/, { timeout: 60_000 });
	});
});

const chip = (page: Page) => page.getByRole('button', { name: /Связь и сохранность/ });

async function readyPhone(browser: Parameters<typeof phoneOf>[0], school: School): Promise<Page> {
	const { mentor } = firstPairOf(await school.loadDemo());
	const phone = await phoneOf(browser, mentor);
	await phone.getByRole('link', { name: 'Встречи', exact: true }).click();
	await phone.getByText('Подтвердили оба').first().click();
	await expect(phone.getByRole('textbox', { name: 'Тема' })).toBeVisible();
	await expect(chip(phone)).toContainText(/\d\d:\d\d/);
	return phone;
}

async function editTopic(phone: Page, words: string): Promise<void> {
	const topic = phone.getByRole('textbox', { name: 'Тема' });
	await topic.fill(words);
	await topic.blur();
}
