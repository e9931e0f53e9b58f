import { expect } from 'playwright/test';
import { comeBack, goOffline } from './away.ts';
import * as activities from '#lib/documents/roadmap/activities.ts';
import { readRoadmap } from '#lib/documents/roadmap/read.ts';
import { activitiesOf } from '#lib/domain/roadmap/roadmap.ts';
import { deskOf, looksRight } from './desk.ts';
import { phoneOf, test } from './school.ts';

const bank = 'Собрать сведения о молодых специалистах школ';
const order = 'Назначить муниципального куратора и рабочую группу';
const visits = 'Выезжать в школы с методической помощью';

test("a school takes rows of the district's roadmap without a network, and follows what changes there", async ({
	browser,
	school
}) => {
	test.setTimeout(240_000);
	const links = await school.loadDemo();
	const curator = links.find(({ role }) => role === 'curator');
	const district = links.find(({ role }) => role === 'mun_curator');
	if (!curator || !district) throw new Error('the demo has no curator of a school and a district');
	const desk = await deskOf(school, district);
	const idOf = (title: string) =>
		activitiesOf(readRoadmap(desk.doc)).find((row) => row.title === title)?.id ?? '';

	const office = await phoneOf(browser, curator);
	await office.goto(`${school.address}/roadmap`);
	await office.getByRole('button', { name: 'Действия с дорожной картой' }).click();
	await office.getByRole('link', { name: /^Взять из районной карты/ }).click();
	await expect(office.getByRole('checkbox', { name: bank })).toBeVisible();
	await goOffline(school, office);
	for (const title of [order, bank, visits])
		await office.getByRole('checkbox', { name: title }).check();
	await office.getByRole('button', { name: 'Взять 3 строки' }).click();
	await expect(office.getByText('Взято: 3 строки')).toBeVisible();
	await expect(office.getByRole('checkbox', { name: bank })).toBeDisabled();
	await looksRight(office, 'district-taken');
	await comeBack(office);

	activities.changeActivity(desk.doc, idOf(order), {
		term: 'до 10 сентября',
		responsible: 'Методический центр'
	});
	activities.changeActivity(desk.doc, idOf(visits), { title: 'Выезжать в школы' });
	activities.removeActivity(desk.doc, idOf(bank));
	await office.goto(`${school.address}/roadmap`);
	await expect(office.getByText('В районной карте изменилось: 3')).toBeVisible();
	await office.getByRole('link', { name: 'Посмотреть' }).click();
	await expect(office.getByText('до 10 сентября').first()).toBeVisible();
	await expect(office.getByText('Методический центр').first()).toBeVisible();
	await looksRight(office, 'district-changes');
	await office.getByRole('button', { name: `Принять: ${order}` }).click();
	await office.getByRole('button', { name: `Убрать и у нас: ${bank}` }).click();
	await office.getByRole('button', { name: `Оставить как у нас: ${visits}` }).click();
	await expect(office.getByText(/^В районной карте изменилось/)).toBeHidden();

	const above = await phoneOf(browser, district);
	await above.goto(`${school.address}/roadmap`);
	await above.getByLabel('Чья дорожная карта').selectOption({ label: curator.organisation });
	await expect(above.getByText('Только чтение').first()).toBeVisible();
	await above.getByRole('searchbox').fill('Назначить муниципального');
	await expect(above.getByRole('link', { name: /до 10 сентября/ })).toBeVisible();
	desk.close();
});
