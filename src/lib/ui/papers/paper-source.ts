import type { PersonCard } from '#lib/domain/account.ts';
import type { Journal } from '#lib/domain/meeting.ts';
import type { CasedName } from '#lib/domain/name-cases.ts';
import type { Lesson } from '#lib/domain/observation.ts';
import type { Programme, ProgrammeText } from '#lib/domain/programme.ts';

/** What the papers of a pair are made of. */
export interface PaperSource {
	readonly school: string;
	readonly mentors: readonly NamedPerson[];
	readonly mentees: readonly NamedPerson[];
	readonly programme: Programme;
	readonly words: Readonly<Record<ProgrammeText, string>>;
	readonly journal: Journal;
	readonly lesson: Lesson | undefined;
	readonly from: string;
	readonly to: string;
	readonly today: string;
}

export interface NamedPerson extends PersonCard {
	readonly cases: CasedName;
}
