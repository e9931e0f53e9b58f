import { createContext } from 'svelte';
import { barriersBetween, type Barrier } from '#lib/domain/matching/barriers.ts';
import { rankMentors, type Candidate, type Proposal } from '#lib/domain/matching/propose.ts';
import { formOf, profilesOf, type Profiles } from '#lib/domain/bonds/profiles.ts';
import { schoolYear, schoolYearOf } from '#lib/domain/term/days.ts';
import { addBonds } from '#lib/documents/registry/bonds.ts';
import type { RegistryView } from '#lib/ui/registry-view.svelte.ts';
import { MatchDesk } from './match-desk.ts';

/** A list is shown so far, and further when somebody asks: hundreds of cards at once stop the finger. */
export const atOnce = 20;

export interface ChosenPair {
	readonly mentorId: string;
	readonly menteeIds: readonly string[];
	readonly score?: number;
	/** Why, where it is not what was proposed. */
	readonly reason?: string;
}

const nothing: Proposal = { pairs: [], alone: [], uncovered: [] };

/** The proposal is counted anew from what the bases say now; nothing of it is kept but what was taken. */
export class MatchView {
	readonly registry: RegistryView;
	readonly profiles = $derived.by(() =>
		profilesOf({
			...this.registry.registry,
			people: this.registry.people,
			bonds: this.registry.bonds,
			organisationId: this.registry.organisationId,
			today: this.registry.today
		})
	);
	#counted = $state.raw<Proposal>();
	#state = $state<'counting' | 'counted' | 'failed'>('counting');
	/** Whoever was taken into a pair meanwhile is in it no more, also before it is counted anew. */
	readonly proposal = $derived.by(() => this.#stillWaiting(this.#counted ?? nothing));
	readonly places = $derived.by(() =>
		this.profiles.mentors.reduce((sum, { capacity, load }) => sum + Math.max(0, capacity - load), 0)
	);

	/** In a component: it counts for as long as that lives. */
	constructor(registry: RegistryView) {
		this.registry = registry;
		const desk = new MatchDesk({
			proposal: (proposal) => {
				this.#counted = proposal;
				this.#state = 'counted';
			},
			trouble: () => (this.#state = 'failed')
		});
		$effect(() => {
			this.#state = 'counting';
			desk.ask(this.profiles);
		});
		$effect(() => () => desk.stop());
	}

	get state(): 'counting' | 'counted' | 'failed' {
		return this.#state;
	}

	ranked(menteeId: string): readonly Candidate[] {
		const mentee = this.#mentee(menteeId);
		return mentee ? rankMentors(this.profiles.mentors, mentee) : [];
	}

	/** What stands between this mentee and whoever it be. */
	barriersWithAll(menteeId: string): readonly Barrier[] {
		const mentee = this.#mentee(menteeId);
		const [first, ...others] = this.profiles.mentors;
		if (!mentee || !first) return [];
		return others.reduce<readonly Barrier[]>(
			(common, mentor) => {
				if (common.length === 0) return common;
				const here = barriersBetween(mentor, mentee);
				return common.filter((one) => here.includes(one));
			},
			barriersBetween(first, mentee)
		);
	}

	proposedFor(menteeId: string): string | undefined {
		return this.proposal.pairs.find((pair) => pair.menteeId === menteeId)?.mentorId;
	}

	#mentee(menteeId: string): Profiles['mentees'][number] | undefined {
		return this.profiles.mentees.find(({ personId }) => personId === menteeId);
	}

	#stillWaiting({ pairs, alone, uncovered }: Proposal): Proposal {
		const waits = (menteeId: string): boolean => this.#mentee(menteeId) !== undefined;
		return {
			pairs: pairs.filter(({ menteeId }) => waits(menteeId)),
			alone: alone.filter((menteeId) => waits(menteeId)),
			uncovered
		};
	}

	take(pairs: readonly ChosenPair[]): void {
		const { today } = this.registry;
		const { to } = schoolYear(schoolYearOf(today));
		const bonds = pairs.map(({ mentorId, menteeIds, score, reason = '' }) => {
			const mentee = this.registry.person(menteeIds[0] ?? '');
			return {
				...{ id: crypto.randomUUID(), mentorId, menteeIds, createdOn: today, reason },
				form: mentee ? formOf(mentee, today) : '',
				kind: menteeIds.length > 1 ? 'group' : 'traditional',
				request: mentee?.mainRequest ?? '',
				...{ from: today, to },
				...(score === undefined ? {} : { score })
			};
		});
		this.registry.opened.undo.newStep();
		addBonds(this.registry.opened.doc, bonds);
	}
}

export const [useMatchView, provideMatchView] = createContext<MatchView>();
