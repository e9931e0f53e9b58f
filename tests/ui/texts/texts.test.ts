import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { refusals } from '#lib/sync/refusals.ts';
import { dayAfter, dayText, daysBetween, monthText } from '#lib/ui/texts/dates.ts';
import { addressed, partnerNames } from '#lib/ui/texts/people.ts';
import { counted, nouns } from '#lib/ui/texts/plural.ts';
import { sizeText } from '#lib/ui/texts/sizes.ts';
import { onDeviceText } from '#lib/ui/texts/ru/ready.ts';
import { refusalTexts, refusalText } from '#lib/ui/texts/ru/refusals.ts';

const plain = (text: string): string => text.replaceAll('\u00a0', ' ');

test('every «no» of the server has a sentence', () => {
	for (const code of Object.keys(refusals)) expect(refusalTexts[code], code).toBeTruthy();
	expect(refusalText('a-code-of-tomorrow')).toMatch(/цело на устройстве/);
});

test('numbers agree with their nouns', () => {
	const said = [0, 1, 2, 5, 11, 21, 22, 25, 101, 1.5].map((n) => plain(counted(n, nouns.edit)));
	expect(said).toEqual([
		'0 изменений',
		'1 изменение',
		'2 изменения',
		'5 изменений',
		'11 изменений',
		'21 изменение',
		'22 изменения',
		'25 изменений',
		'101 изменение',
		'1,5 изменения'
	]);
});

test('sizes are read as on a phone', () => {
	expect([1, 1024, 150_000, 1_500_000, 12_000_000_000].map((n) => plain(sizeText(n)))).toEqual([
		'1 КБ',
		'1 КБ',
		'146 КБ',
		'1,4 МБ',
		'11 ГБ'
	]);
});

test('days near today are called by their name', () => {
	const today = '2026-11-21';
	expect(dayText('2026-11-21', today)).toBe('сегодня');
	expect(dayText('2026-11-22', today)).toBe('завтра');
	expect(dayText('2026-11-20', today)).toBe('вчера');
	expect(plain(dayText('2026-11-30', today))).toBe('30 ноября, понедельник');
	expect(plain(dayText('2025-02-01', today))).toBe('1 февраля 2025 г.');
	expect(dayText('в декабре', today)).toBe('в декабре');
	expect(dayText('', today)).toBe('');
});

test('days are counted over months and years', () => {
	expect(dayAfter('2026-12-31', 1)).toBe('2027-01-01');
	expect(dayAfter('2026-03-01', -1)).toBe('2026-02-28');
	expect(daysBetween('2026-12-31', '2027-01-02')).toBe(2);
	expect(monthText('2026-11')).toBe('Ноябрь 2026');
	expect(monthText('')).toBe('Без даты');
});

test('people are addressed by name and patronymic', () => {
	expect(addressed('Полевая Ольга Петровна')).toBe('Ольга Петровна');
	expect(addressed('Ольга')).toBe('Ольга');
	const pair = {
		...{ id: 'a', organisationId: 's', state: 'active' as const },
		mentors: [{ id: 'm', name: 'Полевая Ольга Петровна' }],
		mentees: [{ id: 'n', name: 'Ветров Илья Андреевич' }]
	};
	expect(partnerNames(pair, 'm')).toBe('Илья Андреевич');
	expect(partnerNames(pair, 'n')).toBe('Ольга Петровна');
});

test('no screen uses a word that teachers do not', () => {
	const banned =
		/синхрониз|кэш|конфликт(?!н)|токен|облак|офлайн|оффлайн|аккаунт|пожалуйста|упс|Изменил\(а\)/i;
	const wrong = globSync('src/lib/ui/**/*.ts')
		.concat(globSync('src/{lib/ui,routes}/**/*.svelte'))
		.filter((path) => banned.test(readFileSync(path, 'utf8')));
	expect(wrong).toEqual([]);
});

test('a component takes its colours and lengths from the tokens', () => {
	const raw = /#[0-9a-f]{3,8}\b|\brgba?\(|\bhsla?\(|(?<![\w-])\d*\.?\d+px\b/i;
	const wrong = globSync('src/{lib/ui,routes}/**/*.{svelte,css}')
		.concat('src/app.css')
		.filter((path) => !path.endsWith('kit/tokens.css'))
		.flatMap((path) => {
			const style = path.endsWith('.css')
				? readFileSync(path, 'utf8')
				: (/<style>([\s\S]*)<\/style>/.exec(readFileSync(path, 'utf8'))?.[1] ?? '');
			return raw.test(style) ? [`${path}: ${raw.exec(style)?.[0]}`] : [];
		});
	expect(wrong).toEqual([]);
});

test('a new school is not told of its zero pairs', () => {
	expect(onDeviceText(0, 1)).not.toContain('0');
	expect(onDeviceText(2, 9)).toMatch(/2\sпары, 9\sдокументов/);
});
