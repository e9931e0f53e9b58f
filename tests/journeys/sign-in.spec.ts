import { expect } from 'playwright/test';
import type { Browser, Page } from 'playwright/test';
import { codeAt } from '../../server/auth/totp.ts';
import { hasNoBarriers } from './barriers.ts';
import {
	foundSchool,
	networkIsBack,
	ownPhrase,
	readyOffline,
	shellIsHere,
	test
} from './school.ts';

const names = { school: 'Школа посёлка Ключи', curator: 'Полозова Мария Андреевна' };

test('a curator sets a password and a second step, and comes in by them on another device', async ({
	browser,
	school
}) => {
	const office = await newPage(browser);
	const { secret, codes } = await foundSchool(office, school, names);
	expect(codes).toHaveLength(10);

	const phone = await newPage(browser);
	await phone.goto(school.address);
	await phone.getByRole('link', { name: 'Войти с паролем' }).click();
	await hasNoBarriers(phone);
	await phone.getByRole('button', { name: 'Войти', exact: true }).click();
	await expect(phone.getByText('Напишите логин и пароль')).toBeVisible();
	await phone.getByLabel('Логин').fill('Полозова М. А.');
	await phone.getByLabel('Пароль', { exact: true }).fill('не та фраза');
	await phone.getByRole('button', { name: 'Войти', exact: true }).click();
	await expect(phone.getByText('Логин или пароль не подходят')).toBeVisible();
	await phone.getByLabel('Пароль', { exact: true }).fill(ownPhrase);
	await phone.getByRole('button', { name: 'Войти', exact: true }).click();

	await expect(phone.getByText('Второй шаг')).toBeVisible();
	await hasNoBarriers(phone);
	// Half-way in and closed: nothing is open, and the way on is offered.
	await phone.goto(school.address);
	await phone.getByRole('link', { name: 'Продолжить' }).click();
	await phone.getByLabel('Код', { exact: true }).fill('000000');
	await phone.getByRole('button', { name: 'Подтвердить' }).click();
	await expect(phone.getByText('Код не подходит')).toBeVisible();
	const step = Math.floor(Date.now() / 30_000) + 1;
	await phone.getByLabel('Код', { exact: true }).fill(codeAt(secret, step));
	await phone.getByRole('button', { name: 'Подтвердить' }).click();
	await phone.getByRole('navigation').first().waitFor();

	// The first device sees the second and ends it; within a second it is out.
	await readyOffline(phone);
	await office.getByRole('link', { name: 'Ещё' }).first().click();
	await office.getByRole('link', { name: /Вход и защита/ }).click();
	await expect(office.getByText('Устройства, где выполнен вход')).toBeVisible();
	await hasNoBarriers(office);
	await office.getByRole('button', { name: 'Завершить', exact: true }).click();
	await expect(office.getByText('Вход на том устройстве завершён')).toBeVisible();
	await expect(phone.getByRole('button', { name: /Связь и сохранность/ })).toContainText(
		'Нужен вход'
	);
	// A recovery code stands in for the phone with the app.
	await phone.getByRole('button', { name: /Связь и сохранность/ }).click();
	await phone.getByRole('link', { name: 'Войти снова' }).click();
	await phone.getByLabel('Логин').fill('полозова.ма');
	await phone.getByLabel('Пароль', { exact: true }).fill(ownPhrase);
	await phone.getByRole('button', { name: 'Войти', exact: true }).click();
	await phone.getByLabel('Код', { exact: true }).fill(codes[0] ?? '');
	await phone.getByRole('button', { name: 'Подтвердить' }).click();
	await expect(phone.getByRole('button', { name: /Связь и сохранность/ })).toContainText(
		/\d\d:\d\d/
	);
});

test('a key of the device is both steps in one: made, shown, refused when it is another', async ({
	browser,
	school
}) => {
	const phone = await newPage(browser);
	const { session, authenticatorId } = await withAuthenticator(phone);
	await phone.goto(await school.setupLink());
	await phone.getByLabel('Название школы').fill(names.school);
	await phone.getByLabel('Ваше имя').fill(names.curator);
	await phone.getByRole('button', { name: 'Создать школу' }).click();
	await phone.getByRole('button', { name: 'Создать ключ' }).waitFor();
	await hasNoBarriers(phone);
	await phone.getByRole('button', { name: 'Создать ключ' }).click();
	await phone.getByRole('navigation').first().waitFor();
	await readyOffline(phone);

	await phone.context().clearCookies();
	await phone.evaluate(() => localStorage.clear());
	await phone.goto(`${school.address}/enter`);
	await phone.getByRole('button', { name: 'Войти ключом устройства' }).click();
	await phone.getByRole('navigation').first().waitFor();
	await expect(phone.getByRole('button', { name: /Связь и сохранность/ })).toContainText(
		/\d\d:\d\d/
	);

	// Whoever cannot open the screen lock does not come in.
	await phone.context().clearCookies();
	await phone.evaluate(() => localStorage.clear());
	await session.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: false });
	await phone.goto(`${school.address}/enter`);
	await phone.getByRole('button', { name: 'Войти ключом устройства' }).click();
	await expect(phone.getByText('Ключ не показан')).toBeVisible();
});

test('people are invited on paper, one comes by the code though the network is away, and is confirmed', async ({
	browser,
	school
}) => {
	const office = await newPage(browser);
	await foundSchool(office, school, names);
	await office.getByRole('link', { name: 'Ещё' }).first().click();
	await office.getByRole('link', { name: /Приглашения/ }).click();
	await office.getByLabel('Роль').selectOption({ label: 'наставник' });
	const people = 'Ручьёва Анна Викторовна\nЛуговой Пётр Сергеевич';
	await office.getByLabel(/Имена/).fill(people);
	await staysOnTheWayOut(office, 'Сегодня');
	await expect(office.getByLabel(/Имена/)).toHaveValue(people);
	await office.getByRole('button', { name: 'Сделать приглашения' }).click();
	await expect(office.getByText('Готово: 2')).toBeVisible();
	await hasNoBarriers(office);
	const code = await office.locator('.code').first().innerText();

	const phone = await newPage(browser);
	await phone.goto(school.address);
	await shellIsHere(phone);
	await phone.getByRole('link', { name: 'Ввести код с листка' }).click();
	await hasNoBarriers(phone);
	school.network.turn('refuse');
	await phone.getByLabel('Код приглашения').fill(code);
	await phone.getByRole('button', { name: 'Открыть приглашение' }).click();
	await expect(phone.getByText('Приглашение ждёт связи')).toBeVisible();
	await phone.goto(`${school.address}/`);
	await networkIsBack(school, browser);
	await phone.getByRole('link', { name: 'Открыть приглашение' }).click();
	await expect(phone.getByRole('heading', { name: 'Ручьёва Анна Викторовна' })).toBeVisible();
	await hasNoBarriers(phone);
	await phone.getByRole('button', { name: 'Присоединиться' }).click();
	await phone.getByRole('button', { name: 'Взять эту фразу' }).click();
	await phone.getByRole('button', { name: 'Задать пароль' }).click();
	await expect(phone.getByText('Ждёт подтверждения')).toBeVisible();

	await office.getByRole('button', { name: 'Готово, к списку' }).click();
	await office.getByRole('link', { name: 'Подтвердить' }).click();
	await office.getByRole('button', { name: 'Подтвердить' }).first().click();
	await expect(phone.getByText('Ждёт подтверждения')).toBeHidden();
});

test('a curator gives a program a key, sees it used, and ends it', async ({ browser, school }) => {
	const office = await newPage(browser);
	await foundSchool(office, school, names);
	await office.getByRole('link', { name: 'Ещё' }).first().click();
	await office.getByRole('link', { name: /Вход и защита/ }).click();
	const section = office.locator('section', {
		has: office.getByRole('heading', { name: 'Доступ для программ' })
	});
	await section.getByRole('button', { name: 'Сделать ключ' }).click();
	await section.getByRole('button', { name: 'Сделать ключ' }).click();
	await expect(section.getByText('Напишите, для какой программы ключ')).toBeVisible();
	await hasNoBarriers(office);
	await section.getByLabel('Для какой программы').fill('Портал школы');
	await section.getByRole('button', { name: 'Сделать ключ' }).click();
	await expect(section.getByText('больше он не покажется')).toBeVisible();
	await hasNoBarriers(office);
	const key = await section.locator('.key code').innerText();
	const knock = () =>
		fetch(`${school.address}/api/me`, { headers: { authorization: `Bearer ${key}` } });
	expect((await knock()).status).toBe(200);

	await section.getByRole('button', { name: 'Ключ сохранён у меня' }).click();
	await expect(office.getByText(key)).toHaveCount(0);
	await office.reload();
	await expect(section.getByText(/только читать · сделан .* · последнее обращение/)).toBeVisible();
	await expect(office.getByText(key)).toHaveCount(0);
	await hasNoBarriers(office);
	await section.getByRole('button', { name: 'Отключить ключ «Портал школы»' }).click();
	await expect(office.getByText('Ключ отключён, программа больше не войдёт')).toBeVisible();
	expect((await knock()).status).toBe(401);
});

function newPage(browser: Browser): Promise<Page> {
	return browser.newContext().then((context) => context.newPage());
}

/** Chromium's own authenticator, as a phone with a screen lock has one. */
async function withAuthenticator(page: Page) {
	const session = await page.context().newCDPSession(page);
	await session.send('WebAuthn.enable');
	const { authenticatorId } = await session.send('WebAuthn.addVirtualAuthenticator', {
		options: {
			protocol: 'ctap2',
			transport: 'internal',
			hasResidentKey: true,
			hasUserVerification: true,
			isUserVerified: true,
			automaticPresenceSimulation: true
		}
	});
	return { session, authenticatorId };
}

/** What is typed and not sent is not left behind unasked. */
async function staysOnTheWayOut(page: Page, link: string): Promise<void> {
	const question = page.waitForEvent('dialog');
	const leaving = page.getByRole('link', { name: link }).first().click();
	const dialog = await question;
	expect(dialog.message()).toContain('ещё не сохранено');
	await dialog.dismiss();
	await leaving;
}
