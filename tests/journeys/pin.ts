import { expect } from 'playwright/test';
import type { Page } from 'playwright/test';

export async function toPhoneScreen(page: Page): Promise<void> {
	await page.getByRole('link', { name: 'Ещё', exact: true }).click();
	await page.getByRole('link', { name: /Этот телефон/ }).click();
}

export async function setPin(page: Page, digits: string): Promise<void> {
	await toPhoneScreen(page);
	await beginPin(page, digits);
}

/** Where it is asked for. */
export async function beginPin(page: Page, digits: string): Promise<void> {
	await page.getByRole('button', { name: 'Поставить ПИН' }).click();
	await fillNewPin(page, '123456');
	await page.getByRole('button', { name: 'Поставить ПИН' }).click();
	await expect(page.getByText('Такой ПИН пробуют первым')).toBeVisible();
	await fillNewPin(page, digits);
	await page.getByRole('button', { name: 'Поставить ПИН' }).click();
	await expect(page.getByText('Ваши записи на этом устройстве закрыты ПИНом')).toBeVisible();
}

export async function fillNewPin(page: Page, digits: string): Promise<void> {
	await page.getByLabel('Новый ПИН', { exact: true }).fill(digits);
	await page.getByLabel('Новый ПИН ещё раз').fill(digits);
}

export async function tryPin(page: Page, digits: string): Promise<void> {
	await page.getByLabel('ПИН', { exact: true }).fill(digits);
	await page.getByRole('button', { name: 'Открыть', exact: true }).click();
}

export async function lock(page: Page): Promise<void> {
	await toPhoneScreen(page);
	await page.getByRole('button', { name: 'Закрыть и передать другому' }).click();
	await expect(page.getByRole('heading', { name: 'Кто вы?' })).toBeVisible();
}
