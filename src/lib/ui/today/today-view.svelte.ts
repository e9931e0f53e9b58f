import { nextMeeting, type Journal } from '#lib/domain/meeting.ts';
import { openSteps, type Programme } from '#lib/domain/programme.ts';
import { readJournal } from '#lib/documents/journal/read.ts';
import { readProgramme } from '#lib/documents/programme/read.ts';
import type { OpenDocument } from '#lib/device/surface.ts';
import { Live, type Clock } from '#lib/ui/live.svelte.ts';

const stepsShown = 3;

/** What is next for a pair. */
export class TodayView {
	readonly #clock: Clock;
	readonly #programme: Live<Programme>;
	readonly #journal: Live<Journal>;

	readonly next = $derived.by(() => nextMeeting(this.#journal.current, this.#clock.today));
	readonly steps = $derived.by(() => openSteps(this.#programme.current).slice(0, stepsShown));
	readonly agreements = $derived.by(() =>
		this.#journal.current.agreements.filter(({ done }) => !done)
	);
	readonly hasRecord = $derived.by(() => this.#journal.current.meetings.length > 0);
	readonly isEmpty = $derived.by(
		() => !this.hasRecord && this.#programme.current.steps.length === 0
	);

	constructor(programme: OpenDocument, journal: OpenDocument, clock: Clock) {
		this.#clock = clock;
		this.#programme = new Live(programme, readProgramme);
		this.#journal = new Live(journal, readJournal);
	}
}
