import { expect } from 'playwright/test';
import type { Locator, Page } from 'playwright/test';

/** From its next page on, a page writes down what happens to the keys that are pressed in it. */
export async function keepDiary(page: Page): Promise<void> {
	await page.addInitScript(() => {
		const lines: string[] = [];
		Object.assign(window, { keyDiary: lines });
		const note = (what: string, target: EventTarget | null): void => {
			const element = target instanceof HTMLElement ? target : undefined;
			const field = element instanceof HTMLTextAreaElement ? element : undefined;
			const end = field ? ` «${field.value.slice(-24)}»` : '';
			const where = `${element?.tagName ?? '?'}${field?.readOnly ? ' (read-only)' : ''}`;
			lines.push(`${performance.now().toFixed()} ms ${what} ${where}${end}`);
		};
		for (const type of ['keydown', 'beforeinput', 'input', 'focusin', 'focusout'] as const) {
			const listen = (event: Event): void => {
				const key = event instanceof KeyboardEvent ? event.key : undefined;
				const data = event instanceof InputEvent ? event.data : undefined;
				note(`${type} ${key ?? data ?? ''}`, event.target);
			};
			window.addEventListener(type, listen, { capture: true });
		}
		const watch = new MutationObserver((changes) => {
			for (const { target } of changes) note('read-only turned', target);
		});
		watch.observe(document, { subtree: true, attributeFilter: ['readonly', 'disabled', 'inert'] });
	});
}

/** The words arrive in the field; if not, the diary tells on which way they went. */
export async function expectTyped(field: Locator, words: RegExp): Promise<void> {
	try {
		await expect(field).toHaveValue(words);
	} catch (error) {
		const diary = await field.page().evaluate(() => Reflect.get(window, 'keyDiary') as string[]);
		console.log(diary.slice(-120).join('\n'));
		throw error;
	}
}
