import { accepted, declined } from '#lib/domain/outcome.ts';
import type { Outcome } from '#lib/domain/outcome.ts';
import type { RecordChange, Tables } from '../storage/records.ts';
import { fingerprintOf } from './secrets.ts';
import type { Chance } from './secrets.ts';

export type Link = Tables['links'];

export interface NewLink {
	readonly secret: string;
	readonly change: RecordChange;
}

const minute = 60_000;
const day = 24 * 60 * minute;

/** The operator reads it off the screen and opens it at once. */
const setupLifetime = 30 * minute;
/** Over a weekend, as a printed strip or a message. */
const signInLifetime = 3 * day;
/** A district to look at has one link a person, to be opened again and again. */
const demoLifetime = 365 * day;

export function setupLink(chance: Chance, now: number): NewLink {
	return newLink({ purpose: 'setup', personId: null, uses: 'once', madeBy: null }, chance, {
		from: now,
		lifetime: setupLifetime
	});
}

/** Without a `madeBy` it is the operator's. */
export function signInLink(
	{ personId, madeBy }: { readonly personId: string; readonly madeBy: string | null },
	chance: Chance,
	now: number
): NewLink {
	return newLink({ purpose: 'sign-in', personId, uses: 'once', madeBy }, chance, {
		from: now,
		lifetime: signInLifetime
	});
}

export function demoLink(personId: string, chance: Chance, now: number): NewLink {
	return newLink({ purpose: 'sign-in', personId, uses: 'many', madeBy: null }, chance, {
		from: now,
		lifetime: demoLifetime
	});
}

function newLink(
	what: Pick<Link, 'purpose' | 'personId' | 'uses' | 'madeBy'>,
	chance: Chance,
	{ from, lifetime }: { readonly from: number; readonly lifetime: number }
): NewLink {
	const secret = chance.secret();
	const id = fingerprintOf(secret);
	const times = { createdAt: from, expiresAt: from + lifetime, usedAt: null };
	return { secret, change: { table: 'links', put: { id, ...what, ...times } } };
}

export type LinkTrouble = 'link-unknown' | 'link-used' | 'link-expired';

/** A link of the other purpose is as unknown as one that never was. */
export function openLink(
	link: Link | undefined,
	purpose: Link['purpose'],
	now: number
): Outcome<Link, LinkTrouble> {
	if (link?.purpose !== purpose) return declined('link-unknown');
	if (link.uses === 'once' && link.usedAt !== null) return declined('link-used');
	if (now >= link.expiresAt) return declined('link-expired');
	return accepted(link);
}

export function usedLink(link: Link, now: number): RecordChange {
	return { table: 'links', put: { ...link, usedAt: now } };
}

/** After `#`, which no browser sends: the secret stands in no log, no referrer and no proxy. */
export function addressOf(
	origin: string,
	purpose: Link['purpose'] | 'invitation',
	secret: string
): string {
	return `${origin}/${pages[purpose]}#${secret}`;
}

const pages = { setup: 'setup', 'sign-in': 'enter', invitation: 'join' } as const;
