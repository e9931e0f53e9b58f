import { can } from '#lib/domain/access.ts';
import type { Actor } from '#lib/domain/access.ts';
import type { Tables } from '../storage/records.ts';
import { json } from './answers.ts';
import type { HttpParts } from './parts.ts';
import type { AskedBySomebody, Route } from './route.ts';

/** «Связь с участниками»: whoever may read the journal of a pair may know when its people were heard of. */
export function contactRoutes(parts: HttpParts): readonly Route[] {
	return [
		{
			...({ method: 'GET', path: '/api/contacts', for: 'signed-in' } as const),
			answer: async (asked: AskedBySomebody) => json({ contacts: contactsOf(parts, asked.actor) })
		}
	];
}

function contactsOf(parts: HttpParts, actor: Actor): readonly object[] {
	const latest = new Map<string, Tables['sessions']>();
	for (const session of parts.registers.all('sessions')) {
		const known = latest.get(session.personId);
		const isLater = !known || session.seenAt > known.seenAt;
		if (session.scope === 'browser' && isLater) latest.set(session.personId, session);
	}
	return [...peopleSeenBy(parts, actor)].map((personId) => ({
		personId,
		at: latest.get(personId)?.seenAt ?? null,
		app: latest.get(personId)?.app ?? null
	}));
}

function peopleSeenBy({ facts, now }: HttpParts, actor: Actor): ReadonlySet<string> {
	const seen = new Set<string>();
	for (const { id, kind } of facts.all('documents')) {
		const resource = kind === 'journal' ? facts.resourceOf(id) : undefined;
		if (!resource?.pair || !can(actor, 'read', resource, now())) continue;
		for (const person of [...resource.pair.mentorIds, ...resource.pair.menteeIds]) seen.add(person);
	}
	return seen;
}
