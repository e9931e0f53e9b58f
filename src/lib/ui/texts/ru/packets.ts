import { counted, formFor, nouns, type Forms } from '../plural.ts';
import { sizeText } from '../sizes.ts';

const packet: Forms = ['пакет', 'пакета', 'пакетов'];
const edits = (count: number): string => counted(count, nouns.edit);

interface Inside {
	readonly number: string;
	readonly edits: number;
	readonly from: number;
	readonly to: number;
}

/** The lines above a packet, for people; they name nobody. */
export function coverLines({ number, edits: count, from, to }: Inside): readonly string[] {
	const span = figures(from) === figures(to) ? figures(to) : `${figures(from)}–${figures(to)}`;
	return [
		'ТРОПА · пакет обмена · версия 1',
		`Пакет ${number} · ${edits(count)} · ${span}`,
		'Откройте «Тропу»: Ещё → Принять файл. Прочитать пакет может только получатель.'
	];
}

/** Of an answer of the server, which goes back by the same hands. */
export function answerLines(number: string): readonly string[] {
	return [
		'ТРОПА · ответ сервера · версия 1',
		`На пакет ${number}`,
		'Верните этот файл тому, чей был пакет. Откройте «Тропу»: Ещё → Принять файл.'
	];
}

/** Of a request for what is missing. */
export function requestLines(number: string): readonly string[] {
	return [
		'ТРОПА · просьба о недостающих записях · версия 1',
		`Пакет ${number}`,
		'Откройте «Тропу»: Ещё → Принять файл. Прочитать пакет может только получатель.'
	];
}

function figures(moment: number): string {
	const date = new Date(moment);
	const two = (number: number): string => String(number).padStart(2, '0');
	return `${two(date.getDate())}.${two(date.getMonth() + 1)}.${date.getFullYear()}`;
}

export const giveTexts = {
	what: 'Записи уйдут файлом, который передают любым способом, хоть по Bluetooth, или кодом с экрана. На этом устройстве всё останется как есть.',
	toPair: (names: string) => `Для пары: ${names}`,
	toPairNote: 'Программа, встречи и общие заметки. Прочитать файл можно только на устройствах пары',
	byAnybody: 'С оказией, на сервер',
	byAnybodyNote: (count: number) =>
		count === 0
			? 'Сейчас всё отправлено'
			: `${edits(count)}. Файл отвезёт туда, где есть интернет, любой человек с «Тропой»; прочитать его он не сможет`,
	byCode: 'С оказией, кодом с экрана',
	byCodeNote: 'Попутчик сканирует код с вашего экрана: Ещё → Принять файл → Сканировать код',
	shown: 'Если второй телефон прочитал код, всё уже там. Если нет, покажите код ещё раз',
	open: 'Файлом без защиты',
	openNote:
		'Это устройство ещё не получало ключей от сервера, поэтому файл сможет прочитать каждый. Отдавайте его только тому, кому доверяете',
	nobody:
		'Передать записи паре можно будет, когда и вы, и второй человек пары хоть раз побываете на связи с сервером.',
	saved: (name: string) => `Файл ${name} сохранён. Отправьте его получателю любым способом`,
	shared: 'Файл передан',
	failed: 'Файл не получился. Не закрывайте приложение и попробуйте ещё раз',
	take: 'Принять файл',
	takeNote: 'Если файл прислали вам'
} as const;

/** How a packet came. */
export type PacketWay = 'file' | 'code';

const forms = {
	file: { it: 'Файл', thisOne: 'Этот файл', of: 'файла', inIt: 'В файле' },
	code: { it: 'Код', thisOne: 'Этот код', of: 'кода', inIt: 'В коде' }
} as const;

/** A packet that came one way or another, in words. */
export const packetTexts = {
	edits: (way: PacketWay, count: number, by: { name: string; until: string }) =>
		`${forms[way].inIt} ${edits(count)}. Автор — ${by.name}, последнее ${by.until}. Добавить? Ничего не удалится`,
	holds: (way: PacketWay, name: string) =>
		`${forms[way].inIt} нет новых изменений: ${name} показывает, что есть на том устройстве. Добавить?`,
	request: (name: string) =>
		`${name} просит записи, которых не хватает на том устройстве. Передать их файлом?`,
	receipt: (stored: number, refused: number) =>
		refused === 0
			? `Ответ сервера: ${edits(stored)} уже там. Отметить их отправленными?`
			: `Ответ сервера: ${edits(stored)} уже там, а ${counted(refused, ['запись сервер не принял', 'записи сервер не принял', 'записей сервер не принял'])}; они останутся здесь. Отметить?`,
	add: 'Добавить',
	mark: 'Отметить',
	answer: 'Передать файлом',
	adding: 'Добавляем…',
	added: (count: number) =>
		`Добавлено: ${edits(count)}. Уже видно и сохранено на этом устройстве; при первой связи передадим на сервер`,
	noted: 'Принято. Сохранено на этом устройстве',
	carry: 'Взять с собой',
	carried:
		'Взято с собой. При первой связи передадим на сервер, прочитать пакет вы не можете. Ответ для владельца появится в «Передать файлом»',
	ask: 'Попросить недостающее',
	asked: 'Передайте этот файл тому, чьих записей не хватает: в ответ пришлют недостающее',
	somebody: 'другой человек',
	troubles: {
		damaged: (way: PacketWay) =>
			way === 'file'
				? 'Файл повредился по дороге, из него ничего не взято. Попросите передать его ещё раз: на том устройстве записи целы'
				: 'Код прочитан с ошибкой, из него ничего не взято. Сканируйте ещё раз: на том устройстве записи целы',
		newer: (way: PacketWay) =>
			`${forms[way].it} сделан более новой «Тропой». Обновите приложение и примите его ещё раз`,
		forged: (way: PacketWay) =>
			`Подпись ${forms[way].of} не сходится с тем, от чьего имени он сделан. Из него ничего не взято. Спросите у того, кто его передал, откуда он`,
		'for-others': (way: PacketWay) =>
			`${forms[way].it} не для вас: прочитать его может только получатель. Возьмите его с собой, и при первой связи он уйдёт на сервер. Если автор — ваш напарник, передайте ему отсюда файл для пары: его телефон ещё не знает вашего`,
		'other-pair': (way: PacketWay) => `${forms[way].it} не для вас: другая пара`,
		'nothing-new': (way: PacketWay) => `Всё из этого ${forms[way].of} здесь уже есть`
	},
	otherCode:
		'Это код «Тропы», но не с записями. Если на втором телефоне открыто «Сверить по QR», откройте то же самое здесь',
	taken: (way: PacketWay, at: string) => `${forms[way].thisOne} уже добавлен: ${at}`,
	carrying: (way: PacketWay, at: string) =>
		`${forms[way].thisOne} вы уже несёте с оказией: взят ${at}`,
	gap: (at: string) => `Не хватает пакета от ${at}. Примите сначала его или попросите недостающее`,
	gapUnknown: (way: PacketWay) =>
		`${forms[way].it} продолжает записи, которых на этом устройстве ещё нет. Выйдите на связь или попросите недостающее`
} as const;

export const parcelTexts = {
	title: 'С оказией',
	carrying: (count: number, bytes: number) =>
		`Несёте с оказией: ${counted(count, packet)} (${sizeText(bytes)}). Прочитать ${formFor(count, ['его', 'их', 'их'])} вы не можете. Передадим при первой связи`,
	answers: 'Сервер ответил. Верните ответ владельцу файлом или кодом, тогда он увидит «Отправлено»',
	answer: (number: string) => `Ответ на пакет ${number}`,
	give: 'Передать файлом',
	answerCode: (number: string) => `Показать кодом: ответ ${number}`,
	showCode: 'Владелец сканирует его с вашего экрана: Принять файл → Сканировать код',
	again: 'Уже передан, можно ещё раз',
	refused: (number: string) =>
		`Пакет ${number} сервер не принял целиком. Его записи целы у автора: пусть выйдет на связь сам`,
	late: (number: string) =>
		`О записях из пакета ${number} решает куратор: право автора закончилось раньше, чем они дошли. Ваши записи отправлены без них`,
	forget: 'Убрать из списка'
} as const;
