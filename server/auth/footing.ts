import type { Actor, Scope } from '#lib/domain/access.ts';
import { needsSecondFactor } from '#lib/domain/sign-in/second-factor.ts';
import type { Tables } from '../storage/records.ts';
import { isDemoPerson } from './demo-people.ts';
import type { Registers } from './registers.ts';

/** How far a session has come. Only `full` opens anything but the way to it. */
export type Footing =
	| 'full'
	/** The password was right; the code or the passkey is still to come. */
	| 'code-needed'
	/** This person's role asks for a second factor, and there is none yet. */
	| 'enrolment-needed';

export interface FootingParts {
	readonly registers: Registers;
	readonly actorOf: (personId: string, scope: Scope) => Actor | undefined;
	readonly now: () => number;
}

export type FootingOf = (
	session: Pick<Tables['sessions'], 'personId' | 'scope' | 'proof'>
) => Footing;

/**
 * Asked at every request: whoever becomes a curator today needs a second factor from that moment on. A
 * link was given by hand to a person who stood there, so it does not ask for a factor that may be lost.
 */
export function footings({ registers, actorOf, now }: FootingParts): FootingOf {
	return ({ personId, scope, proof }) => {
		if (scope !== 'browser' || proof === 'two-factor') return 'full';
		if (isDemoPerson(registers, personId)) return 'full';
		const actor = actorOf(personId, scope);
		const isGuarded = actor !== undefined && needsSecondFactor(actor.grants, now());
		if (proof === 'password' && hasFactor(registers, personId, isGuarded)) return 'code-needed';
		return isGuarded ? 'enrolment-needed' : 'full';
	};
}

/** Whoever has a passkey only for comfort may also come in by the password alone. */
function hasFactor(registers: Registers, personId: string, isGuarded: boolean): boolean {
	if ((registers.find('credentials', personId)?.totp ?? null) !== null) return true;
	return isGuarded && passkeysOf(registers, personId).length > 0;
}

export function passkeysOf(registers: Registers, personId: string): readonly Tables['passkeys'][] {
	return [...registers.all('passkeys')].filter((key) => key.personId === personId);
}
