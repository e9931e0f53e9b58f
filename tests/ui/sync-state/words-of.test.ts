import { describe, expect, test } from 'vitest';
import { noFiles, type Facts } from '#lib/device/facts.ts';
import { factLines } from '#lib/ui/sync-state/facts-lines.ts';
import { stateOf } from '#lib/ui/sync-state/state-of.ts';
import { actionsOf, sentenceOf } from '#lib/ui/sync-state/sentence-of.ts';
import { chipOf, isSpoken } from '#lib/ui/sync-state/words-of.ts';

const now = new Date(2026, 10, 21, 12, 30).getTime();
const at = new Date(2026, 10, 21, 12, 4).getTime();
const yesterday = new Date(2026, 10, 20, 12, 4).getTime();

const allSent: Facts = {
	saved: { at: 'saved' },
	sent: { at: 'sent', storedAt: at },
	received: { at, loading: undefined },
	road: { at: 'open', by: 'socket' },
	files: noFiles
};
const twoFiles: Facts['files'] = { ...noFiles, waiting: 2, bytes: 600_000 };
const waiting: Facts['sent'] = { at: 'waiting', edits: 3, bytes: 4200, oldestAt: at };
const partlyHere = { at: undefined, loading: { done: 3, of: 8, bytes: 400_000 } };
const plain = (text: string): string => text.replaceAll('\u00a0', ' ');

interface Row {
	readonly name: string;
	readonly facts: Partial<Facts>;
	readonly chip: string;
	readonly tone: string;
	readonly sentence: RegExp;
	readonly actions: readonly string[];
	readonly spoken?: boolean;
}

const rows: readonly Row[] = [
	{
		name: '[S0] the first load counts what is here',
		facts: { received: partlyHere },
		...{ chip: 'Загрузка 3 из 8', tone: 'info', sentence: /Загружаем ваши данные: 3 из 8/ },
		actions: ['check']
	},
	{
		name: '[S0] what has not come by the time the network goes is no load that goes on',
		facts: { received: partlyHere, road: { at: 'no-network' }, sent: waiting },
		...{ chip: 'На устройстве · 3', tone: 'info', sentence: /3 изменения отправим, когда/ },
		actions: ['hand-over', 'check']
	},
	{
		name: '[S0] a server that falls silent during the first load is said to be silent',
		facts: { received: partlyHere, road: { at: 'server-silent', nextTryInMs: 4000 } },
		...{ chip: 'Сервер не отвечает', tone: 'plain', sentence: /наш сервер сейчас недоступен/ },
		actions: ['check'],
		spoken: true
	},
	{
		name: '[S2] a saving that takes longer than a second is shown',
		facts: { saved: { at: 'saving', sinceMs: 1200 } },
		...{ chip: 'Сохраняем…', tone: 'info', sentence: /Записываем на устройство/ },
		actions: ['check']
	},
	{
		name: 'a short saving is not shown',
		facts: { saved: { at: 'saving', sinceMs: 300 } },
		...{ chip: '12:04', tone: 'plain', sentence: /Всё сохранено/, actions: ['check'] }
	},
	{
		name: '[S3] sending says how many',
		facts: { sent: { at: 'sending', edits: 2, bytes: 900 } },
		...{ chip: 'Отправляем 2', tone: 'info', sentence: /^Отправляем 2 изменения$/ },
		actions: ['check']
	},
	{
		name: '[S3] attachments go after the records, and until then not all is sent',
		facts: { files: twoFiles },
		...{ chip: 'Вложения · 2', tone: 'info', actions: ['check'] },
		sentence: /^Записи отправлены. Отправляем 2 вложения, 586 КБ/
	},
	{
		name: '[S6] attachments wait for a network as records do',
		facts: { files: twoFiles, road: { at: 'no-network' } },
		...{ chip: 'На устройстве · 2', tone: 'info', actions: ['check'] },
		sentence: /^Сохранено на устройстве. 2 вложения отправим/
	},
	{
		name: '[S10] an attachment that the server does not take is said, and where to look',
		facts: { files: { ...noFiles, refused: 1, bytes: 9, refusal: 'file-too-big' } },
		...{ chip: 'Вложение не принято · 1', tone: 'warn', actions: ['check'] },
		sentence: /сервер не принял. Откройте его/
	},
	{
		name: '[S4] all sent says when, and has no colour',
		facts: {},
		...{ chip: '12:04', tone: 'plain', sentence: /Всё сохранено/, actions: ['check'] }
	},
	{
		name: '[S4] of another day the day is said',
		facts: {
			sent: { at: 'sent', storedAt: yesterday },
			received: { at: yesterday, loading: undefined }
		},
		...{ chip: '20 ноября', tone: 'plain', sentence: /Всё сохранено/, actions: ['check'] }
	},
	{
		name: '[S5] without a network and with nothing to send, nothing is wrong',
		facts: { road: { at: 'no-network' } },
		...{ chip: 'Без интернета', tone: 'plain', sentence: /Можно работать как обычно/ },
		actions: ['check']
	},
	{
		name: '[S6] without a network the waiting edits are counted',
		facts: { road: { at: 'no-network' }, sent: waiting },
		...{ chip: 'На устройстве · 3', tone: 'info', sentence: /3 изменения отправим, когда/ },
		actions: ['hand-over', 'check']
	},
	{
		name: '[S6] on an open road waiting edits are still on the device only',
		facts: { sent: waiting },
		...{ chip: 'На устройстве · 3', tone: 'info', sentence: /3 изменения сейчас отправим/ },
		actions: ['check']
	},
	{
		name: 'while the way is looked for, nothing is claimed',
		facts: { road: { at: 'trying', sinceMs: 100 } },
		...{ chip: 'Проверяем связь', tone: 'plain', sentence: /Проверяем, есть ли связь/ },
		actions: ['check']
	},
	{
		name: '[S7] internet is there, our server is not',
		facts: { road: { at: 'server-silent', nextTryInMs: 120_000 }, sent: waiting },
		chip: 'Сервер не отвечает · 3',
		...{ tone: 'info', sentence: /Интернет есть.*через 2 минуты/, spoken: true },
		actions: ['check', 'hand-over']
	},
	{
		name: '[S7] a network that wants its own sign-in is named',
		facts: { road: { at: 'captive-portal' } },
		...{ chip: 'Сеть просит вход', tone: 'warn', sentence: /войти на своей странице/ },
		...{ actions: ['check'], spoken: true }
	},
	{
		name: '[S8] much to send is told in its size',
		facts: { sent: { at: 'sending', edits: 9, bytes: 122_880 } },
		...{ chip: 'Отправляем 120 КБ', tone: 'info', sentence: /Связь может быть слабой/ },
		actions: ['check']
	},
	{
		name: '[S9] an ended session keeps what waits',
		facts: { road: { at: 'sign-in-needed' }, sent: waiting },
		...{ chip: 'Нужен вход · 3', tone: 'warn', sentence: /войдите снова. Они сохранены/ },
		...{ actions: ['sign-in', 'hand-over'], spoken: true }
	},
	{
		name: '[S10] withdrawn rights wait for the curator',
		facts: { sent: { at: 'refused', edits: 2, refusal: 'read-only' } },
		...{ chip: 'Ждёт куратора · 2', tone: 'warn', sentence: /Куратор закрыл/ },
		actions: ['hand-over', 'check']
	},
	{
		name: '[S11] what cannot be saved comes before all else',
		facts: {
			saved: { at: 'not-saving', because: 'no-room', edits: 1 },
			road: { at: 'no-network' },
			sent: waiting
		},
		...{ chip: 'Не сохраняется', tone: 'danger', sentence: /Не закрывайте приложение/ },
		...{ actions: ['hand-over'], spoken: true }
	},
	{
		name: '[S14] an app that is too old still keeps everything',
		facts: { road: { at: 'app-too-old' } },
		...{ chip: 'Нужно обновление', tone: 'warn', sentence: /Записи на устройстве сохранятся/ },
		actions: ['update', 'hand-over']
	},
	{
		name: 'a server that is too old is waited for',
		facts: { road: { at: 'server-too-old' }, sent: waiting },
		...{ chip: 'Сервер отстал · 3', tone: 'info', sentence: /новее сервера/ },
		actions: ['check', 'hand-over']
	},
	{
		name: '[S24] a refused edit has a code to show',
		facts: { sent: { at: 'refused', edits: 1, refusal: '7F2A' } },
		...{ chip: 'Ошибка обмена · 1', tone: 'warn', sentence: /не принял 1 запись.*Код 7F2A/ },
		...{ actions: ['check', 'hand-over'], spoken: true }
	}
];

describe('the chip and its sheet', () => {
	for (const row of rows) {
		test(row.name, () => {
			const state = stateOf({ ...allSent, ...row.facts });
			const chip = chipOf(state, now);
			expect(plain(chip.text)).toBe(row.chip);
			expect(chip.tone).toBe(row.tone);
			expect(plain(sentenceOf(state))).toMatch(row.sentence);
			expect(actionsOf(state)).toEqual(row.actions);
			expect(isSpoken(state)).toBe(row.spoken ?? false);
		});
	}
});

test('a device that has sent and received nothing yet claims no time', () => {
	const facts: Facts = {
		...allSent,
		sent: { at: 'sent', storedAt: undefined },
		received: { at: undefined, loading: undefined }
	};
	expect(chipOf(stateOf(facts), now).text).toBe('Готово');
	expect(factLines(facts, now).map(({ text }) => text)).toEqual([
		'на этом устройстве, всё до последней буквы',
		'отправлять пока нечего',
		'данных других здесь ещё нет'
	]);
});

test('the three facts stand apart: one may be true while another is not', () => {
	const facts: Facts = { ...allSent, sent: waiting, road: { at: 'no-network' } };
	const lines = factLines(facts, now).map(({ title, text }) => plain(`${title}: ${text}`));
	expect(lines).toEqual([
		'Сохранено: на этом устройстве, всё до последней буквы',
		'Отправлено: ждут отправки: 3 изменения, 4 КБ, с 12:04',
		'Получено: правки других — на 12:04'
	]);
});

test('without a network, data that have not all come are not said to be loading', () => {
	const received = (road: Facts['road']): string | undefined =>
		factLines({ ...allSent, received: partlyHere, road }, now).at(-1)?.text;
	expect(received({ at: 'open', by: 'socket' })).toBe('загружаем: 3 из 8');
	expect(received({ at: 'no-network' })).toBe('пришло 3 из 8, остальное придёт при связи');
});

test('«сохранено» is not said of edits that are in memory only', () => {
	const saved = { at: 'not-saving', because: 'store-broken', edits: 2 } as const;
	const [line] = factLines({ ...allSent, saved }, now);
	expect(line?.tone).toBe('danger');
	expect(plain(line?.text ?? '')).toBe('не удаётся: 2 изменения только в памяти');
});

test('«Отправлено» says what is on this device only, attachments too', () => {
	const [, sent] = factLines({ ...allSent, files: twoFiles }, now);
	expect(plain(sent?.text ?? '')).toMatch(/12:04. Только на этом устройстве: 2 вложения, 586 КБ$/);
	expect(sent?.tone).toBe('info');
});
