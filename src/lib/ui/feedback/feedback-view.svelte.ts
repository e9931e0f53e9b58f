import { noMarks, type Addressee, type Marks } from '#lib/domain/feedback.ts';
import { sayOfMeeting, takeBack } from '#lib/documents/feedback/commands.ts';
import { readFeedback } from '#lib/documents/feedback/read.ts';
import type { OpenDocument } from '#lib/device/surface.ts';
import { Live, seen, type Clock, type Seen } from '#lib/ui/live.svelte.ts';

/** One's own three papers: what nobody else reads, what the pair reads, what the curator reads. */
export interface FeedbackPapers {
	readonly marks: OpenDocument;
	readonly toPair: OpenDocument;
	readonly toCurator: OpenDocument;
}

/**
 * What somebody says of one meeting. All of it stands in the paper that nobody else reads; the words
 * alone go to the pair, words and marks to the curator, and only to whom they are addressed.
 */
export class FeedbackView {
	readonly #papers: FeedbackPapers;
	readonly #meetingId: string;
	readonly #clock: Clock;
	readonly #own: Live<ReturnType<typeof readFeedback>>;
	readonly #mode: Seen<'read-only' | 'read-write'>;

	readonly given = $derived.by(() => this.#own.current !== undefined);
	readonly marks = $derived.by(() => this.#own.current?.marks ?? noMarks);
	readonly words = $derived.by(() => this.#own.current?.words ?? '');
	readonly to = $derived.by((): Addressee => this.#own.current?.to ?? 'me');
	readonly readOnly = $derived.by(() => this.#mode.current === 'read-only');

	constructor(papers: FeedbackPapers, meetingId: string, clock: Clock) {
		this.#papers = papers;
		this.#meetingId = meetingId;
		this.#clock = clock;
		this.#own = new Live(papers.marks, (doc) => readFeedback(doc, 'marks', meetingId));
		this.#mode = seen(papers.marks.mode);
	}

	mark(marks: Partial<Marks>): void {
		sayOfMeeting(this.#papers.marks.doc, 'marks', { ...this.#when(), ...marks });
		this.#tell();
	}

	write(words: string): void {
		sayOfMeeting(this.#papers.marks.doc, 'marks', { ...this.#when(), words });
		this.#tell();
	}

	address(to: Addressee): void {
		sayOfMeeting(this.#papers.marks.doc, 'marks', { ...this.#when(), to });
		if (to !== 'pair') takeBack(this.#papers.toPair.doc, 'pair-feedback', this.#meetingId);
		if (to !== 'curator') takeBack(this.#papers.toCurator.doc, 'feedback', this.#meetingId);
		this.#tell();
	}

	#tell(): void {
		const own = this.#own.current;
		if (!own) return;
		const { to, words, marks } = own;
		const { toPair, toCurator } = this.#papers;
		const when = this.#when();
		if (to === 'pair') sayOfMeeting(toPair.doc, 'pair-feedback', { ...when, words });
		if (to === 'curator') sayOfMeeting(toCurator.doc, 'feedback', { ...when, words, ...marks });
	}

	#when() {
		return { meetingId: this.#meetingId, at: this.#clock.now };
	}
}
