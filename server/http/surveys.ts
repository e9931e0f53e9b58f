import * as z from 'zod';
import { organisationsRunBy } from '../auth/rights.ts';
import { systemChance } from '../auth/secrets.ts';
import { giveAnswerPapers } from '../surveys/papers.ts';
import { givenAnswers } from '../surveys/results.ts';
import { json, RequestError } from './answers.ts';
import { readJson } from './body.ts';
import type { HttpParts } from './parts.ts';
import type { AskedBySomebody, Route } from './route.ts';

/** Questionnaires: papers to answer on, and what was answered, put together. */
export function surveyRoutes(parts: HttpParts): readonly Route[] {
	return [
		{
			method: 'POST',
			path: '/api/surveys/papers',
			for: 'signed-in',
			answer: (asked) => givePapers(parts, asked)
		},
		{
			method: 'POST',
			path: '/api/surveys/answers',
			for: 'signed-in',
			answer: (asked) => tellAnswers(parts, asked)
		}
	];
}

const papersShape = z.strictObject({ organisationId: z.string().max(64) });

async function givePapers(parts: HttpParts, asked: AskedBySomebody): Promise<Response> {
	const { organisationId } = await readJson(asked.request, papersShape);
	if (!organisationsRunBy(asked.actor, parts.now()).includes(organisationId))
		throw new RequestError('forbidden');
	const { registers, storage, now } = parts;
	const made = await giveAnswerPapers(
		{ registers, log: storage.log, chance: systemChance, now },
		organisationId
	);
	return json({ made });
}

const answersShape = z.strictObject({
	documentId: z.string().max(64),
	surveyId: z.string().max(64)
});

async function tellAnswers(parts: HttpParts, asked: AskedBySomebody): Promise<Response> {
	const wanted = await readJson(asked.request, answersShape);
	const { facts, storage, now } = parts;
	const told = await givenAnswers({ facts, log: storage.log, now }, asked.actor, wanted);
	if (!told.ok) throw new RequestError(told.reason);
	return json(told.value);
}
