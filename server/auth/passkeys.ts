import type * as webauthn from '@simplewebauthn/server';
import { accepted, declined } from '#lib/domain/outcome.ts';
import type { Outcome } from '#lib/domain/outcome.ts';
import type { Tables } from '../storage/records.ts';
import { otherSessions, rowOf } from './credentials.ts';
import type { Registers } from './registers.ts';
import type { Chance } from './secrets.ts';
import type { Session } from './sessions.ts';
import { passkeysOf } from './footing.ts';

/** Where the browser stands: a passkey belongs to this very host. */
export interface Site {
	readonly origin: string;
}

/** Keys of the device, opened by its screen lock: with the person verified, two factors in one. */
export interface Passkeys {
	/** What the browser needs to make one. */
	offer(session: Session, site: Site): Promise<object>;
	/** The person's other sessions end when the passkey takes the place of what was lost. */
	add(
		session: Session,
		made: { readonly response: unknown; readonly label: string },
		site: Site
	): Promise<Outcome<true, 'passkey-refused'>>;
	/** What the browser needs to show one; it finds the person by itself. */
	ask(site: Site): Promise<object>;
	/** Who showed a passkey. */
	check(response: unknown, site: Site): Promise<Outcome<string, 'passkey-refused'>>;
	remove(personId: string, id: string): Promise<void>;
}

export interface PasskeyParts {
	readonly registers: Registers;
	readonly chance: Chance;
	readonly now: () => number;
}

export function createPasskeys(parts: PasskeyParts): Passkeys {
	const { registers } = parts;
	const challenges = new Challenges(parts.now);
	return {
		async offer(session, { origin }) {
			const { generateRegistrationOptions } = await library();
			return generateRegistrationOptions({
				...personFor(parts, session.personId),
				rpName: 'Тропа',
				rpID: hostOf(origin),
				challenge: challenges.make(`add ${session.id}`, parts.chance),
				excludeCredentials: passkeysOf(registers, session.personId).map(({ id }) => ({ id })),
				authenticatorSelection: { residentKey: 'required', userVerification: 'required' }
			});
		},
		add: (session, made, site) => add(parts, { session, made, challenges }, site),
		async ask({ origin }) {
			const { generateAuthenticationOptions } = await library();
			const challenge = challenges.make('show', parts.chance);
			return generateAuthenticationOptions({
				rpID: hostOf(origin),
				challenge,
				userVerification: 'required'
			});
		},
		check: (response, site) => check(parts, { response, challenges }, site),
		remove: (personId, id) =>
			registers.change(() => {
				const own = registers.find('passkeys', id)?.personId === personId;
				return own ? [{ table: 'passkeys', remove: id }] : [];
			})
	};
}

/** Certificates and their notation: half a second of loading, for those who use it. */
function library(): Promise<typeof webauthn> {
	return import('@simplewebauthn/server');
}

interface Adding {
	readonly session: Session;
	readonly made: { readonly response: unknown; readonly label: string };
	readonly challenges: Challenges;
}

async function add(
	parts: PasskeyParts,
	{ session, made, challenges }: Adding,
	{ origin }: Site
): Promise<Outcome<true, 'passkey-refused'>> {
	const { verifyRegistrationResponse } = await library();
	const verified = await verifyRegistrationResponse({
		response: made.response as webauthn.RegistrationResponseJSON,
		expectedChallenge: (challenge) => challenges.take(challenge, `add ${session.id}`),
		expectedOrigin: origin,
		expectedRPID: hostOf(origin),
		requireUserVerification: true
	}).catch(asRefused);
	if (!verified?.verified) return declined('passkey-refused');
	const { id, publicKey, counter } = verified.registrationInfo.credential;
	const { personId } = session;
	const put: Tables['passkeys'] = {
		...{ id, personId, counter, label: made.label, createdAt: parts.now(), usedAt: null },
		publicKey: Buffer.from(publicKey).toString('base64url')
	};
	if (parts.registers.find('passkeys', id)) return declined('passkey-refused');
	await parts.registers.change(() => [
		{ table: 'credentials', put: rowOf(parts, personId) },
		{ table: 'passkeys', put },
		...(session.proof === 'link' ? otherSessions(parts.registers, session) : [])
	]);
	return accepted(true);
}

interface Checking {
	readonly response: unknown;
	readonly challenges: Challenges;
}

async function check(
	{ registers, now }: PasskeyParts,
	{ response, challenges }: Checking,
	{ origin }: Site
): Promise<Outcome<string, 'passkey-refused'>> {
	const { verifyAuthenticationResponse } = await library();
	const shown = response as webauthn.AuthenticationResponseJSON;
	const row = registers.find('passkeys', shown.id);
	if (!row) return declined('passkey-refused');
	const verified = await verifyAuthenticationResponse({
		response: shown,
		expectedChallenge: (challenge) => challenges.take(challenge, 'show'),
		expectedOrigin: origin,
		expectedRPID: hostOf(origin),
		requireUserVerification: true,
		credential: {
			id: row.id,
			publicKey: new Uint8Array(Buffer.from(row.publicKey, 'base64url')),
			counter: row.counter
		}
	}).catch(asRefused);
	if (!verified?.verified) return declined('passkey-refused');
	const counter = verified.authenticationInfo.newCounter;
	await registers.change(() => {
		const still = registers.find('passkeys', row.id);
		return still ? [{ table: 'passkeys', put: { ...still, counter, usedAt: now() } }] : [];
	});
	return accepted(row.personId);
}

/** The library throws on whatever is not as it should be; all of it is one refusal. */
function asRefused(): undefined {
	return undefined;
}

function personFor({ registers }: PasskeyParts, personId: string) {
	const name = registers.find('people', personId)?.name ?? '';
	return { userName: name, userDisplayName: name, userID: new TextEncoder().encode(personId) };
}

function hostOf(origin: string): string {
	return new URL(origin).hostname;
}

const challengeLifetimeMs = 5 * 60_000;
const mostChallenges = 5_000;

/** Each is good for one answer, to whom it was given, for a few minutes. */
class Challenges {
	readonly #given = new Map<string, { readonly purpose: string; readonly until: number }>();
	readonly #now: () => number;

	constructor(now: () => number) {
		this.#now = now;
	}

	make(purpose: string, chance: Chance): Uint8Array<ArrayBuffer> {
		const bytes = new TextEncoder().encode(chance.secret());
		const [oldest] = this.#given.keys();
		if (this.#given.size >= mostChallenges && oldest !== undefined) this.#given.delete(oldest);
		const until = this.#now() + challengeLifetimeMs;
		this.#given.set(Buffer.from(bytes).toString('base64url'), { purpose, until });
		return bytes;
	}

	take(challenge: string, purpose: string): boolean {
		const given = this.#given.get(challenge);
		this.#given.delete(challenge);
		return given?.purpose === purpose && this.#now() < given.until;
	}
}
