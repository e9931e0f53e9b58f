import { exportPerson } from '../personal-data/export.ts';
import type { AuditEntry } from '../storage/audit/trail.ts';
import { json, RequestError } from './answers.ts';
import type { HttpParts } from './parts.ts';
import type { AskedBySomebody, Route } from './route.ts';

/** «Кто открывал мои данные», and everything that is kept about oneself, as a file. */
export function myDataRoutes(parts: HttpParts): readonly Route[] {
	return [
		{
			method: 'GET',
			path: '/api/me/events',
			for: 'signed-in',
			answer: async (asked) => json({ events: await eventsOf(parts, asked) })
		},
		{
			method: 'POST',
			path: '/api/me/data',
			for: 'signed-in',
			answer: async (asked) => json(await dataOf(parts, asked))
		}
	];
}

const eventsShown = 300;

async function eventsOf({ storage, registers }: HttpParts, { actor }: AskedBySomebody) {
	const { personId } = actor;
	const entries = await storage.audit.ofPerson(personId, eventsShown);
	const nameOf = (id: string): string | undefined => registers.find('people', id)?.name;
	return entries.map(({ at, event, detail, by, about }: AuditEntry) => ({
		...{ at, event, detail, isOwn: by === personId },
		...(by === '' ? {} : { by: nameOf(by) ?? '' }),
		...(about === personId || about === '' ? {} : { about: nameOf(about) ?? '' })
	}));
}

async function dataOf(parts: HttpParts, { actor, session }: AskedBySomebody): Promise<object> {
	const { facts, storage, now } = parts;
	const person = facts.find('people', actor.personId);
	if (!person || session.scope !== 'browser') throw new RequestError('forbidden');
	const told = await exportPerson(facts, storage, person);
	const { id, organisationId } = person;
	await storage.audit.append([
		{ at: now(), event: 'export', by: id, about: id, organisationId, object: id, detail: '' }
	]);
	return told;
}
