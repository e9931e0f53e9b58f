import type { Scope } from '#lib/domain/access.ts';
import type { Tables } from '../storage/records.ts';
import type { CookieJar } from './cookies.ts';
import type { Registers } from './registers.ts';
import { fingerprintOf } from './secrets.ts';
import type { Chance } from './secrets.ts';

const day = 24 * 60 * 60 * 1000;
export const sessionLifetimeMs = 180 * day;
/** Often enough to show «last seen on …», seldom enough not to write at every request. */
const noteSeenEveryMs = day;

export interface Session {
	readonly id: string;
	readonly personId: string;
	readonly scope: Scope;
	/** A cookie comes by itself with whatever a page sends; a bearer secret only on purpose. */
	readonly by: 'cookie' | 'bearer';
}

export interface Sessions {
	of(headers: Headers): Session | undefined;
	/** The value of `Set-Cookie`. */
	startInBrowser(personId: string, label: string): Promise<string>;
	/** The bearer secret, which is told once and never again. */
	mintToken(personId: string, scope: 'api' | 'load-test', label: string): Promise<string>;
	/** The value of `Set-Cookie` that forgets it. */
	end(session: Session): Promise<string>;
}

export interface SessionParts {
	readonly registers: Registers;
	readonly cookies: CookieJar;
	readonly chance: Chance;
	readonly now: () => number;
	readonly inBackground: (work: Promise<void>, what: string) => void;
}

export function createSessions(parts: SessionParts): Sessions {
	const { registers, cookies, now } = parts;
	return {
		of(headers) {
			const bearer = bearerOf(headers);
			const secret = bearer ?? cookies.read(headers);
			const row = secret ? registers.find('sessions', fingerprintOf(secret)) : undefined;
			const by = bearer === undefined ? 'cookie' : 'bearer';
			if (!row || now() >= row.expiresAt || !isOfRoad(row, by)) return undefined;
			noteSeen(parts, row);
			return { id: row.id, personId: row.personId, scope: row.scope, by };
		},
		async startInBrowser(personId, label) {
			return cookies.write(
				await start(parts, { personId, scope: 'browser', label }),
				sessionLifetimeMs
			);
		},
		mintToken: (personId, scope, label) => start(parts, { personId, scope, label }),
		async end(session) {
			await registers.change([{ table: 'sessions', remove: session.id }]);
			return cookies.erase();
		}
	};
}

async function start(
	{ registers, chance, now }: SessionParts,
	of: Pick<Tables['sessions'], 'personId' | 'scope' | 'label'>
): Promise<string> {
	const secret = chance.secret();
	const at = now();
	const times = { createdAt: at, seenAt: at, expiresAt: at + sessionLifetimeMs };
	const id = fingerprintOf(secret);
	await registers.change([{ table: 'sessions', put: { id, ...of, ...times } }]);
	return secret;
}

/** An empty or foreign `Authorization` is a wrong one: it does not fall back to the cookie. */
function bearerOf(headers: Headers): string | undefined {
	const said = headers.get('authorization');
	return said === null ? undefined : (/^Bearer +(\S+)$/i.exec(said)?.[1] ?? '');
}

/** A cookie's secret in a header, or a token in a cookie, would slip past the rules of its own road. */
function isOfRoad({ scope }: Tables['sessions'], by: Session['by']): boolean {
	return (scope === 'browser') === (by === 'cookie');
}

function noteSeen({ registers, now, inBackground }: SessionParts, row: Tables['sessions']): void {
	const seenAt = now();
	if (seenAt - row.seenAt < noteSeenEveryMs) return;
	const change = registers.change([{ table: 'sessions', put: { ...row, seenAt } }]);
	inBackground(change, 'note that a session was used');
}
