import { createContext } from 'svelte';
import { propose, rankMentors, type Candidate } from '#lib/domain/matching/propose.ts';
import { formOf, profilesOf } from '#lib/domain/bonds/profiles.ts';
import { schoolYear, schoolYearOf } from '#lib/domain/term/days.ts';
import { addBonds } from '#lib/documents/registry/bonds.ts';
import type { RegistryView } from '#lib/ui/registry-view.svelte.ts';

export interface ChosenPair {
	readonly mentorId: string;
	readonly menteeIds: readonly string[];
	readonly score?: number;
	/** Why, where it is not what was proposed. */
	readonly reason?: string;
}

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
	readonly proposal = $derived.by(() => propose(this.profiles.mentors, this.profiles.mentees));
	readonly places = $derived.by(() =>
		this.profiles.mentors.reduce((sum, { capacity, load }) => sum + Math.max(0, capacity - load), 0)
	);

	constructor(registry: RegistryView) {
		this.registry = registry;
	}

	ranked(menteeId: string): readonly Candidate[] {
		const mentee = this.profiles.mentees.find(({ personId }) => personId === menteeId);
		return mentee ? rankMentors(this.profiles.mentors, mentee) : [];
	}

	proposedFor(menteeId: string): string | undefined {
		return this.proposal.pairs.find((pair) => pair.menteeId === menteeId)?.mentorId;
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
