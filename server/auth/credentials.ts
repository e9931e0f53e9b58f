import { accepted, declined } from '#lib/domain/outcome.ts';
import type { Outcome } from '#lib/domain/outcome.ts';
import { loginFor, plainLogin } from '#lib/domain/sign-in/login.ts';
import { flawOfPassword, plainPassword } from '#lib/domain/sign-in/password.ts';
import type { PasswordFlaw } from '#lib/domain/sign-in/password.ts';
import type { RecordChange, Tables } from '../storage/records.ts';
import type { Hashing } from './hashing.ts';
import type { KnownDevices } from './known-devices.ts';
import type { Registers } from './registers.ts';
import type { Session } from './sessions.ts';
import type { Throttle } from './throttle.ts';

/** From where somebody tries. */
export interface From {
	readonly address: string;
	/** What the browser keeps for those who have signed in on it. */
	readonly mark: string | undefined;
}

/** Login and password: setting them, and coming in by them. */
export interface Credentials {
	/** One answer for an unknown login and a wrong password, after the same time. */
	check(
		typed: { readonly login: string; readonly password: string },
		from: From
	): Promise<Outcome<string, 'wrong-sign-in'>>;
	/** Is this the person's password? As limited as signing in. */
	confirm(personId: string, password: string, from: From): Promise<boolean>;
	/** The other sessions of this person end. Answers with the login. */
	setPassword(session: Session, password: string): Promise<Outcome<string, PasswordFlaw>>;
	/** The login the person has or would get. */
	loginOf(personId: string): string;
}

export interface CredentialParts {
	readonly registers: Registers;
	readonly hashing: Hashing;
	readonly throttle: Throttle;
	readonly devices: KnownDevices;
	readonly now: () => number;
}

export function createCredentials(parts: CredentialParts): Credentials {
	const { registers, hashing } = parts;
	return {
		async check({ login, password }, from) {
			const row = findByLogin(registers, login);
			const door = row?.personId ?? `nobody ${plainLogin(login)}`;
			const isRight = await tryPassword(parts, { door, row, password }, from);
			return isRight && row ? accepted(row.personId) : declined('wrong-sign-in');
		},
		confirm(personId, password, from) {
			const row = registers.find('credentials', personId);
			return tryPassword(parts, { door: personId, row, password }, from);
		},
		async setPassword(session, typed) {
			const { personId } = session;
			const password = plainPassword(typed);
			const flaw = flawOfPassword(password, ownWords(registers, personId));
			if (flaw) return declined(flaw);
			const hash = await hashing.hash(password);
			await registers.change(() => [
				{ table: 'credentials', put: { ...rowOf(parts, personId), password: hash } },
				...otherSessions(registers, session)
			]);
			return accepted(loginIn(registers, personId));
		},
		loginOf: (personId) => loginIn(registers, personId)
	};
}

interface Tried {
	readonly door: string;
	readonly row: Tables['credentials'] | undefined;
	readonly password: string;
}

async function tryPassword(
	{ hashing, throttle, devices }: CredentialParts,
	{ door, row, password }: Tried,
	{ address, mark }: From
): Promise<boolean> {
	const knownDevice = row && devices.nameFor(row.personId, mark);
	const attempt = throttle.admit({ door: `password ${door}`, address, knownDevice });
	const isRight = await hashing.verify(plainPassword(password), row?.password);
	if (isRight) attempt.succeed();
	return isRight;
}

/** By the login as it is typed, or by the whole name if only one has it. */
function findByLogin(registers: Registers, typed: string): Tables['credentials'] | undefined {
	const plain = plainLogin(typed);
	const rows = [...registers.all('credentials')];
	const byLogin = rows.find(({ login }) => plainLogin(login) === plain);
	if (byLogin) return byLogin;
	const named = rows.filter(({ personId }) => plainLogin(nameOf(registers, personId)) === plain);
	return named.length === 1 ? named[0] : undefined;
}

/** The row as it is to be, whether there is one yet or not. */
export function rowOf(
	{ registers, now }: Pick<CredentialParts, 'registers' | 'now'>,
	personId: string
): Tables['credentials'] {
	const known = registers.find('credentials', personId);
	const fresh = { password: null, totp: null, totpStep: null };
	const login = loginIn(registers, personId);
	return { ...fresh, ...known, id: personId, personId, login, changedAt: now() };
}

function loginIn(registers: Registers, personId: string): string {
	const known = registers.find('credentials', personId)?.login;
	if (known !== undefined) return known;
	const taken = new Set([...registers.all('credentials')].map(({ login }) => plainLogin(login)));
	return loginFor(nameOf(registers, personId), (login) => taken.has(plainLogin(login)));
}

/** Whoever had come in on another device has to show the new password there. Tokens stay: they have a list. */
export function otherSessions(registers: Registers, session: Session): readonly RecordChange[] {
	return [...registers.all('sessions')]
		.filter(({ id, personId, scope }) => {
			return personId === session.personId && scope === 'browser' && id !== session.id;
		})
		.map(({ id }) => ({ table: 'sessions', remove: id }) as const);
}

function ownWords(registers: Registers, personId: string): readonly string[] {
	const person = registers.find('people', personId);
	const school = registers.find('organisations', person?.organisationId ?? '');
	const names = (person?.name ?? '').split(/\s+/);
	return [...names, loginIn(registers, personId), person?.name ?? '', school?.name ?? ''];
}

function nameOf(registers: Registers, personId: string): string {
	return registers.find('people', personId)?.name ?? '';
}
