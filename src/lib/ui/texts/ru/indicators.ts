import type {
	Beside,
	FigureName,
	Gap,
	Indicator,
	IndicatorId,
	Source
} from '#lib/domain/indicators/indicator.ts';
import { natures } from '#lib/domain/indicators/indicator.ts';
import type { SpecialGroup } from '#lib/domain/registry/special-groups.ts';
import type { Planned } from '#lib/domain/indicators/plan.ts';

/** What an indicator is called, and how it is counted. */
export const indicatorTexts: Readonly<Record<IndicatorId, readonly [name: string, how: string]>> = {
	I1: [
		'Дети 10–19 лет, вошедшие в программы как наставляемые',
		'наставляемые 10–19 лет ÷ все дети 10–19 лет'
	],
	I2: ['Дети 15–19 лет в роли наставника', 'наставники 15–19 лет ÷ все дети 15–19 лет'],
	I3: [
		'Молодые специалисты (до 3 лет) в роли наставляемого',
		'с действующей или завершённой парой ÷ все молодые специалисты'
	],
	I4: [
		'Организации, давшие наставников',
		'организации-партнёры с наставником ÷ организации территории'
	],
	I5: ['Удовлетворённость наставляемых', 'довольны по итоговой анкете ÷ ответили'],
	I6: ['Удовлетворённость наставников', 'довольны по итоговой анкете ÷ ответили'],
	I7: [
		'Наставники, прошедшие обучение',
		'с удостоверением за последние 3 года ÷ действующие наставники'
	],
	I8: ['Пары с утверждённой программой', 'с утверждённой программой ÷ действующие пары'],
	I9: ['Выполнение мероприятий программ', 'выполненные шаги ÷ шаги, срок которых наступил'],
	I10: ['Выполнение дорожной карты', 'выполнено с подтверждением ÷ сроки, которые наступили'],
	I11: ['Встреч на пару в месяц', 'состоявшиеся встречи ÷ месяцы работы пар'],
	I12: ['Встречи с обратной связью', 'с откликом одного или обоих ÷ состоявшиеся'],
	I13: ['Наставляемые без пары', 'ждут наставника сейчас'],
	I14: ['Снижение дефицитов', 'снизились на 1 уровень и больше ÷ взятые в программы'],
	I15: ['Завершённость программ', 'завершены по плану ÷ закончились за год'],
	I16: ['Закрепление молодых специалистов', 'работают ÷ пришли в прошлом учебном году'],
	I17: ['Полный пакет согласий', 'со всеми согласиями ÷ участники'],
	I18: ['Практики в банке', 'сколько описано за год'],
	I19: ['Участие в конкурсах и мероприятиях', 'сколько участников за год'],
	I20: ['Публикации о наставничестве', 'сколько за год'],
	I21: ['Школы, где работают программы', 'школы с действующей парой ÷ все школы'],
	I22: ['Раздел «Наставничество» на сайте', 'есть ÷ все'],
	I23: ['Наставляемые, ставшие наставниками', 'теперь наставники ÷ завершившие программу'],
	I24: ['Уровень программы по анкете куратора', 'сумма баллов от 0 до 18'],
	I25: ['Нагрузка наставника', 'наставляемые ÷ наставники'],
	I26: [
		'Охват особых групп',
		'наставляемые с действующей или завершённой парой, по группам; группу меньше пяти человек не показываем. Кто в двух группах, посчитан в каждой'
	]
};

export const gapTexts: Readonly<Record<Gap, string>> = {
	empty: 'нет данных: считать ещё нечего',
	'not-typed': 'нет данных: внесите число ниже',
	'no-bases': 'нет данных: базы школы не заведены',
	unreadable: 'данные не читаются',
	few: 'мало людей: число не показываем'
};

export const groupTexts: Readonly<Record<SpecialGroup, string>> = {
	disability: 'ОВЗ, инвалидность',
	gifted: 'выдающиеся способности',
	hardship: 'трудная жизненная ситуация',
	poor: 'малоимущие семьи',
	remote: 'сельская или труднодоступная местность',
	orphan: 'сироты'
};

export const besideTexts: Readonly<Record<Beside, (count: string) => string>> = {
	asked: (count) => `спросили: ${count}`,
	answered: (count) => `ответили: ${count}`,
	ofBoth: (count) => `с откликом обоих: ${count}`,
	meanDays: (count) => `в среднем ждали до приказа, дней: ${count}`,
	meanFall: (count) => `в среднем снижение: ${count}`,
	most: (count) => `самое большее: ${count}`,
	reused: (count) => `взяли другие: ${count}`,
	winners: (count) => `победили: ${count}`,
	disability: (count) => `${groupTexts.disability}: ${count}`,
	gifted: (count) => `${groupTexts.gifted}: ${count}`,
	hardship: (count) => `${groupTexts.hardship}: ${count}`,
	poor: (count) => `${groupTexts.poor}: ${count}`,
	remote: (count) => `${groupTexts.remote}: ${count}`,
	orphan: (count) => `${groupTexts.orphan}: ${count}`
};

export const figureTexts: Readonly<Record<FigureName, string>> = {
	pupils10to19: 'Детей 10–19 лет в школе',
	pupils15to19: 'Детей 15–19 лет в школе',
	organisations: 'Организаций на территории',
	partners: 'Из них дали наставников',
	practices: 'Практик описано за год',
	practicesReused: 'Из них взяли другие школы',
	contestants: 'Участников конкурсов за год',
	winners: 'Из них победителей',
	publications: 'Публикаций за год',
	site: 'Раздел на сайте: 1 есть, 0 нет',
	curatorSum: 'Анкета куратора, сумма от 0 до 18'
};

export const plannedTexts: Readonly<Record<Planned['by'], string>> = {
	own: 'план школы',
	district: 'план района',
	usual: 'обычный план'
};

export const sourceTexts: Readonly<Record<Source['of'], string>> = {
	person: 'Человек из базы',
	bond: 'Пара из базы',
	pair: 'Пара',
	row: 'Мероприятие карты',
	survey: 'Анкета',
	school: 'Школа',
	figure: 'Внесено куратором',
	group: 'Группа'
};

/** «87,5 %», «12», «2,3»; an empty string where there is no number. */
export function valueText({ id, value }: Pick<Indicator, 'id' | 'value'>): string {
	if (value === null) return '';
	const number = decimalText(value);
	return natures[id].unit === 'percent' ? `${number}\u00a0%` : number;
}

export function decimalText(value: number): string {
	return String(value).replace('.', ',');
}
