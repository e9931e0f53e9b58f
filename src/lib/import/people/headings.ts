import type { FieldKey } from '#lib/domain/registry/fields.ts';

/** What a column of the file means. `number` is the row's own number, which is left out. */
export type Target = FieldKey | 'name' | 'surname' | 'given' | 'patronymic' | 'number';

/** The first that fits decides. */
const dictionary: readonly (readonly [Target, RegExp])[] = [
	['number', /^(?:№|n|номер|п\/п|№ ?п\/п|#)$/],
	['guardian', /родител|законн.{0,3} представ/],
	[
		'name',
		/^(?:ф\.? ?и\.? ?о|фамилия,? (?:имя|и\.)|педагог$|учитель$|сотрудник|наставник|наставляем)/
	],
	['surname', /^фамилия$/],
	['given', /^имя$/],
	['patronymic', /^отчество$/],
	['birthDate', /рожден/],
	['contact', /контакт|телефон|почт|e-?mail/],
	['certificateOn', /судимост/],
	['specialCategories', /особ.{0,4} категор|овз|инвалид/],
	['mainRequest', /запрос|потребност|затруднен|проблем/],
	['needs', /дефицит/],
	['skills', /компетенц|направлени|чем мож|сильн/],
	['subjects', /предмет|дисциплин/],
	['experienceYears', /стаж|опыт работы/],
	['category', /категори/],
	['education', /образовани/],
	['youngSpecialist', /молод/],
	['hoursMonth', /час/],
	['times', /время|график|дни/],
	['capacity', /сколько|количество наставл|нагрузк/],
	['menteeAges', /возраст/],
	['trainedOn', /удостоверени/],
	['training', /обучени|курс|повышени/],
	['awards', /наград|звани/],
	['achievements', /достижени/],
	['interests', /интерес|увлечен/],
	['formWanted', /форм/],
	['identifiedOn', /выявлен/],
	['joinedOn', /вхожден|вступлен|начал/],
	['completedOn', /завершен|окончан/],
	['results', /результат|итог/],
	['caseLink', /ссылк|кейс|отзыв/],
	['mark', /отметк/],
	['organisation', /организац|место работы|место учебы|школа|оу$|оо$/],
	['stages', /ступен|классы/],
	['post', /должност|класс|пост/]
];

const longestHeading = 90;

export function targetOfHeading(text: string): Target | undefined {
	const said = text.toLowerCase().replaceAll('ё', 'е').replace(/\s+/g, ' ').trim();
	if (said === '' || said.length > longestHeading) return undefined;
	return dictionary.find(([, pattern]) => pattern.test(said))?.[0];
}
