import { accepted, declined, type Outcome } from '#lib/domain/outcome.ts';
import { askServer, fieldIn, textIn } from '#lib/ui/ask-server.ts';
import { protectionTexts } from '#lib/ui/texts/ru/sign-in.ts';

/** How this person comes in, as the server tells it. */
export interface Protection {
	readonly footing: 'full' | 'code-needed' | 'enrolment-needed';
	readonly proof: 'link' | 'password' | 'two-factor';
	readonly totp: boolean;
	readonly hasPasskeys: boolean;
	readonly needsFactor: boolean;
	readonly fresh: boolean;
	readonly login: string;
	readonly hasPassword: boolean;
	readonly codesLeft: number;
	readonly passkeys: readonly PasskeyCard[];
}

export interface PasskeyCard {
	readonly id: string;
	readonly label: string;
	readonly createdAt: number;
	readonly usedAt: number | null;
}

/** Why it did not work: a sentence for the form, and what the screen may have to do about it. */
export interface Trouble {
	readonly sentence: string;
	readonly kind: 'sign-in-first' | 'confirm-first' | 'no-network' | 'refused';
}

export type Asked<T> =
	{ readonly ok: true; readonly value: T } | { readonly ok: false; readonly trouble: Trouble };

export async function readProtection(): Promise<Asked<Protection>> {
	const asked = await ask('/api/protection');
	return asked.ok ? { ok: true, value: asked.value as Protection } : asked;
}

export async function setPassword(password: string): Promise<Asked<unknown>> {
	return ask('/api/protection/password', { password });
}

export async function confirmPassword(password: string): Promise<Asked<unknown>> {
	return ask('/api/protection/confirm', { password });
}

export interface TotpOffer {
	readonly secret: string;
	readonly address: string;
}

export async function offerTotp(): Promise<Asked<TotpOffer>> {
	const asked = await ask('/api/protection/totp/options', {});
	if (!asked.ok) return asked;
	const secret = textIn(asked.value, 'secret') ?? '';
	return { ok: true, value: { secret, address: textIn(asked.value, 'address') ?? '' } };
}

/** The recovery codes, told once. */
export async function confirmTotp(code: string): Promise<Asked<readonly string[]>> {
	return codesIn(await ask('/api/protection/totp', { code }));
}

export async function renewCodes(): Promise<Asked<readonly string[]>> {
	return codesIn(await ask('/api/protection/codes', {}));
}

export async function removeTotp(): Promise<Asked<unknown>> {
	return ask('/api/protection/totp/remove', {});
}

export async function removePasskey(id: string): Promise<Asked<unknown>> {
	return ask(`/api/protection/passkeys/${encodeURIComponent(id)}/remove`, {});
}

/** The server's question, the device's own window, and the answer back. */
export async function addPasskey(label: string): Promise<Asked<readonly string[]>> {
	const options = await ask('/api/protection/passkeys/options', {});
	if (!options.ok) return options;
	const made = await showWindow(async ({ startRegistration }) => {
		return startRegistration({ optionsJSON: options.value as never });
	});
	if (!made.ok) {
		const sentence = protectionTexts.passkey.failed;
		return { ok: false, trouble: { sentence, kind: 'refused' } };
	}
	return codesIn(await ask('/api/protection/passkeys', { response: made.value, label }));
}

/** What the device's window gave, for the server to look at; the reason says which side failed. */
export async function showPasskey(): Promise<Outcome<object, 'cancelled' | 'no-network'>> {
	const options = await askServer('/api/sign-in/passkey/options', {});
	if (!options.ok) return declined('no-network');
	return showWindow(async ({ startAuthentication }) => {
		return startAuthentication({ optionsJSON: options.value as never });
	});
}

/** An address of digits has no passkeys, nor has an old browser. */
export function hasPasskeys(): boolean {
	const isName = !/^[\d.]+$|:/.test(globalThis.location.hostname);
	return isName && globalThis.isSecureContext && 'PublicKeyCredential' in globalThis;
}

type Library = typeof import('@simplewebauthn/browser');

async function showWindow(
	show: (library: Library) => Promise<object>
): Promise<Outcome<object, 'cancelled'>> {
	try {
		return accepted(await show(await import('@simplewebauthn/browser')));
	} catch (cause) {
		// Closed by the person, refused by the device, or out of time: the browser does not tell them apart.
		console.info('No passkey', cause);
		return declined('cancelled');
	}
}

function codesIn(asked: Asked<unknown>): Asked<readonly string[]> {
	if (!asked.ok) return asked;
	const codes = fieldIn(asked.value, 'codes');
	return { ok: true, value: Array.isArray(codes) ? codes.map(String) : [] };
}

export async function ask(path: string, question?: object): Promise<Asked<unknown>> {
	const answer = await askServer(path, question);
	if (answer.ok) return { ok: true, value: answer.value };
	const { noNetwork, fault } = protectionTexts;
	const isCut = answer.reason === 'no-network';
	const sentence = answer.message ?? (isCut ? noNetwork : fault);
	return { ok: false, trouble: { sentence, kind: isCut ? 'no-network' : kindOf(answer.code) } };
}

function kindOf(code: string | undefined): Trouble['kind'] {
	if (code === 'sign-in-needed' || code === 'sign-in-unfinished') return 'sign-in-first';
	return code === 'confirm-needed' ? 'confirm-first' : 'refused';
}
