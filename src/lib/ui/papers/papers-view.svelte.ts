import type { PairCard } from '#lib/domain/account.ts';
import type { NameCase } from '#lib/domain/name-cases.ts';
import { isForPupils, programmeTexts, type ProgrammeText } from '#lib/domain/programme.ts';
import { readName, rememberName } from '#lib/documents/journal/names.ts';
import { readJournal } from '#lib/documents/journal/read.ts';
import { readLessons } from '#lib/documents/observations/read.ts';
import { readProgramme } from '#lib/documents/programme/read.ts';
import { programmeText } from '#lib/documents/programme/text.ts';
import type { OpenDocument } from '#lib/device/surface.ts';
import { Live, seen, type Seen } from '#lib/ui/live.svelte.ts';
import type { NamedPerson, PaperSource } from './paper-source.ts';

export interface PaperPapers {
	readonly programme: OpenDocument;
	readonly journal: OpenDocument;
	/** A curator has no part in what the two say of a lesson. */
	readonly observations: OpenDocument | undefined;
}

export interface PaperChoice {
	readonly lessonId: string;
	readonly from: string;
	readonly to: string;
	readonly today: string;
}

/** What the papers of a pair are made of. */
export class PapersView {
	readonly #papers: PaperPapers;
	readonly #pair: PairCard;
	readonly #names: Live<(person: { id: string; name: string }) => NamedPerson>;
	readonly #lessons: Live<ReturnType<typeof readLessons>> | undefined;
	readonly #forPupils: Live<boolean>;
	readonly #mode: Seen<'read-only' | 'read-write'>;

	readonly mentors = $derived.by(() => this.#pair.mentors.map(this.#names.current));
	readonly mentees = $derived.by(() => this.#pair.mentees.map(this.#names.current));
	readonly lessons = $derived.by(() => this.#lessons?.current ?? []);
	readonly isForPupils = $derived.by(() => this.#forPupils.current);
	readonly readOnly = $derived.by(() => this.#mode.current === 'read-only');

	constructor(papers: PaperPapers, pair: PairCard) {
		this.#papers = papers;
		this.#pair = pair;
		this.#names = new Live(papers.journal, (doc) => (person) => ({
			...person,
			cases: readName(doc, person)
		}));
		this.#lessons = papers.observations && new Live(papers.observations, readLessons);
		this.#forPupils = new Live(papers.programme, (doc) => isForPupils(readProgramme(doc).title));
		this.#mode = seen(papers.journal.mode);
	}

	rename(personId: string, nameCase: NameCase, text: string): void {
		rememberName(this.#papers.journal.doc, personId, { nameCase, text });
	}

	source(school: string, { lessonId, ...choice }: PaperChoice): PaperSource {
		const { programme, journal } = this.#papers;
		const words = programmeTexts.map((name) => [name, programmeText(programme.doc, name).value]);
		return {
			...choice,
			school,
			mentors: this.mentors,
			mentees: this.mentees,
			programme: readProgramme(programme.doc),
			words: Object.fromEntries(words) as Readonly<Record<ProgrammeText, string>>,
			journal: readJournal(journal.doc),
			lesson: this.lessons.find(({ id }) => id === lessonId)
		};
	}
}
