import * as Y from 'yjs';
import { expect, test } from 'vitest';
import { calendarPlanOf } from '#lib/domain/calendar-plan.ts';
import { meetingCounts } from '#lib/domain/progress/journal-digest.ts';
import { stepCounts } from '#lib/domain/progress/programme-digest.ts';
import { digestKinds, type Digest, type DigestKind } from '#lib/domain/progress/digest.ts';
import { addAttachment } from '#lib/documents/attachments/commands.ts';
import { sayOfMeeting } from '#lib/documents/feedback/commands.ts';
import * as journal from '#lib/documents/journal/commands.ts';
import { firstContentOf } from '#lib/documents/schema.ts';
import { digestOf, digestOfUpdates } from '#lib/documents/progress/digest.ts';
import * as programme from '#lib/documents/programme/commands.ts';
import { readProgramme } from '#lib/documents/programme/read.ts';
import { programmeText } from '#lib/documents/programme/text.ts';
import { addBonds, addEvent } from '#lib/documents/registry/bonds.ts';
import * as registry from '#lib/documents/registry/commands.ts';
import { addActivity, setOccurrence } from '#lib/documents/roadmap/activities.ts';
import { addStage } from '#lib/documents/roadmap/stages.ts';
import * as surveys from '#lib/documents/surveys/commands.ts';

const context = (kind: DigestKind) => ({ kind, startedOn: '2026-09-05', schoolYear: 2026 });

function counted<Of extends Digest['of']>(
	kind: DigestKind,
	of: Of,
	write: (doc: Y.Doc) => void
): Extract<Digest, { readonly of: Of }> {
	const doc = new Y.Doc();
	write(doc);
	const digest = digestOf(doc, context(kind));
	if (digest.of !== of) throw new Error(`a digest of ${digest.of}`);
	return digest as Extract<Digest, { readonly of: Of }>;
}

function writeProgramme(doc: Y.Doc): void {
	programmeText(doc, 'goal').write({ at: 0, remove: 0, insert: 'Вести уроки без страха' });
	for (const [id, term] of [
		['a', 'сентябрь'],
		['b', 'октябрь'],
		['c', 'май'],
		['d', 'когда получится']
	] as const)
		programme.addStep(doc, { id, title: `Тайна ${id}`, term });
	programme.setStepStatus(doc, 'a', { status: 'done', today: '2026-09-20' });
	programme.setStepStatus(doc, 'd', { status: 'help-needed', today: '2026-09-20' });
}

test('a programme is as far as its own plan says', () => {
	const today = '2026-11-15';
	const digest = counted('programme', 'programme', writeProgramme);
	expect(digest).toMatchObject({ isEmpty: false, hasGoal: true, hasOutcome: false });
	expect(digest.steps.map(({ due }) => due)).toEqual([
		'2026-09-30',
		'2026-10-31',
		'2027-05-31',
		''
	]);
	expect(stepCounts(digest, today)).toEqual({
		...{ of: 4, done: 1, helpNeeded: 1, overdue: 1, due: 2, doneOfDue: 1 }
	});
	const doc = new Y.Doc();
	writeProgramme(doc);
	const { fact } = calendarPlanOf(readProgramme(doc), { today });
	expect(stepCounts(digest, today)).toMatchObject({ due: fact.due, doneOfDue: fact.doneOfDue });
	expect(counted('programme', 'programme', () => undefined)).toMatchObject({ isEmpty: true });
});

test('of meetings there are days and states, and how many said that they took place', () => {
	const digest = counted('journal', 'journal', (doc) => {
		const meeting = { createdBy: 'm', kind: 'working' } as const;
		journal.addMeeting(doc, { ...meeting, id: '1', date: '2026-10-01', topic: 'Тайна' });
		journal.addMeeting(doc, { ...meeting, id: '2', date: '2026-10-15' });
		journal.addMeeting(doc, { ...meeting, id: '3', date: '2026-11-20' });
		journal.addMeeting(doc, { ...meeting, id: '4', date: 'скоро' });
		for (const personId of ['m', 'n']) journal.confirmMeeting(doc, '1', { personId, at: 5 });
		journal.confirmMeeting(doc, '2', { personId: 'm', at: 5 });
		journal.addAgreement(doc, { id: 'x', meetingId: '1', text: 'Тайна', due: '2026-10-20' });
	});
	expect(meetingCounts(digest, '2026-11-15')).toEqual({
		...{ held: 2, confirmed: 1, planned: 1, last: '2026-10-15', next: '2026-11-20' }
	});
	expect(digest.agreements).toEqual([{ done: false, due: '2026-10-20' }]);
});

test('a turn of a roadmap has its evidence by a file or a link', () => {
	const digest = counted('roadmap', 'roadmap', (doc) => {
		addStage(doc, { id: 's', title: 'Подготовка' });
		addActivity(doc, { id: 'a', stageId: 's', title: 'Круглый стол', term: 'декабрь, май' });
		const december = { partId: '', from: '2026-12-01', to: '2026-12-31' };
		setOccurrence(doc, 'a', { ...december, status: 'done' });
		addAttachment(doc, {
			...{ id: 'f', about: 'a||2026-12-01|2026-12-31', kind: 'photo', type: 'image/jpeg' },
			...{ name: 'Тайна.jpg', bytes: 1, sha256: '', takenAt: 0, addedAt: 0, addedBy: 'm' },
			seconds: 0
		});
	});
	expect(digest.stages).toMatchObject([{ id: 's', title: 'Подготовка' }]);
	expect(digest.stages[0]?.rows).toMatchObject([
		{
			...{ id: 'a', status: 'in-progress', hasEvidence: true },
			turns: [
				{ due: '2026-12-31', ends: true, status: 'done', hasEvidence: true },
				{ due: '2027-05-31', ends: true, status: 'planned', hasEvidence: false }
			]
		}
	]);
});

test('of the bases there are parts, days and consents, and of a bond how it stands', () => {
	const digest = counted('registry', 'registry', (doc) => {
		registry.addPerson(doc, { id: 'm', name: 'Тайна Имени', isMentor: true, contact: 'Тайна' });
		registry.addPerson(doc, {
			...{ id: 'n', name: 'Тайна Вторая', isMentee: true },
			specialCategories: 'Тайна: ОВЗ, сирота',
			...{ youngSpecialist: true, birthDate: '2001-02-03' }
		});
		registry.addConsent(doc, {
			id: 'c',
			personId: 'm',
			kind: 'participation',
			givenOn: '2026-09-01'
		});
		addBonds(doc, [{ id: 'b', mentorId: 'm', menteeIds: ['n'], createdOn: '2026-09-10' }]);
		for (const [at, kind] of (['mentor-agreed', 'mentee-agreed', 'ordered'] as const).entries())
			addEvent(doc, { id: kind, bondId: 'b', kind, on: '2026-09-12', at });
	});
	expect(digest.people).toMatchObject([
		{ id: 'm', isMentor: true, consents: [{ kind: 'participation', givenOn: '2026-09-01' }] },
		{ id: 'n', youngSpecialist: true, birthDate: '2001-02-03', consents: [] }
	]);
	expect(digest.bonds).toMatchObject([
		{ id: 'b', mentorId: 'm', state: 'active', orderedOn: '2026-09-12', endReason: '' }
	]);
	expect(digest.groups).toEqual({ disability: 1, orphan: 1 });
});

test('of answers there are only marks, and of feedback only which meetings', () => {
	const answers = counted('ballots', 'answers', (doc) => {
		const place = { sheetId: 's', surveyId: 's' };
		surveys.setAnswer(doc, place, { code: 'q', answer: { kind: 'number', value: 8 } });
		surveys.setAnswer(doc, place, { code: 'w', answer: { kind: 'text', value: 'Тайна' } });
		surveys.handIn(doc, place, { at: 7 });
	});
	expect(answers.sheets).toEqual([{ surveyId: 's', doneAt: 7, marks: [['q', 8]] }]);
	const heard = counted('marks', 'heard', (doc) => {
		sayOfMeeting(doc, 'marks', { meetingId: 'b', at: 1, useful: 2, words: 'Тайна' });
		sayOfMeeting(doc, 'marks', { meetingId: 'a', at: 2, useful: 5 });
	});
	expect(heard.meetingIds).toEqual(['a', 'b']);
	expect(JSON.stringify([answers, heard])).not.toContain('Тайна');
});

const blank = {
	...{ title: '', hint: '', isRequired: false, options: [], rows: [], from: 0, to: 0 },
	...{ fromLabel: '', toLabel: '', most: 0, isKey: false }
};

test('a questionnaire says from which mark on somebody is content', () => {
	const digest = counted('surveys', 'surveys', (doc) => {
		surveys.addSurvey(doc, {
			...{ id: 's', title: 'Итоги', wave: 'after', audience: ['mentee'], createdAt: 1 },
			questions: [
				{ ...blank, id: 'q', code: 'q', kind: 'scale', from: 1, to: 10, isKey: true },
				{ ...blank, id: 'w', code: 'w', kind: 'text' }
			]
		});
	});
	expect(digest.surveys).toMatchObject([{ wave: 'after', key: { code: 'q', from: 7 } }]);
});

const kinds = Object.keys(digestKinds) as readonly DigestKind[];

test.each(kinds)('%s: what is broken is told as such, and nothing else', (kind) => {
	const first = firstContentOf(kind);
	expect(digestOfUpdates([first], context(kind)).of).toBe(digestKinds[kind]);
	expect(digestOfUpdates([first, new Uint8Array([9, 9, 9])], context(kind)).of).toBe('unreadable');
	const newer = new Y.Doc();
	newer.getMap('meta').set('schema', 99);
	const bytes = Y.encodeStateAsUpdate(newer);
	expect(digestOfUpdates([bytes], context(kind)).of).toBe('unreadable');
	const gap = new Y.Doc();
	gap.getMap('people').set('a', 1);
	const before = Y.encodeStateVector(gap);
	gap.getMap('people').set('a', 2);
	const late = Y.encodeStateAsUpdate(gap, before);
	expect(digestOfUpdates([first, late], context(kind)).of).toBe('unreadable');
});

test.each(kinds)('%s: fields of any shape are read as far as they go', (kind) => {
	const roots = ['fields', 'steps', 'meetings', 'agreements', 'stages', 'activities', 'people'];
	const others = ['consents', 'bonds', 'events', 'surveys', 'questions', 'answers', 'marks'];
	const doc = new Y.Doc();
	for (const root of [...roots, ...others]) {
		doc.getMap(root).set('x', new Y.Map([['title', { strange: true }]]));
		doc.getMap(root).set('y', 7);
	}
	expect(digestOf(doc, context(kind)).of).toBe(digestKinds[kind]);
});
