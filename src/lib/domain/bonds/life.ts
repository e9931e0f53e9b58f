import { isAlive, isOrdered } from './bond.ts';
import type { Bond, BondEvent, BondEventKind, BondState } from './bond.ts';

/** How a bond stands, read from what happened to it. */
export interface BondLife {
	readonly state: BondState;
	readonly mentorId: string;
	readonly mentorAgreed: boolean;
	readonly menteeAgreed: boolean;
	readonly trialOn: string;
	readonly to: string;
	/** Earlier mentors, with the day until which each went along. */
	readonly before: readonly { readonly mentorId: string; readonly until: string }[];
	/** The event that ended it. */
	readonly end: BondEvent | undefined;
	/** What no longer fitted when it came in, such as a pause of a pair that had been ended elsewhere. */
	readonly late: readonly BondEvent[];
}

export function lifeOf(bond: Bond): BondLife {
	const start: BondLife = {
		state: 'proposed',
		mentorId: bond.mentorId,
		mentorAgreed: false,
		menteeAgreed: false,
		trialOn: '',
		to: bond.to,
		before: [],
		end: undefined,
		late: []
	};
	return bond.history.toSorted(byTime).reduce(taken, start);
}

/** It lives, and the two have no programme in the app yet. */
export function isWithoutProgramme(bond: Bond): boolean {
	return bond.pairId === '' && isAlive(lifeOf(bond).state);
}

/** Whose yes is still waited for. */
export function awaitedAgreements(life: BondLife): readonly BondEventKind[] {
	return (['mentor-agreed', 'mentee-agreed'] as const).filter((kind) => mayHappen(life, kind));
}

export function byTime(a: BondEvent, b: BondEvent): number {
	if (a.on !== b.on) return a.on < b.on ? -1 : 1;
	return a.at - b.at || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}

function taken(life: BondLife, event: BondEvent): BondLife {
	return mayHappen(life, event.kind)
		? after(life, event)
		: { ...life, late: [...life.late, event] };
}

/** What may come next. An order asks for both agreements; the trial meeting may be left out. */
export function mayHappen(life: BondLife, kind: BondEventKind): boolean {
	const { state } = life;
	switch (kind) {
		case 'mentor-agreed':
			return isBeforeOrder(state) && !life.mentorAgreed;
		case 'mentee-agreed':
			return isBeforeOrder(state) && !life.menteeAgreed;
		case 'trial-set':
			return state === 'agreed' || state === 'trial';
		case 'trial-passed':
			return state === 'trial';
		case 'rejected':
			return isBeforeOrder(state);
		case 'ordered':
			return state === 'agreed' || state === 'tried' || state === 'trial';
		case 'paused':
			return state === 'active';
		case 'resumed':
			return state === 'paused';
		case 'prolonged':
		case 'mentor-changed':
		case 'completed':
		case 'terminated':
			return isOrdered(state);
	}
}

function isBeforeOrder(state: BondState): boolean {
	return isAlive(state) && !isOrdered(state);
}

function after(life: BondLife, event: BondEvent): BondLife {
	switch (event.kind) {
		case 'mentor-agreed':
			return agreed({ ...life, mentorAgreed: true });
		case 'mentee-agreed':
			return agreed({ ...life, menteeAgreed: true });
		case 'trial-set':
			return { ...life, state: 'trial', trialOn: event.until === '' ? event.on : event.until };
		case 'trial-passed':
			return { ...life, state: 'tried' };
		case 'ordered':
		case 'resumed':
			return { ...life, state: 'active' };
		case 'paused':
			return { ...life, state: 'paused' };
		case 'prolonged':
			return { ...life, to: event.until };
		case 'mentor-changed':
			return {
				...life,
				mentorId: event.mentorId,
				before: [...life.before, { mentorId: life.mentorId, until: event.on }]
			};
		case 'rejected':
		case 'completed':
		case 'terminated':
			return { ...life, state: event.kind, end: event };
	}
}

function agreed(life: BondLife): BondLife {
	const isBoth = life.mentorAgreed && life.menteeAgreed;
	return life.state === 'proposed' && isBoth ? { ...life, state: 'agreed' } : life;
}
