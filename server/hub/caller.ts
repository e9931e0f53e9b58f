import { can, hadRight } from '#lib/domain/access.ts';
import type { Action, Actor, Resource } from '#lib/domain/access.ts';
import type { Facts } from '../access/facts.ts';
import type { Announced } from './presence.ts';
import type { Speaker } from './speaker.ts';
import { stamped } from './stamp.ts';

export interface CallerParts {
	readonly facts: Facts;
	readonly clock: () => number;
	/** As the device names itself. */
	readonly device?: string;
}

/** One who speaks, with the rights of this moment: they are asked at every frame, never remembered. */
export class Caller {
	readonly speaker: Speaker;
	readonly personId: string;
	readonly deviceId: string;
	/** A token may be used by several programs at once: unless they name themselves, no row is one's own. */
	readonly knowsOwnRows: boolean;
	readonly #facts: Facts;
	readonly #clock: () => number;
	#actor: Actor | undefined;
	/** Of the facts that the actor was taken from. */
	#version = 0;

	constructor(speaker: Speaker, { facts, clock, device }: CallerParts) {
		this.speaker = speaker;
		this.personId = speaker.personId;
		this.deviceId = device ?? speaker.deviceId;
		this.knowsOwnRows = device !== undefined || speaker.actor.scope === 'browser';
		this.#facts = facts;
		this.#clock = clock;
	}

	get actor(): Actor | undefined {
		if (this.#version === this.#facts.rightsVersion) return this.#actor;
		this.#version = this.#facts.rightsVersion;
		this.#actor = this.#facts.actorOf(this.personId, this.speaker.actor.scope);
		return this.#actor;
	}

	/** Is this a row that this store wrote itself, and so holds? */
	wrote({ deviceId, authorId }: { readonly deviceId: string; readonly authorId: string }): boolean {
		return this.knowsOwnRows && deviceId === this.deviceId && authorId === this.personId;
	}

	/** Presences under this person's own name. The made-up people of a load test have none. */
	signed(announced: readonly Announced[]): readonly Announced[] {
		if (this.speaker.actor.scope === 'load-test') return announced;
		const name = this.#facts.find('people', this.personId)?.name ?? '';
		return stamped(announced, { id: this.personId, name });
	}

	/** Before a term ended; a person in the app, no token. */
	had(action: Action, resource: Resource | undefined): boolean {
		const actor = this.actor;
		if (actor?.scope !== 'browser' || resource === undefined) return false;
		return hadRight({ actor, action, resource, now: this.#clock() });
	}

	may(action: Action, resource: Resource | undefined): boolean {
		const actor = this.actor;
		return actor !== undefined && resource !== undefined
			? can(actor, action, resource, this.#clock())
			: false;
	}
}
