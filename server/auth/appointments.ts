import type { Actor } from '#lib/domain/access.ts';
import { keepers, mayAppoint, rolesKeptBy } from '#lib/domain/access/appointing.ts';
import { accepted, declined } from '#lib/domain/outcome.ts';
import type { Outcome } from '#lib/domain/outcome.ts';
import type { Role } from '#lib/domain/people.ts';
import type { Tables } from '../storage/records.ts';
import type { Registers } from './registers.ts';
import type { Chance } from './secrets.ts';
import { standingOf } from './standing-of.ts';

export type Appointed = Tables['grants'];

export type AppointTrouble =
	/** Of what one may not see it is not told whether it exists. */
	'not-found' | 'forbidden' | 'role-held' | 'term-empty' | 'not-accepted' | 'last-keeper';

export interface NewAppointment {
	readonly personId: string;
	readonly organisationId: string;
	readonly role: Role;
	readonly from: number;
	readonly to: number | null;
	/** Number and date of the order. */
	readonly ground: string;
}

/** Roles given, confirmed and ended. `by` is undefined for whoever operates the server. */
export interface Appointments {
	/** The roles of an organisation that this actor sees and keeps. */
	keptBy(by: Actor | undefined, organisationId: string): readonly Appointed[];
	appoint(by: Actor | undefined, of: NewAppointment): Promise<Outcome<string, AppointTrouble>>;
	confirm(by: Actor | undefined, grantId: string): Promise<Outcome<string, AppointTrouble>>;
	/** From this moment on, or from a later one. What was not confirmed yet is withdrawn at once. */
	end(by: Actor | undefined, grantId: string, at: number): Promise<Outcome<string, AppointTrouble>>;
	setGround(
		by: Actor | undefined,
		grantId: string,
		ground: string
	): Promise<Outcome<string, AppointTrouble>>;
}

export interface AppointmentParts {
	readonly registers: Registers;
	readonly chance: Chance;
	readonly now: () => number;
}

export function createAppointments(parts: AppointmentParts): Appointments {
	const { registers, chance, now } = parts;
	const write = async (row: Appointed): Promise<Outcome<string, AppointTrouble>> => {
		await registers.change([{ table: 'grants', put: row }]);
		return accepted(row.id);
	};
	return {
		keptBy: (by, organisationId) => keptBy(parts, by, organisationId),
		async appoint(by, of) {
			const trouble = troubleOfAppointing(parts, by, of);
			if (trouble) return declined(trouble);
			return write({ id: chance.id(), ...of, state: 'confirmed' });
		},
		async confirm(by, grantId) {
			const grant = findKept(parts, by, grantId);
			if (!grant) return declined('not-found');
			if (!mayGive(parts, by, grant)) return declined('forbidden');
			if (grant.state === 'invited') return declined('not-accepted');
			return write({ ...grant, state: 'confirmed', from: Math.max(grant.from, now()) });
		},
		async end(by, grantId, at) {
			const grant = findKept(parts, by, grantId);
			if (!grant) return declined('not-found');
			if (grant.state !== 'confirmed') {
				await registers.change([{ table: 'grants', remove: grantId }]);
				return accepted(grantId);
			}
			const to = Math.max(at, now(), grant.from);
			if (grant.to !== null && grant.to <= to) return accepted(grantId);
			if (by && isLastKeeper(registers, grant, to)) return declined('last-keeper');
			return write({ ...grant, to });
		},
		async setGround(by, grantId, ground) {
			const grant = findKept(parts, by, grantId);
			return grant ? write({ ...grant, ground }) : declined('not-found');
		}
	};
}

function keptBy(
	{ registers, now }: AppointmentParts,
	by: Actor | undefined,
	organisationId: string
): readonly Appointed[] {
	const standing = standingOf(registers, organisationId);
	if (!standing) return [];
	const kept = by && rolesKeptBy(by, standing, now());
	return [...registers.all('grants')].filter(
		(grant) => grant.organisationId === organisationId && (!kept || kept.includes(grant.role))
	);
}

function findKept(
	parts: AppointmentParts,
	by: Actor | undefined,
	grantId: string
): Appointed | undefined {
	const grant = parts.registers.find('grants', grantId);
	if (!grant || !by) return grant;
	const standing = standingOf(parts.registers, grant.organisationId);
	const kept = standing && rolesKeptBy(by, standing, parts.now()).includes(grant.role);
	return kept ? grant : undefined;
}

function troubleOfAppointing(
	parts: AppointmentParts,
	by: Actor | undefined,
	of: NewAppointment
): AppointTrouble | undefined {
	const { registers, now } = parts;
	if (!standingOf(registers, of.organisationId)) return 'not-found';
	if (!mayGive(parts, by, of)) return 'forbidden';
	if (!registers.find('people', of.personId) || !isOurs(parts, by, of)) return 'not-found';
	if (of.to !== null && (of.to <= of.from || of.to <= now())) return 'term-empty';
	const isHeld = [...registers.all('grants')].some(
		(grant) => isSameRole(grant, of) && overlaps(grant, of)
	);
	return isHeld ? 'role-held' : undefined;
}

function mayGive(
	{ registers, now }: AppointmentParts,
	by: Actor | undefined,
	of: Pick<Appointed, 'role' | 'personId' | 'organisationId'>
): boolean {
	const standing = standingOf(registers, of.organisationId);
	if (!standing) return false;
	return !by || mayAppoint(by, { ...standing, role: of.role, personId: of.personId }, now());
}

/** Only people of an organisation that the actor keeps: an id from elsewhere must not tell who it is. */
function isOurs(
	{ registers, now }: AppointmentParts,
	by: Actor | undefined,
	{ personId }: NewAppointment
): boolean {
	if (!by) return true;
	const places = [...registers.all('grants')].filter((grant) => grant.personId === personId);
	const home = registers.find('people', personId)?.organisationId ?? '';
	return [home, ...places.map(({ organisationId }) => organisationId)].some((id) => {
		const standing = standingOf(registers, id);
		return standing !== undefined && rolesKeptBy(by, standing, now()).length > 0;
	});
}

function isSameRole(
	grant: Appointed,
	of: Pick<Appointed, 'role' | 'personId' | 'organisationId'>
): boolean {
	return (
		grant.role === of.role &&
		grant.personId === of.personId &&
		grant.organisationId === of.organisationId
	);
}

function overlaps(
	one: Pick<Appointed, 'from' | 'to'>,
	other: Pick<Appointed, 'from' | 'to'>
): boolean {
	return one.from < (other.to ?? Infinity) && other.from < (one.to ?? Infinity);
}

/** Nobody in the organisation could give roles at that moment, if this one ended then. */
function isLastKeeper(registers: Registers, ending: Appointed, at: number): boolean {
	if (!keepers.includes(ending.role)) return false;
	return ![...registers.all('grants')].some(
		(grant) =>
			grant.id !== ending.id &&
			grant.organisationId === ending.organisationId &&
			grant.state === 'confirmed' &&
			keepers.includes(grant.role) &&
			grant.from <= at &&
			(grant.to === null || grant.to > at)
	);
}
