import { dayNumberOf, isIsoDate } from '../term/days.ts';
import type { Part } from './fields.ts';
import { ageOn, isMinorOn } from './person.ts';
import type { Aged, RegistryPerson } from './person.ts';

/** One consent is one purpose and one paper: they are never put together into one. */
export const consentKinds = [
	'participation',
	'personal-data',
	'publication',
	'parent-participation',
	'parent-personal-data',
	'child-assent'
] as const;
export type ConsentKind = (typeof consentKinds)[number];

/** A record that a paper exists; the paper itself lies where `place` says. Days are ISO, or empty. */
export interface Consent {
	readonly id: string;
	readonly personId: string;
	readonly kind: ConsentKind;
	readonly number: string;
	readonly requestedOn: string;
	readonly givenOn: string;
	/** Who signed: the person, or a parent. */
	readonly signer: string;
	readonly place: string;
	readonly until: string;
	readonly withdrawnOn: string;
	readonly destroyedOn: string;
	readonly destructionAct: string;
	/** Of a mentor's participation, ст. 351.8: the supplementary agreement, and how the work is paid. */
	readonly agreement: string;
	readonly payTerms: string;
	readonly note: string;
}

export type ConsentState =
	'requested' | 'given' | 'expiring' | 'expired' | 'withdrawn' | 'destroyed';

/** So many days ahead a consent that ends is shown, while there is time to sign the next. */
export const expiringDays = 30;

/** What of a consent says whether it stands. */
export type ConsentDays = Pick<
	Consent,
	'requestedOn' | 'givenOn' | 'until' | 'withdrawnOn' | 'destroyedOn'
>;

export function consentState(consent: ConsentDays, today: string): ConsentState {
	if (consent.destroyedOn !== '') return 'destroyed';
	if (consent.withdrawnOn !== '' && consent.withdrawnOn <= today) return 'withdrawn';
	if (consent.givenOn === '' || consent.givenOn > today) return 'requested';
	if (!isIsoDate(consent.until)) return 'given';
	if (consent.until < today) return 'expired';
	return dayNumberOf(consent.until) - dayNumberOf(today) <= expiringDays ? 'expiring' : 'given';
}

export function stands(consent: ConsentDays, today: string): boolean {
	const state = consentState(consent, today);
	return state === 'given' || state === 'expiring';
}

/**
 * The last day of each purpose for which somebody's consent stands and ends; a later paper for the
 * same purpose takes the place of the one before it.
 */
export function consentEnds(
	consents: readonly (ConsentDays & Pick<Consent, 'personId' | 'kind'>)[],
	today: string
): readonly { readonly personId: string; readonly kind: ConsentKind; readonly until: string }[] {
	const standing = consents.filter((consent) => stands(consent, today));
	const purposes = Map.groupBy(standing, ({ personId, kind }) => `${personId} ${kind}`);
	return [...purposes.values()].flatMap((papers) => {
		const last = papers.reduce((a, b) => (isIsoDate(a.until) && b.until <= a.until ? a : b));
		return papers.every(({ until }) => isIsoDate(until)) ? [last] : [];
	});
}

/** From that age a child signs beside the parents. */
const assentAge = 14;

/** Without these nobody stands in an order. Publication is another matter: nothing waits for it. */
export function requiredConsents(person: Aged, today: string): readonly ConsentKind[] {
	if (!isMinorOn(person, today)) return ['participation', 'personal-data'];
	const age = ageOn(person, today);
	const parents = ['parent-participation', 'parent-personal-data'] as const;
	return age === undefined || age < assentAge ? parents : [...parents, 'child-assent'];
}

export function missingConsents(
	person: RegistryPerson,
	consents: readonly Consent[],
	today: string
): readonly ConsentKind[] {
	const own = consents.filter(
		(consent) => consent.personId === person.id && stands(consent, today)
	);
	return requiredConsents(person, today).filter((kind) => !own.some((one) => one.kind === kind));
}

/** The kinds that may be asked of a person, the needed ones first. */
export function consentsFor(person: RegistryPerson, today: string): readonly ConsentKind[] {
	return [...requiredConsents(person, today), 'publication'];
}

/** Only a mentor's own consent says how the extra work is paid. */
export function namesPay(kind: ConsentKind, parts: readonly Part[]): boolean {
	return kind === 'participation' && parts.includes('mentor');
}

/** Withdrawn, and the processing must have stopped: to be destroyed in thirty days by an act. */
export function toDestroy(consent: Consent, today: string): boolean {
	return consentState(consent, today) === 'withdrawn';
}
