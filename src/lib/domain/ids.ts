declare const brand: unique symbol;

/** A string that was looked at, and cannot be taken for the id of something else. */
type Id<Name extends string> = string & { readonly [brand]: Name };

export type PersonId = Id<'person'>;
export type OrganisationId = Id<'organisation'>;
export type PairId = Id<'pair'>;
export type DocumentId = Id<'document'>;
export type DeviceId = Id<'device'>;
export type BatchId = Id<'batch'>;
export type SessionId = Id<'session'>;
export type GrantId = Id<'grant'>;
export type InvitationId = Id<'invitation'>;
export type QuarantineId = Id<'quarantine'>;

export const maxIdLength = 64;

export function asPersonId(value: unknown): PersonId | undefined {
	return isId(value) ? (value as PersonId) : undefined;
}

export function asOrganisationId(value: unknown): OrganisationId | undefined {
	return isId(value) ? (value as OrganisationId) : undefined;
}

export function asPairId(value: unknown): PairId | undefined {
	return isId(value) ? (value as PairId) : undefined;
}

export function asDocumentId(value: unknown): DocumentId | undefined {
	return isId(value) ? (value as DocumentId) : undefined;
}

export function asDeviceId(value: unknown): DeviceId | undefined {
	return isId(value) ? (value as DeviceId) : undefined;
}

export function asBatchId(value: unknown): BatchId | undefined {
	return isId(value) ? (value as BatchId) : undefined;
}

export function asSessionId(value: unknown): SessionId | undefined {
	return isId(value) ? (value as SessionId) : undefined;
}

export function asGrantId(value: unknown): GrantId | undefined {
	return isId(value) ? (value as GrantId) : undefined;
}

export function asInvitationId(value: unknown): InvitationId | undefined {
	return isId(value) ? (value as InvitationId) : undefined;
}

export function asQuarantineId(value: unknown): QuarantineId | undefined {
	return isId(value) ? (value as QuarantineId) : undefined;
}

/** Ids become names of files, of routes and keys of objects: the reserved names of JavaScript stay out. */
function isId(value: unknown): value is string {
	return (
		typeof value === 'string' && shape.test(value) && !dots.test(value) && !isReservedName(value)
	);
}

const shape = /^[A-Za-z0-9_.-]{1,64}$/;

/** A folder's own names for itself and for its parent. */
const dots = /^\.{1,2}$/;

/** Keys that reach into an object's prototype when a careless reader assigns them. */
export function isReservedName(name: string): boolean {
	return name === '__proto__' || name === 'prototype' || name === 'constructor';
}
