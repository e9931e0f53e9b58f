import { accepted, declined } from '#lib/domain/outcome.ts';
import type { Outcome } from '#lib/domain/outcome.ts';
import type { RecordChange } from '../storage/records.ts';
import { rowOf } from './credentials.ts';
import type { From } from './credentials.ts';
import type { KnownDevices } from './known-devices.ts';
import type { Registers } from './registers.ts';
import type { Session } from './sessions.ts';
import type { Throttle } from './throttle.ts';
import { newTotpSecret, stepOfCode, totpAddress } from './totp.ts';
import { fingerprintOfCode, isTypedCode, newTypedCode } from './typed-codes.ts';

export interface TotpOffer {
	readonly secret: string;
	/** What the QR code holds. */
	readonly address: string;
}

/** Codes of an authenticator app, and the printed ones for the day when the phone is gone. */
export interface SecondFactor {
	/** A secret that counts only when a code made with it was shown. */
	offer(session: Session): TotpOffer;
	/** In force from now on; the answer are fresh recovery codes, told once. */
	confirm(
		session: Session,
		code: string
	): Promise<Outcome<readonly string[], 'wrong-code' | 'offer-gone' | 'password-first'>>;
	/** A code of the app, or a recovery code, which is gone with that. */
	enter(session: Session, code: string, from: From): Promise<Outcome<true, 'wrong-code'>>;
	/** The ones before open nothing any more. */
	freshRecoveryCodes(personId: string): Promise<readonly string[]>;
	/** How many of the printed codes are left. */
	codesLeft(personId: string): number;
	remove(personId: string): Promise<void>;
}

export interface FactorParts {
	readonly registers: Registers;
	readonly throttle: Throttle;
	readonly devices: KnownDevices;
	readonly now: () => number;
}

const recoveryCodes = 10;
const offerLifetimeMs = 15 * 60_000;
const mostOffers = 1_000;

export function createSecondFactor(parts: FactorParts): SecondFactor {
	const { registers, now } = parts;
	const offers = new Map<string, { readonly secret: string; readonly until: number }>();
	return {
		offer(session) {
			const secret = newTotpSecret();
			const [oldest] = offers.keys();
			if (offers.size >= mostOffers && oldest !== undefined) offers.delete(oldest);
			offers.set(session.id, { secret, until: now() + offerLifetimeMs });
			return { secret, address: totpAddress(secret, rowOf(parts, session.personId).login) };
		},
		async confirm({ id, personId }, code) {
			const offer = offers.get(id);
			if (!offer || now() >= offer.until) return declined('offer-gone');
			if (!registers.find('credentials', personId)?.password) return declined('password-first');
			const step = stepOfCode(offer.secret, code.replace(/\s/g, ''), { now: now(), after: null });
			if (step === undefined) return declined('wrong-code');
			offers.delete(id);
			const { codes, changes } = newCodes(parts, personId);
			await registers.change(() => [
				{
					table: 'credentials',
					put: { ...rowOf(parts, personId), totp: offer.secret, totpStep: step }
				},
				...changes()
			]);
			return accepted(codes);
		},
		enter: (session, code, from) => enter(parts, { personId: session.personId, code }, from),
		async freshRecoveryCodes(personId) {
			const { codes, changes } = newCodes(parts, personId);
			await registers.change(changes);
			return codes;
		},
		codesLeft: (personId) => codesOf(registers, personId).filter(({ usedAt }) => !usedAt).length,
		remove: (personId) =>
			registers.change(() => [
				{ table: 'credentials', put: { ...rowOf(parts, personId), totp: null, totpStep: null } }
			])
	};
}

async function enter(
	parts: FactorParts,
	{ personId, code }: { readonly personId: string; readonly code: string },
	{ address, mark }: From
): Promise<Outcome<true, 'wrong-code'>> {
	const knownDevice = parts.devices.nameFor(personId, mark);
	const attempt = parts.throttle.admit({ door: `code ${personId}`, address, knownDevice });
	let taken = false;
	// Both kinds are looked at when their turn has come: two with the same code are one who is let in.
	await parts.registers.change(() => {
		const changes = isTypedCode(code)
			? recoveryChange(parts, personId, code)
			: totpChange(parts, personId, code);
		taken = changes.length > 0;
		return changes;
	});
	if (!taken) return declined('wrong-code');
	attempt.succeed();
	return accepted(true);
}

function totpChange(parts: FactorParts, personId: string, code: string): readonly RecordChange[] {
	const row = parts.registers.find('credentials', personId);
	if (!row?.totp) return [];
	const typed = code.replace(/\s/g, '');
	const totpStep = stepOfCode(row.totp, typed, { now: parts.now(), after: row.totpStep });
	return totpStep === undefined ? [] : [{ table: 'credentials', put: { ...row, totpStep } }];
}

function recoveryChange(
	{ registers, now }: FactorParts,
	personId: string,
	code: string
): readonly RecordChange[] {
	const row = registers.find('recoveryCodes', fingerprintOfCode(code, personId));
	if (row?.personId !== personId || row.usedAt !== null) return [];
	return [{ table: 'recoveryCodes', put: { ...row, usedAt: now() } }];
}

function newCodes(
	{ registers, now }: FactorParts,
	personId: string
): { readonly codes: readonly string[]; readonly changes: () => readonly RecordChange[] } {
	const codes = Array.from({ length: recoveryCodes }, newTypedCode);
	const rows = codes.map((code) => ({
		...{ id: fingerprintOfCode(code, personId), personId },
		...{ createdAt: now(), usedAt: null }
	}));
	const changes = (): readonly RecordChange[] => [
		...codesOf(registers, personId).map(
			({ id }) => ({ table: 'recoveryCodes', remove: id }) as const
		),
		...rows.map((put) => ({ table: 'recoveryCodes', put }) as const)
	];
	return { codes, changes };
}

function codesOf(registers: Registers, personId: string) {
	return [...registers.all('recoveryCodes')].filter((row) => row.personId === personId);
}
