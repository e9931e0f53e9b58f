import { counted, type Forms } from '../plural.ts';
import { pictureTexts } from './pictures.ts';

const edits: Forms = ['правка', 'правки', 'правок'];

export const tallyTexts = {
	title: 'Сверить по QR',
	what: 'Без интернета: один телефон показывает код, второй сканирует, потом наоборот. Правки добавятся на обоих, ничего не удалится.',
	none: 'Пары пока нет. Когда куратор закрепит пару, здесь можно будет свериться при встрече',
	notHere: 'Дневник этой пары для вас закрыт. Спросите куратора школы',
	resting: 'Эта пара уже закрыта, обмениваться по ней нельзя',
	which: 'Какую встречу подтвердить',
	newMeeting: 'Сегодняшнюю: запишем сейчас',
	noMeeting: 'Никакую, только правки',
	confirms: (meeting: string) =>
		`Когда вы покажете код, встреча будет подтверждена от вашего имени: ${meeting}.`,
	confirmed: (meeting: string) => `Вы подтвердили встречу: ${meeting}.`,
	show: 'Показать QR',
	showAnswer: 'Показать QR в ответ',
	showLast: 'Показать последний код',
	showAgain: 'Показать QR ещё раз',
	scan: 'Сканировать',
	scanAnswer: 'Сканировать ответ',
	turns: {
		either: 'Договоритесь, кто покажет код первым',
		show: 'Теперь покажите код второму телефону',
		scan: 'Теперь второй телефон покажет код, а вы сканируйте',
		none: ''
	},
	behind: 'Второму телефону сначала нужно узнать, что есть на этом. Покажите ему код',
	ticks: 'Что уже сделано',
	received: (count: number | undefined) => {
		if (count === undefined) return 'Правки напарника ещё не получены';
		return count === 0 ? 'Получено: всё уже было здесь' : `Получено: ${counted(count, edits)}`;
	},
	given: (count: number | undefined) => {
		if (count === undefined) return 'Ваши правки ещё не приняты напарником';
		return count === 0 ? 'Передано: у напарника всё есть' : `Передано: ${counted(count, edits)}`;
	},
	preparing: 'Готовим код…',
	foreign:
		'Это не код «Тропы». На втором телефоне откройте «Сверить по QR» и нажмите «Показать QR»',
	accepted: 'Принято',
	done: (time: string, received: number, given: number) =>
		`Сверились в ${time}: получено ${counted(received, edits)}, передано ${counted(given, edits)}.`,
	both: 'Встреча подтверждена обоими',
	onlyMine: 'Ваше подтверждение есть, второго на этом телефоне ещё нет',
	openMeeting: 'Открыть встречу',
	toMeetings: 'Ко встречам',
	byFile: 'Передать файлом',
	openOther: 'Сверить ту пару',
	working: 'Минуту…',
	newWords: 'сегодняшняя, её запишем сейчас',
	lastHint:
		'Второй телефон ещё не знает, что его правки у вас. Покажите ему последний код: это один кадр',
	troubles: {
		...pictureTexts.troubles,
		'no-keys':
			'Этот телефон ещё ни разу не выходил на связь с ключами для обмена. Один раз откройте «Тропу» с интернетом',
		nobody:
			'У напарника ещё нет телефона с «Тропой», готового к обмену. Пусть один раз откроет её с интернетом',
		'not-kept':
			'Телефон не даёт сохранить правки. Освободите место, не закрывая приложение, и повторите',
		'not-ours': 'Это не код для сверки. На втором телефоне откройте «Сверить по QR»',
		newer: 'Второй телефон говорит на более новой «Тропе». Обновите приложение на этом',
		damaged: pictureTexts.troubles.spoilt,
		forged: 'Подпись кода не сходится. Ничего не добавлено. Проверьте, чей это телефон',
		'for-others': 'Этот код не для вас. Ничего не добавлено',
		'other-pair': 'Это код другой пары. Ничего не добавлено',
		failed: 'Не получилось. Ничего не потеряно, попробуйте ещё раз'
	}
} as const;

/** What went wrong, and of what size or whose pair it was. */
export interface TallySaid {
	readonly trouble: keyof typeof tallyTexts.troubles | 'too-large';
	readonly bytes?: number;
	readonly pairId?: string;
}
