import * as z from 'zod';
import { can } from '#lib/domain/access.ts';
import { activitiesOf, type Roadmap } from '#lib/domain/roadmap/roadmap.ts';
import { docOf } from '#lib/documents/doc-of.ts';
import { readRoadmap } from '#lib/documents/roadmap/read.ts';
import { roadmapHtml } from '#lib/export/roadmap-html.ts';
import { systemChance } from '../auth/secrets.ts';
import type { Tables } from '../storage/records.ts';
import { updatesOf } from '../storage/updates-of.ts';
import { json, RequestError } from './answers.ts';
import { readJson } from './body.ts';
import { ownOrigin } from './guard.ts';
import type { HttpParts } from './parts.ts';
import { missingPage, publicPage } from './public-page.ts';
import type { Asked, AskedBySomebody, Route } from './route.ts';
import { publicationTexts } from './texts.ts';

type Publication = Tables['publications'];

/**
 * A roadmap that everybody may read at an address of its own. Keeps:
 *  1. What is shown is what the curator published, not what was written since.
 *  2. The server makes the page from its own copy of the document; names are left out unless asked for.
 *  3. A page that was withdrawn, or whose document is erased, is gone at once.
 */
export function publicationRoutes(parts: HttpParts): readonly Route[] {
	const post = (path: string, answer: Answer): Route => ({
		method: 'POST',
		path,
		for: 'signed-in',
		answer: (asked) => answer(parts, asked)
	});
	return [
		post('/api/publications', publish),
		post('/api/publications/state', tellState),
		post('/api/publications/withdraw', withdraw),
		{
			method: 'GET',
			path: '/public/*',
			for: 'anybody',
			answer: async (asked) => show(parts, asked)
		}
	];
}

type Answer = (parts: HttpParts, asked: AskedBySomebody) => Promise<Response>;

const documentShape = z.strictObject({ documentId: z.string().max(64) });
const publishShape = documentShape.extend({
	withPersons: z.boolean(),
	/** Whether search engines may list the page. */
	listed: z.boolean()
});

async function publish(parts: HttpParts, asked: AskedBySomebody): Promise<Response> {
	const { documentId, withPersons, listed } = await readJson(asked.request, publishShape);
	const { organisationId } = mayPublish(parts, asked, documentId);
	const roadmap = await roadmapOf(parts, documentId);
	if (activitiesOf(roadmap).length === 0)
		throw new RequestError('malformed', publicationTexts.empty);
	const put: Publication = {
		id: publicationOf(parts, documentId)?.id ?? systemChance.id(),
		documentId,
		organisationId,
		html: roadmapHtml(roadmap, { withPersons }),
		names: withPersons ? 'shown' : 'hidden',
		robots: listed ? 'let-in' : 'kept-out',
		publishedBy: asked.session.personId,
		publishedAt: parts.now()
	};
	await parts.registers.change([{ table: 'publications', put }]);
	return json({ publication: cardOf(parts, asked, put) });
}

async function tellState(parts: HttpParts, asked: AskedBySomebody): Promise<Response> {
	const { documentId } = await readJson(asked.request, documentShape);
	mayPublish(parts, asked, documentId);
	const publication = publicationOf(parts, documentId);
	return json({ publication: publication ? cardOf(parts, asked, publication) : null });
}

async function withdraw(parts: HttpParts, asked: AskedBySomebody): Promise<Response> {
	const { documentId } = await readJson(asked.request, documentShape);
	mayPublish(parts, asked, documentId);
	const publication = publicationOf(parts, documentId);
	if (publication)
		await parts.registers.change([{ table: 'publications', remove: publication.id }]);
	return json({ publication: null });
}

/** Who may write a roadmap may put it before everybody; to others it is not there. */
function mayPublish(parts: HttpParts, { actor }: AskedBySomebody, documentId: string) {
	const resource = parts.facts.resourceOf(documentId);
	const now = parts.now();
	if (resource?.kind !== 'roadmap' || !can(actor, 'read', resource, now))
		throw new RequestError('not-found');
	if (!can(actor, 'write', resource, now)) throw new RequestError('forbidden');
	return resource;
}

function publicationOf({ registers }: HttpParts, documentId: string): Publication | undefined {
	return [...registers.all('publications')].find((each) => each.documentId === documentId);
}

async function roadmapOf({ storage }: HttpParts, documentId: string): Promise<Roadmap> {
	return readRoadmap(docOf(updatesOf(await storage.log.read(documentId))));
}

function cardOf(parts: HttpParts, { request }: AskedBySomebody, publication: Publication): object {
	const { id, names, robots, publishedAt } = publication;
	const origin = ownOrigin(request.headers, parts.origin) ?? '';
	const address = `${origin}/public/${id}`;
	return { address, withPersons: names === 'shown', listed: robots === 'let-in', publishedAt };
}

function show(parts: HttpParts, { url, part }: Asked): Response {
	const publication = parts.registers.find('publications', part);
	const resource = publication && parts.facts.resourceOf(publication.documentId);
	if (!publication || !resource || resource.erased === true) return missingPage();
	const school = parts.registers.find('organisations', publication.organisationId)?.name ?? '';
	return publicPage({ publication, school, look: url.searchParams });
}
