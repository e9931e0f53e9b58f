import type { Criterion, LessonSide } from '#lib/domain/observation.ts';
import type { MeetingKind, MeetingState } from '#lib/domain/meeting.ts';
import type { ActivityStatus } from '#lib/domain/roadmap/roadmap.ts';
import type { ListName, StepStatus } from '#lib/domain/programme.ts';
import type { ListWords, TableWords, TextWords } from '#lib/export/archive/tables.ts';
import { documentNames } from './documents.ts';

/**
 * How the lists of a pair's documents are called in the tables of an archive, in the order of their
 * columns. They borrow no words from the screens: what the archive needs would be moved about with it.
 */
const programmeLists: Readonly<Record<ListName, ListWords>> = {
	difficulties: {
		name: 'затруднения',
		fields: {
			...{ area: 'Область', words: 'Своими словами', start: 'Уровень в начале' },
			...{ now: 'Уровень сейчас', source: 'Откуда это известно' }
		}
	},
	results: {
		name: 'результаты',
		fields: {
			...{ taskId: 'Задача', indicator: 'Показатель', was: 'Было', aim: 'Должно быть' },
			...{ middle: 'В середине', became: 'Стало' }
		}
	},
	risks: { name: 'риски', fields: { risk: 'Что может помешать', answer: 'Что делаем' } },
	checks: {
		name: 'проверки',
		fields: { survey: 'Что проводим', term: 'Срок', done: 'Когда проведено' }
	}
};

const meetingKinds: Readonly<Record<MeetingKind, string>> = {
	...{ acquaintance: 'Знакомство', trial: 'Пробная', planning: 'Планирование' },
	...{ working: 'Рабочая', 'lesson-visit': 'Посещение урока', consultation: 'Консультация' },
	...{ group: 'Групповая', final: 'Итоговая' }
};

const meetingStates: Readonly<Record<MeetingState, string>> = {
	...{ planned: 'Запланирована', held: 'Состоялась', 'not-held': 'Не состоялась' }
};

const stepStatuses: Readonly<Record<StepStatus, string>> = {
	...{ planned: 'Не начато', 'in-progress': 'В работе', done: 'Сделано' },
	'help-needed': 'Нужна помощь'
};

const who = { mentor: 'Наставник', mentee: 'Наставляемый', both: 'Оба' };

const lessonParts: Readonly<Record<Criterion | LessonSide | 'mark' | 'note', string>> = {
	...{ observer: 'Наблюдение', teacher: 'Самооценка', aim: 'Цель и планирование' },
	...{ structure: 'Структура урока', activity: 'Активность учеников' },
	...{ methods: 'Формы и методы', feedback: 'Обратная связь', climate: 'Дисциплина и климат' },
	...{ time: 'Время', digital: 'Цифровые средства', reflection: 'Рефлексия' },
	...{ mark: 'отметка', note: 'заметка' }
};

const activityStatuses: Readonly<Record<ActivityStatus, string>> = {
	...{ planned: 'Не начато', 'in-progress': 'В работе', done: 'Выполнено' },
	...{ cancelled: 'Отменено', postponed: 'Перенесено' }
};

const lists: Readonly<Record<string, ListWords>> = {
	...programmeLists,
	meetings: {
		name: 'встречи',
		fields: {
			...{ date: 'День', time: 'Время', kind: 'Вид', state: 'Состояние', topic: 'Тема' },
			...{ minutes: 'Минут', mode: 'Как встретились', place: 'Место', done: 'Что сделали' },
			...{ attended: 'Кто был', resultLine: 'Итог', difficulties: 'Трудности' },
			...{ stepIds: 'Шаги программы', confirmed: 'Подтверждение' }
		},
		values: {
			...{ kind: meetingKinds, state: meetingStates },
			mode: { 'in-person': 'Очно', online: 'На расстоянии' }
		}
	},
	agreements: {
		name: 'договорённости',
		fields: {
			...{ text: 'О чём договорились', who: 'Кто делает', due: 'Срок', done: 'Сделано' },
			...{ meetingId: 'Встреча', stepId: 'Шаг программы' }
		},
		values: { who }
	},
	tasks: {
		name: 'задачи',
		fields: { title: 'Задача', direction: 'Кто кого учит', outcome: 'Что получилось' },
		values: { direction: { back: 'Наставляемый учит наставника' } }
	},
	steps: {
		name: 'шаги',
		fields: {
			...{ taskId: 'Задача', title: 'Что сделать', term: 'Срок', status: 'Состояние' },
			...{ doneOn: 'Когда сделано', form: 'Форма работы', mentorDoes: 'Наставник делает' },
			...{ menteeDoes: 'Наставляемый делает', expected: 'Какой будет результат' },
			...{ evidence: 'Чем подтверждается', comment: 'Комментарий', forWhom: 'Для кого' }
		},
		values: { status: stepStatuses }
	},
	remarks: {
		name: 'обсуждение',
		fields: {
			...{ author: 'Кто написал', text: 'Слова', about: 'О чём', mentions: 'Кому' },
			settledBy: 'Кто решил вопрос'
		}
	},
	attachments: {
		name: 'вложения',
		fields: {
			...{ name: 'Файл', kind: 'Вид', caption: 'Подпись', about: 'К какой записи' },
			...{ takenAt: 'Когда снято', addedAt: 'Когда добавлено', addedBy: 'Кто добавил' },
			...{ seconds: 'Секунд', bytes: 'Байт', type: 'Тип файла', sha256: 'Контрольная сумма' },
			discarded: 'Уничтожено'
		},
		values: { kind: { photo: 'Фото', voice: 'Голосовая заметка', file: 'Файл' } }
	},
	marks: {
		name: 'отметки',
		fields: {
			...{ useful: 'Была ли встреча полезна', clear: 'Понятно, что делать дальше' },
			...{ progress: 'Есть ли продвижение', ready: 'Готовность наставляемого' },
			...{ words: 'Слова', to: 'Для кого эти слова' }
		},
		values: {
			...{ clear: { yes: 'да', no: 'нет' }, progress: { none: 'нет', some: 'немного', yes: 'да' } },
			to: { me: 'для меня', pair: 'паре', curator: 'куратору' }
		}
	},
	words: { name: 'слова', fields: { words: 'Слова' } },
	lessons: {
		name: 'уроки',
		fields: {
			...{ date: 'День', group: 'Класс', subject: 'Предмет', topic: 'Тема урока' },
			...{ lessonType: 'Тип урока', aim: 'Цель посещения', observer: 'Кто наблюдал' },
			...{ strengths: 'Что получилось', toImprove: 'Что усилить' },
			...{ agreedNext: 'О чём договорились', meetingId: 'Встреча' }
		},
		values: { observer: who, mark: { 0: 'Не видно', 1: 'Частично', 2: 'Видно' } },
		parts: lessonParts
	},
	stages: {
		name: 'этапы',
		fields: { number: 'Номер', title: 'Этап', heading: 'Как было в документе' }
	},
	activities: {
		name: 'мероприятия',
		fields: {
			...{ number: 'Номер', stageId: 'Этап', title: 'Мероприятие', term: 'Срок' },
			...{ responsible: 'Ответственные', people: 'Ответственные по одному', result: 'Результат' },
			...{ status: 'Состояние', doneOn: 'Когда выполнено', postponedTo: 'Перенесено на' },
			...{ content: 'Как было в документе', notes: 'Другие столбцы' }
		},
		values: { status: activityStatuses }
	},
	surveys: { name: 'анкеты', fields: { title: 'Название', intro: 'Вступление' } },
	questions: {
		name: 'вопросы',
		fields: { surveyId: 'Анкета', title: 'Вопрос', options: 'Варианты' }
	},
	requests: { name: 'просьбы', fields: { text: 'О чём просят' } },
	answers: {
		name: 'ответы',
		fields: {
			...{ name: 'Кто ответил', surveyId: 'Анкета', text: 'Ответ', a: 'Ответ', by: 'Кто ответил' },
			...{ doneAt: 'Когда отдано', requestId: 'На какую просьбу', words: 'Слова', to: 'Кому' }
		}
	}
};

const texts: TextWords = {
	...{ name: 'тексты', what: 'Что это', text: 'Текст', note: 'Запись' },
	of: {
		...{ title: 'Название', organisation: 'Организация', period: 'Период', form: 'Форма' },
		...{ roleModel: 'Ролевая модель', kind: 'Вид', mode: 'Как встречаемся', from: 'Начало' },
		...{ to: 'Окончание', basis: 'Основание', meetingRule: 'Расписание встреч', place: 'Место' },
		...{
			channel: 'Как связаться',
			decision: 'Решение',
			goal: 'Цель',
			'goal-back': 'Цель наставника'
		},
		...{ difficulties: 'Затруднения', strengths: 'Сильные стороны', resources: 'Материалы' },
		...{ 'mentor-work': 'Что делает наставник', 'mentee-work': 'Что делает наставляемый' },
		...{ outcome: 'Итог', recommendations: 'Рекомендации' },
		...{ 'mentor-reflection': 'Размышления наставника' },
		...{ 'mentee-reflection': 'Размышления наставляемого' },
		...{ task: 'Задача этапа', narrative: 'Как прошёл этап', proposals: 'Предложения' },
		note: 'Заметка'
	}
};

export const archiveWords = {
	...{ lists, texts },
	documents: documentNames,
	common: {
		fields: {
			...{ at: 'Когда', createdAt: 'Когда начато', createdOn: 'Когда начато' },
			...{ createdBy: 'Кто записал', personId: 'Человек', removed: 'Удаляли' }
		}
	},
	...{ yes: 'да', no: 'нет', id: 'Код записи' }
} satisfies Omit<TableWords, 'nameOf' | 'momentOf'>;
