import { accountIn } from './account.ts';
import type { Account } from '#lib/domain/account.ts';
import type { SignInBy, SignInResult } from './surface.ts';
import { jsonOf } from './wire/http.ts';
import type { Http } from './wire/http.ts';

/** A password is made slow to check, and a class may stand in line before us. */
const withinMs = 30_000;

export type Entered =
	| { readonly ok: true; readonly account: Account; readonly mayReturn: boolean }
	| (SignInResult & { readonly ok: false });

type Failed = Entered & { readonly ok: false };

/** Loaded when somebody signs in: the first screen of those who are in does not carry it. */
export async function enter(http: Http, by: SignInBy): Promise<Entered> {
	const question = { method: 'POST', ...questionFor(by), withinMs } as const;
	const reply = await http.ask(question);
	if (!reply) return { ok: false, reason: http.seemsConnected() ? 'server-silent' : 'no-network' };
	const said = jsonOf(reply);
	if (reply.status !== 200) return refused(said);
	const account = accountIn(said);
	if (account) return { ok: true, account, mayReturn: fieldOf(said, 'mayReturn') === true };
	const isHalfWay = typeof fieldOf(said, 'footing') === 'string';
	return { ok: false, reason: isHalfWay ? 'unfinished' : 'server-silent' };
}

function questionFor(by: SignInBy): { readonly path: string; readonly body: { json: unknown } } {
	if ('link' in by) return { path: '/api/enter', body: { json: { secret: by.link } } };
	if ('invitation' in by) {
		const { invitation, attempt } = by;
		return { path: '/api/join', body: { json: { ...invitation, attempt } } };
	}
	if ('code' in by) return { path: '/api/sign-in/code', body: { json: { code: by.code } } };
	if ('passkey' in by) {
		return { path: '/api/sign-in/passkey', body: { json: { response: by.passkey } } };
	}
	return { path: '/api/sign-in', body: { json: by } };
}

function refused(said: unknown): Failed {
	const error = fieldOf(said, 'error');
	const message = fieldOf(said, 'message');
	const sentence = typeof message === 'string' ? message : undefined;
	switch (error) {
		case 'link-used':
		case 'link-expired':
		case 'link-unknown':
			return { ok: false, reason: error };
		case 'malformed':
			return { ok: false, reason: 'link-unknown' };
		case 'invitation-revoked':
		case 'wrong-sign-in':
		case 'wrong-code':
		case 'passkey-refused':
		case 'too-many-attempts':
		case 'sign-in-needed':
			return { ok: false, reason: 'refused', sentence };
		default:
			return { ok: false, reason: 'server-silent' };
	}
}

function fieldOf(value: unknown, name: string): unknown {
	if (typeof value !== 'object' || value === null) return undefined;
	return (value as Readonly<Record<string, unknown>>)[name];
}
