import type * as Y from 'yjs';
import type { DigestKind } from '#lib/domain/progress/digest.ts';
import { meetingKinds, meetingStates } from '#lib/domain/meeting.ts';
import { bondEventKinds, endReasons } from '#lib/domain/bonds/bond.ts';
import { stepStatuses } from '#lib/domain/programme.ts';
import { consentKinds } from '#lib/domain/registry/consents.ts';
import { activityStatuses, paperStates } from '#lib/domain/roadmap/roadmap.ts';
import { sayOfMeeting, takeBack } from '#lib/documents/feedback/commands.ts';
import * as journal from '#lib/documents/journal/commands.ts';
import * as programme from '#lib/documents/programme/commands.ts';
import { programmeText } from '#lib/documents/programme/text.ts';
import { addBonds, addEvent, removeBond } from '#lib/documents/registry/bonds.ts';
import * as registry from '#lib/documents/registry/commands.ts';
import * as activities from '#lib/documents/roadmap/activities.ts';
import * as papers from '#lib/documents/roadmap/papers.ts';
import * as stages from '#lib/documents/roadmap/stages.ts';
import * as surveys from '#lib/documents/surveys/commands.ts';
import type { Dice } from '../../simulation/dice.ts';

type Write = (doc: Y.Doc, dice: Dice) => void;

const ids = ['a', 'b', 'c', 'd'] as const;
const days = ['2026-09-10', '2026-11-29', '2027-05-31', 'скоро', ''] as const;
const terms = [
	'сентябрь',
	'декабрь, май',
	'до 15.10',
	'в течение года',
	'когда-нибудь',
	''
] as const;

const programmeWrites: readonly Write[] = [
	(doc, dice) =>
		programme.addStep(doc, { id: dice.oneOf(ids), title: 'ш', term: dice.oneOf(terms) }),
	(doc, dice) => programme.changeStep(doc, dice.oneOf(ids), { term: dice.oneOf(terms) }),
	(doc, dice) =>
		programme.setStepStatus(doc, dice.oneOf(ids), {
			...{ status: dice.oneOf(stepStatuses), today: dice.oneOf(days) }
		}),
	(doc, dice) => programme.removeStep(doc, dice.oneOf(ids)),
	(doc, dice) => programme.fillInTitle(doc, { from: dice.oneOf(days), to: dice.oneOf(days) }),
	(doc, dice) => {
		const text = programmeText(doc, dice.oneOf(['goal', 'outcome']));
		text.write({ at: 0, remove: dice.below(2), insert: dice.oneOf(['цель ', '']) });
	}
];

const journalWrites: readonly Write[] = [
	(doc, dice) =>
		journal.addMeeting(doc, {
			...{ id: dice.oneOf(ids), kind: dice.oneOf(meetingKinds), date: dice.oneOf(days) },
			createdBy: 'm'
		}),
	(doc, dice) =>
		journal.changeMeeting(doc, dice.oneOf(ids), {
			...{ state: dice.oneOf(meetingStates), date: dice.oneOf(days), minutes: dice.below(90) }
		}),
	(doc, dice) =>
		journal.confirmMeeting(doc, dice.oneOf(ids), { personId: dice.oneOf(['m', 'n']), at: 5 }),
	(doc, dice) => journal.removeMeeting(doc, dice.oneOf(ids)),
	(doc, dice) =>
		journal.addAgreement(doc, { id: dice.oneOf(ids), meetingId: 'a', due: dice.oneOf(days) }),
	(doc, dice) => journal.changeAgreement(doc, dice.oneOf(ids), { done: dice.happens(0.5) })
];

const roadmapWrites: readonly Write[] = [
	(doc, dice) =>
		stages.addStage(doc, { id: dice.oneOf(ids), title: dice.oneOf(['Начало', 'Итог']) }),
	(doc, dice) => stages.removeStage(doc, dice.oneOf(ids)),
	(doc, dice) => stages.restoreStage(doc, dice.oneOf(ids)),
	(doc, dice) =>
		activities.addActivity(doc, {
			...{ id: dice.oneOf(ids), stageId: dice.oneOf(ids), title: 'м', term: dice.oneOf(terms) }
		}),
	(doc, dice) =>
		activities.setStatus(doc, dice.oneOf(ids), {
			...{ status: dice.oneOf(activityStatuses), today: '2026-10-01' },
			postponedTo: dice.oneOf(days)
		}),
	(doc, dice) =>
		activities.setOccurrence(doc, dice.oneOf(ids), {
			...{ partId: '', from: '2026-12-01', to: '2026-12-31' },
			...{ status: dice.oneOf(activityStatuses), link: dice.oneOf(['', 'https://школа.рф']) }
		}),
	(doc, dice) =>
		papers.addDocument(doc, {
			...{ id: dice.oneOf(ids), activityId: dice.oneOf(ids), state: dice.oneOf(paperStates) }
		}),
	(doc, dice) => papers.changeDocument(doc, dice.oneOf(ids), { state: dice.oneOf(paperStates) }),
	(doc, dice) => activities.removeActivity(doc, dice.oneOf(ids))
];

const registryWrites: readonly Write[] = [
	(doc, dice) =>
		registry.addPerson(doc, {
			...{
				id: dice.oneOf(ids),
				name: 'и',
				isMentor: dice.happens(0.5),
				birthDate: dice.oneOf(days)
			}
		}),
	(doc, dice) =>
		registry.changePerson(doc, dice.oneOf(ids), {
			...{ youngSpecialist: dice.happens(0.5), certificateOn: dice.oneOf(days) },
			capacity: dice.oneOf([1, 2, undefined])
		}),
	(doc, dice) => registry.removePerson(doc, dice.oneOf(ids)),
	(doc, dice) =>
		registry.addConsent(doc, {
			...{ id: dice.oneOf(ids), personId: dice.oneOf(ids), kind: dice.oneOf(consentKinds) },
			...{ givenOn: dice.oneOf(days), until: dice.oneOf(days) }
		}),
	(doc, dice) => registry.removeConsent(doc, dice.oneOf(ids)),
	(doc, dice) =>
		addBonds(doc, [
			{
				...{ id: dice.oneOf(ids), mentorId: dice.oneOf(ids), menteeIds: [dice.oneOf(ids)] },
				createdOn: dice.oneOf(days)
			}
		]),
	(doc, dice) =>
		addEvent(doc, {
			...{ id: `e${dice.below(9)}`, bondId: dice.oneOf(ids), kind: dice.oneOf(bondEventKinds) },
			...{ on: dice.oneOf(days), at: dice.below(9), reason: dice.oneOf(endReasons) }
		}),
	(doc, dice) => removeBond(doc, dice.oneOf(ids))
];

const surveyWrites: readonly Write[] = [
	(doc, dice) =>
		surveys.addSurvey(doc, {
			...{ id: dice.oneOf(ids), title: 'Анкета', isAnonymous: dice.happens(0.5), createdAt: 1 },
			questions: []
		}),
	(doc, dice) =>
		surveys.changeSurvey(doc, dice.oneOf(ids), { state: dice.oneOf(['open', 'closed']) }),
	(doc, dice) => surveys.removeSurvey(doc, dice.oneOf(ids))
];

const answerWrites: readonly Write[] = [
	(doc, dice) =>
		surveys.setAnswer(
			doc,
			{ sheetId: dice.oneOf(ids), surveyId: dice.oneOf(ids) },
			{ code: 'q', answer: { kind: 'number', value: dice.below(10) } }
		),
	(doc, dice) => {
		const id = dice.oneOf(ids);
		surveys.handIn(doc, { sheetId: id, surveyId: id }, { at: 1 + dice.below(9) });
	},
	(doc, dice) => surveys.dropSheet(doc, dice.oneOf(ids))
];

const heardWrites = (kind: 'marks' | 'feedback'): readonly Write[] => [
	(doc, dice) =>
		sayOfMeeting(doc, kind, { meetingId: dice.oneOf(ids), at: dice.below(9), useful: 3 }),
	(doc, dice) => takeBack(doc, kind, dice.oneOf(ids))
];

/** What people do to each kind of document that is counted. */
export const writes: Readonly<Record<DigestKind, readonly Write[]>> = {
	programme: programmeWrites,
	journal: journalWrites,
	roadmap: roadmapWrites,
	registry: registryWrites,
	surveys: surveyWrites,
	answers: answerWrites,
	ballots: answerWrites,
	'taken-answers': answerWrites,
	marks: heardWrites('marks'),
	feedback: heardWrites('feedback')
};
