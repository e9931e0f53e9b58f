import type { Scope } from '#lib/domain/access.ts';
import type { Proof, RecordChange, Tables } from '../storage/records.ts';
import type { CookieJar } from './cookies.ts';
import type { Registers } from './registers.ts';
import { fingerprintOf } from './secrets.ts';
import type { Chance } from './secrets.ts';
import type { Footing, FootingOf } from './footing.ts';

const hour = 60 * 60 * 1000;
const day = 24 * hour;
export const sessionLifetimeMs = 180 * day;
/** A device that was not heard of for so long has to be signed in again. What it keeps stays on it. */
export const idleLifetimeMs = 60 * day;
/** Often enough to show «last seen on …», seldom enough not to write at every request. */
const noteSeenEveryMs = hour;

export type TokenScope = Exclude<Scope, 'browser'>;

export interface Session {
	readonly id: string;
	readonly personId: string;
	readonly scope: Scope;
	/** A cookie comes by itself with whatever a page sends; a bearer secret only on purpose. */
	readonly by: 'cookie' | 'bearer';
	readonly footing: Footing;
	readonly proof: Proof;
	readonly createdAt: number;
}

/** How a session begins in a browser. */
export interface Start {
	readonly proof: Proof;
	/** Who gave out the link. */
	readonly madeBy?: string | null | undefined;
	/** What this browser had before: it ends with the new one. */
	readonly instead?: Session | undefined;
}

export interface Sessions {
	of(headers: Headers): Session | undefined;
	/** The value of `Set-Cookie`. */
	startInBrowser(personId: string, label: string, start?: Start): Promise<string>;
	/** The bearer secret, which is told once and never again. */
	mintToken(personId: string, scope: TokenScope, label: string): Promise<string>;
	/** The value of `Set-Cookie` that forgets it. */
	end(session: Session): Promise<string>;
	/** The value of `Set-Cookie` by which the browser forgets a session that goes on. */
	forget(): string;
	/** The value of `Set-Cookie` by which a session that waited under this secret goes on here. */
	take(secret: string, lastsMs: number): string;
}

export interface SessionParts {
	readonly registers: Registers;
	readonly cookies: CookieJar;
	readonly chance: Chance;
	readonly now: () => number;
	readonly footingOf: FootingOf;
	readonly inBackground: (work: Promise<void>, what: string) => void;
}

export function createSessions(parts: SessionParts): Sessions {
	const { registers, cookies, footingOf } = parts;
	return {
		of(headers) {
			const bearer = bearerOf(headers);
			const secret = bearer ?? cookies.read(headers);
			const row = secret ? registers.find('sessions', fingerprintOf(secret)) : undefined;
			const by = bearer === undefined ? 'cookie' : 'bearer';
			if (!row || !isAlive(row, parts.now()) || !isOfRoad(row, by)) return undefined;
			noteSeen(parts, row, headers);
			const { id, personId, scope, createdAt, proof } = row;
			return {
				id,
				personId,
				scope,
				by,
				footing: footingOf(row),
				proof: proof ?? 'link',
				createdAt
			};
		},
		async startInBrowser(personId, label, { proof, madeBy = null, instead } = byLink) {
			const fresh = { personId, scope: 'browser', label, proof, madeBy } as const;
			const before = instead?.by === 'cookie' ? [ended(instead.id)] : [];
			return cookies.write(await start(parts, fresh, before), sessionLifetimeMs);
		},
		mintToken: (personId, scope, label) =>
			start(parts, { personId, scope, label, proof: null, madeBy: null }, []),
		async end(session) {
			await registers.change([ended(session.id)]);
			return cookies.erase();
		},
		forget: () => cookies.erase(),
		take: (secret, lastsMs) => cookies.write(secret, lastsMs)
	};
}

const byLink: Start = { proof: 'link' };

export function isAlive(row: Tables['sessions'], now: number): boolean {
	return now < endOf(row);
}

/** When it ends, unless it is heard of again. */
export function endOf({ expiresAt, seenAt }: Tables['sessions']): number {
	return Math.min(expiresAt, seenAt + idleLifetimeMs);
}

function ended(id: string): RecordChange {
	return { table: 'sessions', remove: id };
}

async function start(
	{ registers, chance, now }: SessionParts,
	of: Pick<Tables['sessions'], 'personId' | 'scope' | 'label' | 'proof' | 'madeBy'>,
	before: readonly RecordChange[]
): Promise<string> {
	const secret = chance.secret();
	const at = now();
	const times = { createdAt: at, seenAt: at, expiresAt: at + sessionLifetimeMs };
	const id = fingerprintOf(secret);
	const put = { id, ...of, ...times, app: null };
	await registers.change([...before, { table: 'sessions', put }]);
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

function noteSeen(
	{ registers, now, inBackground }: SessionParts,
	row: Tables['sessions'],
	headers: Headers
): void {
	const seenAt = now();
	const app = appIn(headers) ?? row.app;
	const isFirstUse = row.scope !== 'browser' && row.seenAt === row.createdAt;
	const isNews = isFirstUse ? seenAt > row.seenAt : seenAt - row.seenAt >= noteSeenEveryMs;
	if (!isNews && app === row.app) return;
	const change = registers.change(() => {
		// It may have ended meanwhile: it must not come back to life.
		const still = registers.find('sessions', row.id);
		return still ? [{ table: 'sessions', put: { ...still, seenAt, app } }] : [];
	});
	inBackground(change, 'note that a session was used');
}

/** The version of the app, as it names itself. */
function appIn(headers: Headers): string | undefined {
	return /^[\w.+-]{1,40}$/.exec(headers.get('x-tropa-app') ?? '')?.[0];
}
