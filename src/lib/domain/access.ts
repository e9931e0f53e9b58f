import { accessRules } from './access/rules.ts';
import type { Rule, Tie, Where } from './access/rules.ts';
import type { Action, DocumentKind } from './access/words.ts';
import type { DocumentId, OrganisationId, PersonId } from './ids.ts';
import { isInForce } from './people.ts';
import type { Grant } from './people.ts';

export { actions, documentKinds } from './access/words.ts';
export type { Action, DocumentKind } from './access/words.ts';

/** What the bearer may act as: a person in the app, a program of that person, one that only reads, or a load test. */
export const scopes = ['browser', 'api', 'api-read', 'load-test'] as const;
export type Scope = (typeof scopes)[number];

export interface Actor {
	readonly personId: PersonId;
	readonly grants: readonly Grant[];
	readonly scope: Scope;
}

/** `active` includes the trial meetings. Of a proposed pair nothing is open to its two yet. */
export const pairStates = ['proposed', 'active', 'paused', 'ended'] as const;
export type PairState = (typeof pairStates)[number];

export interface PairFacts {
	readonly mentorIds: readonly PersonId[];
	readonly menteeIds: readonly PersonId[];
	/** Parents of a mentee who is a minor. */
	readonly guardianIds?: readonly PersonId[];
	readonly state: PairState;
}

export interface Resource {
	readonly kind: DocumentKind;
	readonly documentId: DocumentId;
	readonly organisationId: OrganisationId;
	/** The organisations above: the district of a school, the region of a district. */
	readonly ancestorIds: readonly OrganisationId[];
	readonly pair?: PairFacts;
	readonly ownerId?: PersonId;
	/** To whom the owner opened it, by name («показать наставнику»). */
	readonly shownTo?: readonly PersonId[];
	/** Before whom it was put for expertise or by referral: psychologist, methodist, working group. */
	readonly referredTo?: readonly PersonId[];
	readonly erased?: boolean;
}

/**
 * May this person do this now? Deny is the default, nothing means nothing, and rights of several
 * roles add up, except that nobody reads feedback about their own pair by another role.
 */
export function can(actor: Actor, action: Action, resource: Resource, now: number): boolean {
	if (resource.erased === true) return false;
	if (resource.kind === 'load-test' || actor.scope === 'load-test') {
		return canLoadTest(actor, action, resource);
	}
	if (actor.scope === 'api-read' && action !== 'read' && action !== 'export') return false;
	if ((action === 'approve' || action === 'review') && actor.scope !== 'browser') return false;
	return accessRules[resource.kind].some((rule) => opens(rule, { actor, action, resource, now }));
}

/**
 * Had this person the right before a term ended or the pair did? What such a one wrote without a
 * network, and sent too late, is set aside for a decision instead of being refused.
 */
export function hadRight({ actor, action, resource, now }: Question): boolean {
	const grants = actor.grants.map((grant) => ({ ...grant, to: null }));
	const { pair } = resource;
	const running = pair?.state === 'ended' ? { ...pair, state: 'active' as const } : pair;
	return can({ ...actor, grants }, action, { ...resource, ...(running && { pair: running }) }, now);
}

/** A token made for load tests and the documents made for them belong to each other, and to nobody else. */
function canLoadTest(actor: Actor, action: Action, resource: Resource): boolean {
	if (resource.kind !== 'load-test' || actor.scope !== 'load-test') return false;
	return action === 'read' || action === 'write' || action === 'presence';
}

export interface Question {
	readonly actor: Actor;
	readonly action: Action;
	readonly resource: Resource;
	readonly now: number;
}

function opens(rule: Rule, question: Question): boolean {
	const { actor, action, resource, now } = question;
	if (!rule.may.includes(action)) return false;
	if (!isTied(rule.tie, actor.personId, resource)) return false;
	if (isClosedByPair(rule.tie, action, resource.pair)) return false;
	return actor.grants.some(
		(grant) =>
			isInForce(grant, now) && rule.who.includes(grant.role) && stands(rule.where, grant, resource)
	);
}

/** Where the document's organisation stands, seen from the one that gave the role. */
function stands(where: Where, grant: Grant, resource: Resource): boolean {
	switch (where) {
		case 'here':
			return grant.organisationId === resource.organisationId;
		case 'below':
			return resource.ancestorIds.includes(grant.organisationId);
		case 'above':
			return grant.ancestorIds?.includes(resource.organisationId) === true;
	}
}

function isTied(tie: Tie, personId: PersonId, resource: Resource): boolean {
	switch (tie) {
		case 'none':
			return true;
		case 'outside-the-pair':
			return !isMentor(personId, resource.pair) && !isMentee(personId, resource.pair);
		case 'mentor-of-the-pair':
			return isMentor(personId, resource.pair);
		case 'mentee-of-the-pair':
			return isMentee(personId, resource.pair);
		case 'guardian':
			return resource.pair?.guardianIds?.includes(personId) === true;
		case 'owner':
			return resource.ownerId === personId;
		case 'shown':
			return resource.shownTo?.includes(personId) === true;
		case 'referred':
			return resource.referredTo?.includes(personId) === true;
	}
}

function isMentor(personId: PersonId, pair: PairFacts | undefined): boolean {
	return pair?.mentorIds.includes(personId) === true;
}

function isMentee(personId: PersonId, pair: PairFacts | undefined): boolean {
	return pair?.menteeIds.includes(personId) === true;
}

/** An ended pair still reads what it wrote together; a proposed one has nothing yet. */
function isClosedByPair(tie: Tie, action: Action, pair: PairFacts | undefined): boolean {
	switch (tie) {
		case 'mentor-of-the-pair':
		case 'mentee-of-the-pair':
		case 'guardian':
			if (pair?.state === 'ended') return action === 'write' || action === 'presence';
			return pair?.state !== 'active' && pair?.state !== 'paused';
		case 'shown':
			return pair !== undefined && pair.state !== 'active' && pair.state !== 'paused';
		case 'none':
		case 'outside-the-pair':
		case 'owner':
		case 'referred':
			return false;
	}
}
