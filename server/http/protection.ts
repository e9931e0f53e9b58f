import * as z from 'zod';
import { needsSecondFactor } from '#lib/domain/sign-in/second-factor.ts';
import { passkeysOf } from '../auth/footing.ts';
import { json, RequestError } from './answers.ts';
import { begin, mayReturn } from './begin.ts';
import { readJson } from './body.ts';
import type { HttpParts } from './parts.ts';
import { passkeyResponse, siteOf } from './passkeys.ts';
import type { AskedOnTheWay, Route } from './route.ts';
import { fromOf } from './sign-in.ts';
import { passwordTexts } from './texts.ts';

/** «Вход и защита»: the person's own password, codes and keys. */
export function protectionRoutes(parts: HttpParts): readonly Route[] {
	const post = (path: string, answer: (asked: AskedOnTheWay) => Promise<Response>): Route => ({
		...{ method: 'POST', path: `/api/protection/${path}`, for: 'on-the-way', answer }
	});
	const changing = (answer: (parts: HttpParts, asked: AskedOnTheWay) => Promise<Response>) => {
		return (asked: AskedOnTheWay): Promise<Response> => {
			refuseUnlessFresh(parts, asked);
			return answer(parts, asked);
		};
	};
	return [
		{
			method: 'GET',
			path: '/api/protection',
			for: 'on-the-way',
			answer: async (asked) => json(protectionOf(parts, asked))
		},
		post('confirm', (asked) => confirm(parts, asked)),
		post('password', changing(setPassword)),
		post('totp/options', changing(offerTotp)),
		post('totp', changing(confirmTotp)),
		post('totp/remove', changing(removeTotp)),
		post('codes', changing(freshCodes)),
		post('passkeys/options', changing(offerPasskey)),
		post('passkeys', changing(addPasskey)),
		post('passkeys/*/remove', changing(removePasskey))
	];
}

/** So long after signing in a person is taken for the one who did. */
const freshForMs = 15 * 60_000;
/** A curator who came by a link and has not finished may do nothing else until then. */
const unfinishedForMs = 3 * 24 * 60 * 60 * 1000;

function isFresh(parts: HttpParts, { session }: AskedOnTheWay): boolean {
	const age = parts.now() - session.createdAt;
	if (age < freshForMs) return true;
	if (session.proof !== 'link') return false;
	if (session.footing === 'enrolment-needed' && age < unfinishedForMs) return true;
	// Nothing to confirm with: the first password may be set as long as the link's session lasts.
	return !mayReturn(parts, session.personId);
}

/** Whoever finds an open phone must not make themselves a way in; nor may a password alone add its second half. */
export function refuseUnlessFresh(parts: HttpParts, asked: AskedOnTheWay): void {
	if (asked.session.footing === 'code-needed') throw new RequestError('sign-in-unfinished');
	if (!isFresh(parts, asked)) throw new RequestError('confirm-needed');
}

function protectionOf(parts: HttpParts, asked: AskedOnTheWay): object {
	const { registers, waysIn } = parts;
	const { personId, footing, proof } = asked.session;
	const row = registers.find('credentials', personId);
	const keys = passkeysOf(registers, personId);
	const ways = { totp: (row?.totp ?? null) !== null, hasPasskeys: keys.length > 0 };
	if (footing === 'code-needed') return { footing, ...ways };
	return {
		...{
			footing,
			proof,
			...ways,
			needsFactor: isGuarded(parts, asked),
			fresh: isFresh(parts, asked)
		},
		login: waysIn.credentials.loginOf(personId),
		hasPassword: (row?.password ?? null) !== null,
		codesLeft: waysIn.secondFactor.codesLeft(personId),
		passkeys: keys.map(({ id, label, createdAt, usedAt }) => ({ id, label, createdAt, usedAt }))
	};
}

function isGuarded({ facts, now }: HttpParts, { session }: AskedOnTheWay): boolean {
	const actor = facts.actorOf(session.personId, session.scope);
	return actor !== undefined && needsSecondFactor(actor.grants, now());
}

const passwordShape = z.strictObject({ password: z.string().max(500) });

async function confirm(parts: HttpParts, asked: AskedOnTheWay): Promise<Response> {
	const { password } = await readJson(asked.request, passwordShape);
	const { personId, proof, footing } = asked.session;
	if (footing === 'code-needed') throw new RequestError('sign-in-unfinished');
	const { credentials } = parts.waysIn;
	const isRight = await credentials.confirm(personId, password, fromOf(parts, asked));
	if (!isRight) throw new RequestError('wrong-sign-in');
	return begin(parts, asked, { personId, proof });
}

async function setPassword(parts: HttpParts, asked: AskedOnTheWay): Promise<Response> {
	const { password } = await readJson(asked.request, passwordShape);
	const set = await parts.waysIn.credentials.setPassword(asked.session, password);
	if (!set.ok) throw new RequestError('password-unfit', passwordTexts[set.reason]);
	return json({ login: set.value });
}

async function offerTotp({ waysIn }: HttpParts, { session }: AskedOnTheWay): Promise<Response> {
	return json(waysIn.secondFactor.offer(session));
}

const codeShape = z.strictObject({ code: z.string().max(40) });

async function confirmTotp(parts: HttpParts, asked: AskedOnTheWay): Promise<Response> {
	const { code } = await readJson(asked.request, codeShape);
	const { session } = asked;
	const confirmed = await parts.waysIn.secondFactor.confirm(session, code);
	if (!confirmed.ok) throw new RequestError(confirmed.reason);
	const more = { codes: confirmed.value };
	return begin(parts, asked, { personId: session.personId, proof: 'two-factor', more });
}

async function removeTotp(parts: HttpParts, asked: AskedOnTheWay): Promise<Response> {
	const { personId } = asked.session;
	const others = passkeysOf(parts.registers, personId).length;
	if (isGuarded(parts, asked) && others === 0) throw new RequestError('last-factor');
	await parts.waysIn.secondFactor.remove(personId);
	return json({});
}

async function freshCodes({ waysIn }: HttpParts, { session }: AskedOnTheWay): Promise<Response> {
	return json({ codes: await waysIn.secondFactor.freshRecoveryCodes(session.personId) });
}

async function offerPasskey(parts: HttpParts, asked: AskedOnTheWay): Promise<Response> {
	return json(await parts.waysIn.passkeys.offer(asked.session, siteOf(parts, asked)));
}

const passkeyShape = z.strictObject({
	response: passkeyResponse,
	label: z.string().trim().min(1).max(60)
});

async function addPasskey(parts: HttpParts, asked: AskedOnTheWay): Promise<Response> {
	const made = await readJson(asked.request, passkeyShape);
	const { session } = asked;
	const { passkeys, secondFactor } = parts.waysIn;
	const added = await passkeys.add(session, made, siteOf(parts, asked));
	if (!added.ok) throw new RequestError(added.reason);
	const { personId } = session;
	const hasPassword = (parts.registers.find('credentials', personId)?.password ?? null) !== null;
	// They stand in for the key after a password; without one they would open nothing.
	const needsCodes = hasPassword && secondFactor.codesLeft(personId) === 0;
	const codes = needsCodes ? await secondFactor.freshRecoveryCodes(personId) : [];
	return begin(parts, asked, { personId, proof: 'two-factor', more: { codes } });
}

async function removePasskey(parts: HttpParts, asked: AskedOnTheWay): Promise<Response> {
	const { registers, waysIn } = parts;
	const { personId } = asked.session;
	const hasTotp = (registers.find('credentials', personId)?.totp ?? null) !== null;
	const others = passkeysOf(registers, personId).filter(({ id }) => id !== asked.part).length;
	if (isGuarded(parts, asked) && !hasTotp && others === 0) throw new RequestError('last-factor');
	await waysIn.passkeys.remove(personId, asked.part);
	return json({});
}
