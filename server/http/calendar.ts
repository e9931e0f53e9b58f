import { can } from '#lib/domain/access.ts';
import type { Meeting } from '#lib/domain/meeting.ts';
import { meetingsFeed } from '#lib/export/meeting-ics.ts';
import { readJournal } from '#lib/documents/journal/read.ts';
import { documentInLog } from '../approvals/plan-in-log.ts';
import { fingerprintOf, systemChance } from '../auth/secrets.ts';
import type { Tables } from '../storage/records.ts';
import { json, RequestError, text } from './answers.ts';
import { daysOfLeader } from './calendar-days.ts';
import { ownOrigin } from './guard.ts';
import type { HttpParts } from './parts.ts';
import type { Asked, AskedBySomebody, Route } from './route.ts';

/**
 * A person's meetings at a secret address, and for whoever leads a school or a district what is due
 * there, for calendars that follow one. There is one address a person; a new one ends the old one, and
 * rights that end leave nothing behind it.
 */
export function calendarRoutes(parts: HttpParts): readonly Route[] {
	return [
		{
			method: 'GET',
			path: '/cal/*.ics',
			for: 'anybody',
			answer: (asked) => feed(parts, asked)
		},
		{
			method: 'GET',
			path: '/api/calendar',
			for: 'signed-in',
			answer: async (asked) => json(cardOf(parts, asked))
		},
		{
			method: 'POST',
			path: '/api/calendar',
			for: 'signed-in',
			answer: (asked) => begin(parts, asked)
		},
		{
			method: 'POST',
			path: '/api/calendar/end',
			for: 'signed-in',
			answer: (asked) => end(parts, asked)
		}
	];
}

type Feed = Tables['calendarFeeds'];

function feedsOf({ registers }: HttpParts, personId: string): readonly Feed[] {
	return [...registers.all('calendarFeeds')].filter((row) => row.personId === personId);
}

function cardOf(parts: HttpParts, { session }: AskedBySomebody): object {
	return { createdAt: feedsOf(parts, session.personId)[0]?.createdAt ?? null };
}

const removalOf = ({ id }: Feed) => ({ table: 'calendarFeeds', remove: id }) as const;

async function begin(parts: HttpParts, asked: AskedBySomebody): Promise<Response> {
	const { personId } = asked.session;
	const secret = systemChance.secret();
	const put = { id: fingerprintOf(secret), personId, createdAt: parts.now() };
	await parts.registers.change(() => [
		...feedsOf(parts, personId).map(removalOf),
		{ table: 'calendarFeeds', put } as const
	]);
	const origin = ownOrigin(asked.request.headers, parts.origin) ?? '';
	// Shown this once: only its print is kept.
	return json({ ...cardOf(parts, asked), address: `${origin}/cal/${secret}.ics` });
}

async function end(parts: HttpParts, asked: AskedBySomebody): Promise<Response> {
	await parts.registers.change(() => feedsOf(parts, asked.session.personId).map(removalOf));
	return json(cardOf(parts, asked));
}

async function feed(parts: HttpParts, { part }: Asked): Promise<Response> {
	const row = parts.registers.find('calendarFeeds', fingerprintOf(part));
	const journals = row ? journalsOf(parts, row.personId) : [];
	const days = row ? await daysOfLeader(parts, row.personId) : undefined;
	// The same answer for a secret that never was as for rights that have ended.
	if (journals.length === 0 && !days) throw new RequestError('not-found');
	const meetings: Meeting[] = [];
	for (const id of journals) {
		const doc = await documentInLog(parts.storage.log, id);
		meetings.push(...readJournal(doc).meetings);
		doc.destroy();
	}
	return text(
		meetingsFeed(meetings, { stampedAt: parts.now(), ...(days ? { days } : {}) }),
		'text/calendar; charset=utf-8'
	);
}

/** Of the pairs that the person is in, as far as they may read them now. */
function journalsOf({ facts, now }: HttpParts, personId: string): readonly string[] {
	const actor = facts.actorOf(personId, 'api-read');
	if (!actor) return [];
	const pairIds = new Set(
		[...facts.all('pairMembers')]
			.filter((row) => row.personId === personId)
			.map((row) => row.pairId)
	);
	const rows = [...facts.all('documents')].filter(
		({ kind, pairId }) => kind === 'journal' && pairId !== null && pairIds.has(pairId)
	);
	return rows
		.filter(({ id }) => {
			const resource = facts.resourceOf(id);
			return (
				resource?.pair?.state !== 'ended' &&
				resource !== undefined &&
				can(actor, 'read', resource, now())
			);
		})
		.map(({ id }) => id);
}
