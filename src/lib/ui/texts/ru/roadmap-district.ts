import { counted, type Forms } from '../plural.ts';

const rowForms: Forms = ['строка', 'строки', 'строк'];
const takenForms: Forms = ['строку', 'строки', 'строк'];

export const districtTexts = {
	way: 'Взять из районной карты',
	wayNote: 'Строки района рядом с вашими; что в них изменилось',
	title: 'Районная карта',
	none: 'У района пока нет дорожной карты, которую можно открыть отсюда',
	readOnly: 'Брать строки в эту дорожную карту могут кураторы школы',
	notArrived:
		'Районная карта ещё не пришла на это устройство. Она появится, как только будет связь',
	empty: 'В районной карте пока нет мероприятий',
	whose: 'Чья дорожная карта',
	intro:
		'Отметьте строки, которые школа берёт себе. Вместе со строкой придут её части и ожидаемые документы, дальше её можно менять',
	ofDistrict: 'У района',
	ofSchool: 'У школы',
	nothingBeside: 'Пока ничего',
	ownStage: (name: string) => `Только у школы: ${name}`,
	taken: 'Взято',
	wholeStage: 'Взять весь этап',
	noTerm: 'без срока',
	take: (count: number) => (count === 0 ? 'Взять' : `Взять ${counted(count, takenForms)}`),
	tookRows: (count: number) => `Взято: ${counted(count, rowForms)}`,
	fromDistrict: 'из районной карты',
	changed: (count: number) => `В районной карте изменилось: ${count}`,
	look: 'Посмотреть',
	termWas: 'Срок',
	titleWas: 'Название',
	responsibleWas: 'Ответственные',
	paperAdded: 'Теперь ожидается документ',
	paperRemoved: 'Документ больше не ожидается',
	gone: 'Строка убрана из районной карты',
	nowHere: (text: string) => `У вас сейчас: ${text}`,
	accept: 'Принять',
	acceptGone: 'Убрать и у нас',
	acceptAll: 'Принять всё',
	keep: 'Оставить как у нас',
	accepted: 'Принято',
	kept: 'Оставлено как у вас',
	blank: 'не указано'
};
