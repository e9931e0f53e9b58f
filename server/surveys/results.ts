import { can } from '#lib/domain/access.ts';
import type { Actor } from '#lib/domain/access.ts';
import { accepted, declined } from '#lib/domain/outcome.ts';
import type { Outcome } from '#lib/domain/outcome.ts';
import type { Answer } from '#lib/domain/survey/answers.ts';
import { tellable } from '#lib/domain/survey/anonymity.ts';
import type { Heaps } from '#lib/domain/survey/anonymity.ts';
import { hasAnswered } from '#lib/domain/survey/results.ts';
import type { Survey } from '#lib/domain/survey/survey.ts';
import { readSheets, readSurveys } from '#lib/documents/surveys/read.ts';
import type { AnswerSheet } from '#lib/documents/surveys/read.ts';
import type { Facts } from '../access/facts.ts';
import { documentInLog } from '../approvals/plan-in-log.ts';
import type { UpdateLog } from '../storage/storage.ts';

export interface GivenSheet {
	/** Empty where nobody is to know. */
	readonly name: string;
	readonly answers: Readonly<Record<string, Answer>>;
}

export interface GivenAnswers {
	readonly answered: number;
	readonly asked: number;
	/** Nothing without a name may be told yet: then only how many there are. */
	readonly isHidden: boolean;
	/** How many of the answered are not among the sheets, so that nobody is worked out. */
	readonly withheld: number;
	readonly sheets: readonly GivenSheet[];
	readonly at: number;
}

export interface ResultsParts {
	readonly facts: Pick<Facts, 'find' | 'all' | 'resourceOf'>;
	readonly log: UpdateLog;
	readonly now: () => number;
}

/**
 * What was answered, for whoever keeps the questionnaires. Sheets without a name are opened by nobody
 * but their writer; here they are put together, and given away only as `tellable` says.
 */
export async function givenAnswers(
	parts: ResultsParts,
	actor: Actor,
	asked: { readonly documentId: string; readonly surveyId: string }
): Promise<Outcome<GivenAnswers, 'not-found' | 'forbidden'>> {
	const { facts, log, now } = parts;
	const resource = facts.resourceOf(asked.documentId);
	if (resource?.kind !== 'surveys' || !can(actor, 'read', resource, now()))
		return declined('not-found');
	if (!can(actor, 'write', resource, now())) return declined('forbidden');
	const surveys = readSurveys(await documentInLog(log, asked.documentId));
	const survey = surveys.find(({ id }) => id === asked.surveyId);
	if (!survey) return declined('not-found');
	const heaps = await heapsOf(parts, { actor, survey, organisationId: resource.organisationId });
	const all = [...heaps.own, ...heaps.known];
	const { told, withheld } = survey.isAnonymous ? tellable(heaps) : { told: all, withheld: 0 };
	return accepted({
		answered: all.length,
		asked: askedOf(parts, survey, resource.organisationId),
		isHidden: survey.isAnonymous && told.length === 0,
		withheld,
		sheets: survey.isAnonymous ? told.toSorted(byWords) : told,
		at: now()
	});
}

interface Wanted {
	readonly actor: Actor;
	readonly survey: Survey;
	readonly organisationId: string;
}

async function heapsOf(
	{ facts, log, now }: ResultsParts,
	{ actor, survey, organisationId }: Wanted
): Promise<Heaps<GivenSheet>> {
	const own = survey.isAnonymous ? 'ballots' : 'answers';
	const heaps = { own: [] as GivenSheet[], known: [] as GivenSheet[] };
	for (const row of facts.all('documents')) {
		if (row.organisationId !== organisationId || row.erasedAt !== null) continue;
		if (row.kind !== own && row.kind !== 'taken-answers') continue;
		if (log.headOf(row.id) === 0 || log.isDamaged(row.id)) continue;
		const resource = facts.resourceOf(row.id);
		const asked = row.kind === 'ballots' ? 'summarise' : 'read';
		if (!resource || !can(actor, asked, resource, now())) continue;
		const isKnown = row.kind === 'taken-answers' || row.ownerId === actor.personId;
		const name = facts.find('people', row.ownerId ?? '')?.name ?? '';
		for (const sheet of readSheets(await documentInLog(log, row.id))) {
			if (sheet.surveyId !== survey.id || sheet.doneAt === 0) continue;
			// A sheet that says nothing hides nobody.
			if (survey.isAnonymous && !hasAnswered(survey, sheet.answers)) continue;
			heaps[isKnown ? 'known' : 'own'].push(
				givenSheet(sheet, survey.isAnonymous ? '' : sheet.name || name)
			);
		}
	}
	return heaps;
}

function givenSheet({ answers }: AnswerSheet, name: string): GivenSheet {
	return { name, answers: Object.fromEntries(answers) };
}

/** An order that tells nothing of who wrote when. */
function byWords(a: GivenSheet, b: GivenSheet): number {
	const [one, other] = [JSON.stringify(a.answers), JSON.stringify(b.answers)];
	return one < other ? -1 : one > other ? 1 : 0;
}

function askedOf({ facts, now }: ResultsParts, survey: Survey, organisationId: string): number {
	const people = [...facts.all('grants')].filter(
		(grant) =>
			grant.organisationId === organisationId &&
			grant.state === 'confirmed' &&
			grant.from <= now() &&
			(grant.to === null || grant.to > now()) &&
			survey.audience.some((role) => role === grant.role)
	);
	return new Set(people.map(({ personId }) => personId)).size;
}
