import { meetingsByMonth, type Meeting } from '#lib/domain/meeting.ts';
import * as commands from '#lib/documents/journal/commands.ts';
import type { AgreementFields, MeetingFields } from '#lib/documents/journal/commands.ts';
import { readJournal } from '#lib/documents/journal/read.ts';
import type { OpenDocument } from '#lib/device/surface.ts';
import { Live, seen, type Seen } from '#lib/ui/live.svelte.ts';

/** The pair's journal, as the list of meetings and the page of one meeting use it. */
export class JournalView {
	readonly #opened: OpenDocument;
	readonly #journal: Live<ReturnType<typeof readJournal>>;
	readonly #mode: Seen<'read-only' | 'read-write'>;

	readonly journal = $derived.by(() => this.#journal.current);
	readonly months = $derived.by(() => meetingsByMonth(this.journal.meetings));
	readonly readOnly = $derived.by(() => this.#mode.current === 'read-only');

	constructor(opened: OpenDocument) {
		this.#opened = opened;
		this.#journal = new Live(opened, readJournal);
		this.#mode = seen(opened.mode);
	}

	meeting(meetingId: string): Meeting | undefined {
		return this.journal.meetings.find(({ id }) => id === meetingId);
	}

	isRemoved(meetingId: string): boolean {
		return this.journal.removed.some(({ id }) => id === meetingId);
	}

	agreementsOf(meetingId: string) {
		return this.journal.agreements.filter((agreement) => agreement.meetingId === meetingId);
	}

	/** The new meeting's id. */
	record(fields: NewMeeting): string {
		const id = crypto.randomUUID();
		commands.addMeeting(this.#opened.doc, { id, ...fields });
		return id;
	}

	/** One after another, and one «Отменить» takes all of them back; the id of the first. */
	plan(fields: NewMeeting, days: readonly string[]): string | undefined {
		const planned = days.map((date) => ({ ...fields, date, id: crypto.randomUUID() }));
		commands.addMeetings(this.#opened.doc, planned);
		return planned[0]?.id;
	}

	change(meetingId: string, fields: MeetingFields): void {
		commands.changeMeeting(this.#opened.doc, meetingId, fields);
	}

	confirm(meetingId: string, personId: string, at: number): void {
		commands.confirmMeeting(this.#opened.doc, meetingId, { personId, at });
	}

	remove(meetingId: string): void {
		commands.removeMeeting(this.#opened.doc, meetingId);
	}

	restore(meetingId: string): void {
		commands.restoreMeeting(this.#opened.doc, meetingId);
	}

	addAgreement(meetingId: string, fields: AgreementFields): void {
		commands.addAgreement(this.#opened.doc, { id: crypto.randomUUID(), meetingId, ...fields });
	}

	changeAgreement(agreementId: string, fields: AgreementFields): void {
		commands.changeAgreement(this.#opened.doc, agreementId, fields);
	}

	removeAgreement(agreementId: string): void {
		commands.removeAgreement(this.#opened.doc, agreementId);
	}

	undo(): void {
		this.#opened.undo.undo();
	}
}

export type NewMeeting = Pick<Meeting, 'kind' | 'date' | 'state' | 'createdBy' | 'stepIds'> &
	Partial<Pick<Meeting, 'time'>>;
