import type { Account } from '#lib/domain/account.ts';
import { jsonOf } from './wire/http.ts';
import type { Http } from './wire/http.ts';
import { judgeReach } from './wire/reach.ts';

/** A few words that must be there before any database is open, such as who is signed in. */
export interface Pocket {
	read(name: string): string | undefined;
	write(name: string, text: string): void;
	remove(name: string): void;
}

export const browserPocket: Pocket = {
	read: (name) => localStorage.getItem(`tropa:${name}`) ?? undefined,
	write: (name, text) => localStorage.setItem(`tropa:${name}`, text),
	remove: (name) => localStorage.removeItem(`tropa:${name}`)
};

const withinMs = 15_000;

export function readAccount(pocket: Pocket): Account | undefined {
	try {
		return accountIn(JSON.parse(pocket.read('account') ?? 'null'));
	} catch {
		// Cut off while it was written: the same as none, and the server gives it again.
		return undefined;
	}
}

export function keepAccount(pocket: Pocket, account: Account): void {
	pocket.write('account', JSON.stringify(account));
}

export type Fetched =
	| { readonly is: 'account'; readonly account: Account }
	| { readonly is: 'not-signed-in' }
	| { readonly is: 'no-answer' };

/** Asked where nobody is known: `/api/me` would say a «no» that the browser prints as an error. */
export async function hasSession(http: Http): Promise<boolean> {
	const reply = await http.ask({ method: 'GET', path: '/api/reach', withinMs });
	const reach = judgeReach(reply, http.seemsConnected());
	return reach.found === 'server' && reach.signedIn;
}

export async function fetchAccount(http: Http): Promise<Fetched> {
	const reply = await http.ask({ method: 'GET', path: '/api/me', withinMs });
	const account = reply?.status === 200 ? accountIn(jsonOf(reply)) : undefined;
	if (account) return { is: 'account', account };
	return { is: reply?.status === 401 ? 'not-signed-in' : 'no-answer' };
}

/** True when the server has ended the session, or knows of none. */
export async function leave(http: Http): Promise<boolean> {
	const reply = await http.ask({
		...{ method: 'POST', path: '/api/leave', body: { json: {} }, withinMs }
	});
	return reply?.status === 200;
}

/** What every part of the app relies on is looked at; the server is the one who wrote the rest. */
export function accountIn(value: unknown): Account | undefined {
	if (!isRecord(value) || !isRecord(value.person)) return undefined;
	const lists = [value.roles, value.organisations, value.pairs, value.documents];
	const isWhole =
		typeof value.person.id === 'string' &&
		typeof value.person.name === 'string' &&
		typeof value.version === 'number' &&
		lists.every(Array.isArray);
	return isWhole ? (value as unknown as Account) : undefined;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
	return typeof value === 'object' && value !== null;
}
