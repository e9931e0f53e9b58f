import * as Y from 'yjs';
import { nameCases, proposedCase, type CasedName } from '#lib/domain/name-cases.ts';
import { programmeTexts } from '#lib/domain/programme.ts';
import { addAgreement, addMeeting, confirmMeeting } from '#lib/documents/journal/commands.ts';
import { readJournal } from '#lib/documents/journal/read.ts';
import { addLesson, judgeLesson } from '#lib/documents/observations/commands.ts';
import { readLessons } from '#lib/documents/observations/read.ts';
import { addStep, addTask, fillInTitle, setStepStatus } from '#lib/documents/programme/commands.ts';
import { readProgramme } from '#lib/documents/programme/read.ts';
import { programmeText } from '#lib/documents/programme/text.ts';
import type { NamedPerson, PaperSource } from '#lib/ui/papers/paper-source.ts';

function named(id: string, name: string): NamedPerson {
	const cases = nameCases.map((nameCase) => [nameCase, proposedCase(name, nameCase)] as const);
	return { id, name, cases: Object.fromEntries(cases) as CasedName };
}

function programmeDoc(): Y.Doc {
	const doc = new Y.Doc();
	fillInTitle(doc, {
		...{ form: 'учитель – учитель', kind: 'традиционное', from: '2026-09-01', to: '2027-05-31' },
		...{ mode: 'очно', meetingRule: 'по вторникам в 15:00', place: 'кабинет физики' }
	});
	programmeText(doc, 'goal').write({
		...{ at: 0, remove: 0, insert: 'Уверенно вести урок по новым правилам' }
	});
	addTask(doc, { id: 't1', title: 'Освоить планирование урока' });
	addTask(doc, { id: 't2', title: 'Научиться оценивать' });
	const step = { form: 'консультация', mentorDoes: 'показывает', menteeDoes: 'пробует' };
	addStep(doc, {
		...{ id: 's1', taskId: 't1', title: 'Разобрать технологическую карту', ...step },
		...{ term: 'октябрь 2026', expected: 'карта урока', evidence: 'карта' }
	});
	addStep(doc, {
		id: 's2',
		taskId: 't2',
		title: 'Составить критерии',
		term: '2026-12-05',
		...step
	});
	setStepStatus(doc, 's1', { status: 'done', today: '2026-10-20' });
	return doc;
}

function journalDoc(): Y.Doc {
	const doc = new Y.Doc();
	const meeting = { createdBy: 'p1', state: 'held', kind: 'working', minutes: 45 } as const;
	addMeeting(doc, {
		...{ id: 'm1', date: '2026-10-06', ...meeting, topic: 'Планирование', done: 'Разобрали карту' },
		resultLine: 'Карта готова'
	});
	addMeeting(doc, {
		id: 'm2',
		date: '2026-11-03',
		...meeting,
		kind: 'lesson-visit',
		topic: 'Урок'
	});
	addMeeting(doc, { id: 'm3', date: '2026-12-15', ...meeting, state: 'planned' });
	addAgreement(doc, {
		...{ id: 'a1', meetingId: 'm1', text: 'Прислать карту', who: 'mentee', due: '2026-10-13' }
	});
	confirmMeeting(doc, 'm1', { personId: 'p1', at: 1 });
	confirmMeeting(doc, 'm1', { personId: 'p2', at: 2 });
	return doc;
}

function lessonDoc(): Y.Doc {
	const doc = new Y.Doc();
	addLesson(doc, {
		...{ id: 'l1', date: '2026-11-03', observer: 'mentor', group: '7 «Б»', subject: 'Физика' },
		...{ topic: 'Сила трения', strengths: 'Ясная цель', toImprove: 'Время на рефлексию' }
	});
	judgeLesson(doc, 'l1', { side: 'observer', criterion: 'aim', mark: 2, note: 'на доске' });
	judgeLesson(doc, 'l1', { side: 'teacher', criterion: 'aim', mark: 1 });
	return doc;
}

const programme = programmeDoc();
const words = programmeTexts.map((name) => [name, programmeText(programme, name).value] as const);

/** A pair in the middle of its year. */
export const sampleSource: PaperSource = {
	school: 'Школа № 1 города Заречный Лог',
	mentors: [named('p1', 'Кедрина Ольга Павловна')],
	mentees: [named('p2', 'Лугинин Артём Денисович')],
	programme: readProgramme(programme),
	words: Object.fromEntries(words) as PaperSource['words'],
	journal: readJournal(journalDoc()),
	lesson: readLessons(lessonDoc())[0],
	from: '2026-09-01',
	to: '2026-12-31',
	today: '2026-11-29'
};
