import type { ConsentKind } from '#lib/domain/registry/consents.ts';
import type { RegistryPerson } from '#lib/domain/registry/person.ts';
import type { SchoolDetails } from '#lib/domain/registry/school.ts';
import { toName, toPost } from './addressee.ts';
import { dayInFigures, orLine, type Paper, type PaperBlock } from '../paper.ts';

export interface ConsentForm {
	readonly kind: ConsentKind;
	readonly person: RegistryPerson;
	readonly school: SchoolDetails;
	/** The form of mentoring, in words. */
	readonly form: string;
}

/** A blank to be signed by hand: what is known is filled in, the rest is a line. Nothing is ticked ahead. */
export function consentPaper(asked: ConsentForm): Paper {
	switch (asked.kind) {
		case 'participation':
			return asked.person.isMentor ? mentorPaper(asked) : menteePaper(asked);
		case 'personal-data':
			return dataPaper(asked, ownSubject(asked));
		case 'parent-personal-data':
			return dataPaper(asked, childSubject(asked));
		case 'parent-participation':
			return parentPaper(asked);
		case 'child-assent':
			return assentPaper(asked);
		case 'publication':
			return publicationPaper(asked);
	}
}

const blank = '☐\u00a0';

function schoolOf({ school }: ConsentForm): string {
	return orLine(school.fullName || school.shortName, 40);
}

function toWhom({ school }: ConsentForm): PaperBlock {
	return {
		kind: 'right',
		text: `${orLine(toPost(school.signerPost), 24)}\n${orLine(school.shortName || school.fullName, 24)}\n${orLine(toName(school.signerName), 24)}`
	};
}

function signature(who: string): readonly PaperBlock[] {
	return [
		{ kind: 'signature', text: '«___» ______________ 20___ г.' },
		{ kind: 'signature', text: `_____________________ / ${orLine(who, 30)}` }
	];
}

function titled(title: string, blocks: readonly PaperBlock[]): Paper {
	return { title, blocks };
}

function mentorPaper(asked: ConsentForm): Paper {
	const { person, form } = asked;
	const title = 'Согласие педагога на наставничество';
	return titled(title, [
		toWhom(asked),
		{ kind: 'heading', text: title },
		{
			kind: 'text',
			text: `Я, ${orLine(person.name)}, ${orLine(person.post)}, даю согласие на выполнение работы по наставничеству (статья 351.8 Трудового кодекса Российской Федерации) в организации: ${schoolOf(asked)}.`
		},
		{
			kind: 'list',
			items: [
				`Форма наставничества: ${orLine(form)}.`,
				'Наставляемый: ______________________________.',
				'Содержание работы: ________________________________________.',
				'Срок: с «___» __________ 20___ г. по «___» __________ 20___ г.',
				`Объём: ${orLine(person.hoursMonth === undefined ? '' : String(person.hoursMonth), 6)} часов в месяц.`,
				'Размер и условия оплаты: ________________________________________.',
				'Дополнительное соглашение к трудовому договору: № _____ от ______________.'
			]
		},
		{
			kind: 'text',
			text: 'Мне известно, что я вправе досрочно отказаться от наставничества, предупредив не менее чем за три рабочих дня, и что работодатель вправе досрочно отменить поручение в том же порядке.'
		},
		...signature(person.name)
	]);
}

function menteePaper(asked: ConsentForm): Paper {
	const { person, form } = asked;
	const title = 'Согласие на участие в программе наставничества';
	return titled(title, [
		toWhom(asked),
		{ kind: 'heading', text: title },
		{
			kind: 'text',
			text: `Я, ${orLine(person.name)}, ${orLine(person.post)}, согласен (согласна) участвовать в программе наставничества в роли наставляемого. Организация: ${schoolOf(asked)}.`
		},
		{ kind: 'text', text: `Форма наставничества: ${orLine(form)}.` },
		{ kind: 'text', text: `Мой запрос: ${orLine(person.mainRequest, 60)}.` },
		{
			kind: 'text',
			text: 'Чего жду: ____________________________________________________________.'
		},
		{
			kind: 'text',
			text: 'Мне известно, что я вправе участвовать в составлении программы, просить о помощи куратора и о замене наставника, а также прекратить участие.'
		},
		...signature(person.name)
	]);
}

function parentPaper(asked: ConsentForm): Paper {
	const { person, form } = asked;
	const title =
		'Согласие родителя (законного представителя) на участие ребёнка в программе наставничества';
	return titled(title, [
		toWhom(asked),
		{ kind: 'heading', text: title },
		{
			kind: 'text',
			text: `Я, ${orLine(person.guardian)}, даю согласие на участие моего ребёнка в программе наставничества. Ребёнок: ${orLine(person.name)}, дата рождения ${orLine(dayInFigures(person.birthDate), 12)}, ${orLine(person.post, 12)}. Организация: ${schoolOf(asked)}.`
		},
		{
			kind: 'list',
			items: [
				`Форма наставничества: ${orLine(form)}.`,
				'Наставник: ______________________________.',
				'Место и время встреч: ______________________________.',
				'Кто присутствует на встречах: ______________________________.',
				`Контакты куратора: ${orLine(asked.school.phone)}.`
			]
		},
		{
			kind: 'text',
			text: 'Согласие может быть отозвано мной в любое время письменным заявлением.'
		},
		...signature(person.guardian)
	]);
}

function assentPaper(asked: ConsentForm): Paper {
	const { person, form } = asked;
	const title = 'Согласие обучающегося на участие в программе наставничества';
	return titled(title, [
		toWhom(asked),
		{ kind: 'heading', text: title },
		{
			kind: 'text',
			text: `Я, ${orLine(person.name)}, ${orLine(person.post, 12)}, хочу участвовать в программе наставничества (форма: ${orLine(form)}). Мне рассказали, что это такое, с кем и где проходят встречи, кто читает записи о них и что я могу прекратить участие, когда захочу.`
		},
		...signature(person.name)
	]);
}

interface Subject {
	readonly title: string;
	readonly words: string;
	readonly signs: string;
}

const documentLine =
	'документ, удостоверяющий личность: ______________ серия _______ № ____________, выдан ______________________________ «___» __________ _____ г.';

function ownSubject({ person }: ConsentForm): Subject {
	return {
		title: 'Согласие на обработку персональных данных',
		words: `Я, ${orLine(person.name)}, адрес: ______________________________, ${documentLine},`,
		signs: person.name
	};
}

function childSubject({ person }: ConsentForm): Subject {
	return {
		title: 'Согласие на обработку персональных данных ребёнка',
		words: `Я, ${orLine(person.guardian)}, адрес: ______________________________, ${documentLine}, являясь законным представителем (родство, документ о полномочиях: ______________________________) ребёнка: ${orLine(person.name)}, дата рождения ${orLine(dayInFigures(person.birthDate), 12)},`,
		signs: person.guardian
	};
}

/** The eight points of ст. 9 of 152-ФЗ, one purpose, nothing ticked. */
function dataPaper(asked: ConsentForm, { title, words, signs }: Subject): Paper {
	const { school } = asked;
	return titled(title, [
		{ kind: 'heading', text: title },
		{
			kind: 'text',
			text: `${words} в соответствии со статьёй 9 Федерального закона № 152-ФЗ «О персональных данных» даю согласие оператору: ${schoolOf(asked)}, адрес: ${orLine(school.address)}, на обработку персональных данных.`
		},
		{
			kind: 'list',
			items: [
				'Цель: участие в программе наставничества.',
				`Перечень данных (отметить): ${blank}фамилия, имя, отчество; ${blank}дата рождения; ${blank}контакты; ${blank}должность или класс, предмет, стаж, категория, образование; ${blank}запросы и направления помощи; ${blank}сведения о ходе и результатах программы; ${blank}иное: ______________.`,
				'Кому поручена обработка (если поручена): ______________________________.',
				'Действия: сбор, запись, систематизация, накопление, хранение, уточнение, использование, блокирование, удаление, уничтожение.',
				`Способ (отметить): ${blank}с использованием средств автоматизации; ${blank}без них.`,
				'Срок: до достижения цели обработки или до отзыва согласия; иной срок: ______________.',
				'Отозвать согласие можно письменным заявлением на имя руководителя оператора.'
			]
		},
		...signature(signs)
	]);
}

function publicationPaper(asked: ConsentForm): Paper {
	const { person, school } = asked;
	const title =
		'Согласие на обработку персональных данных, разрешённых субъектом персональных данных для распространения';
	const who = person.guardian === '' ? person.name : person.guardian;
	return titled(title, [
		{ kind: 'heading', text: title },
		{
			kind: 'text',
			text: `Я, ${orLine(who)}, контакты: ______________________________, в соответствии со статьёй 10.1 Федерального закона № 152-ФЗ «О персональных данных» даю согласие оператору: ${schoolOf(asked)}, адрес: ${orLine(school.address)}, ИНН ${orLine(school.inn, 12)}, ОГРН ${orLine(school.ogrn, 15)}, на распространение данных: ${orLine(person.name)}.`
		},
		{ kind: 'text', text: `Где: ${orLine(school.site, 40)}.` },
		{ kind: 'text', text: 'Цель: рассказать о наставничестве в организации.' },
		{
			kind: 'table',
			caption: 'Данные, условия и запреты',
			headings: ['Данные', 'Разрешаю (да / нет)', 'Условия и запреты'],
			widths: [3, 2, 3],
			rows: ['Фамилия, имя, отчество', 'Должность или класс', 'Фотография', 'Видео'].map((data) => [
				data,
				'',
				''
			])
		},
		{
			kind: 'text',
			text: 'Срок: ______________. Согласие прекращается по моему требованию, направленному оператору.'
		},
		...signature(who)
	]);
}
