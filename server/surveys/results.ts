import { can } from '#lib/domain/access.ts';
import type { Actor } from '#lib/domain/access.ts';
import { accepted, declined } from '#lib/domain/outcome.ts';
import type { Outcome } from '#lib/domain/outcome.ts';
import type { Answer } from '#lib/domain/survey/answers.ts';
import { fewestShown } from '#lib/domain/survey/survey.ts';
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
	/** Fewer than five said something without a name: then only how many is told. */
	readonly isHidden: boolean;
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
 * but their writer; here they are put together, and given away only when they are five or more.
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
	const sheets = await sheetsOf(parts, { actor, survey, organisationId: resource.organisationId });
	const isHidden = survey.isAnonymous && sheets.length < fewestShown;
	return accepted({
		answered: sheets.length,
		asked: askedOf(parts, survey, resource.organisationId),
		isHidden,
		sheets: isHidden ? [] : sheets,
		at: now()
	});
}

interface Wanted {
	readonly actor: Actor;
	readonly survey: Survey;
	readonly organisationId: string;
}

async function sheetsOf(
	{ facts, log, now }: ResultsParts,
	{ actor, survey, organisationId }: Wanted
): Promise<readonly GivenSheet[]> {
	const own = survey.isAnonymous ? 'ballots' : 'answers';
	const found: GivenSheet[] = [];
	for (const row of facts.all('documents')) {
		if (row.organisationId !== organisationId || row.erasedAt !== null) continue;
		if (row.kind !== own && row.kind !== 'taken-answers') continue;
		if (log.headOf(row.id) === 0 || log.isDamaged(row.id)) continue;
		const resource = facts.resourceOf(row.id);
		const asked = row.kind === 'ballots' ? 'summarise' : 'read';
		if (!resource || !can(actor, asked, resource, now())) continue;
		const name = facts.find('people', row.ownerId ?? '')?.name ?? '';
		for (const sheet of readSheets(await documentInLog(log, row.id))) {
			if (sheet.surveyId !== survey.id || sheet.doneAt === 0) continue;
			found.push(givenSheet(sheet, survey.isAnonymous ? '' : sheet.name || name));
		}
	}
	return survey.isAnonymous ? found.toSorted(byWords) : found;
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
