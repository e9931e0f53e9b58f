import type { PairCard } from '#lib/domain/account.ts';
import { confirmationOf, isConfirmedBy, likelyKind, type Meeting } from '#lib/domain/meeting.ts';
import * as commands from '#lib/documents/journal/commands.ts';
import { readJournal } from '#lib/documents/journal/read.ts';
import type { OpenDocument } from '#lib/device/surface.ts';
import type { Shown } from '#lib/device/pictures/shown.ts';
import { TallyTalk, type TallyState } from '#lib/device/tally/tally-talk.ts';
import type { Here } from '#lib/ui/device-context.ts';
import { Live } from '#lib/ui/live.svelte.ts';
import type { TallySaid } from '#lib/ui/texts/ru/tally.ts';
import { kept } from './kept.ts';

/** What is to be confirmed: a meeting of the journal, today's that is not written down yet, or none. */
export type MeetingChoice = { readonly id: string } | 'new' | 'none';

interface Parts {
	readonly here: Here;
	readonly pair: PairCard;
	readonly journal: OpenDocument;
	/** From whose page one comes. */
	readonly meetingId: string | undefined;
}

const fresh: TallyState = {
	...{ turn: 'either', received: undefined, given: undefined },
	...{ isDone: false, owesWord: false, isBehind: false, hasSpoken: false }
};

/** More would not fit a phone, and it is the last one that two who meet have in mind. */
const mostChoices = 3;

/** «Сверились»: two phones show each other codes, and each confirms the meeting in its own person's name. */
export class TallyView {
	readonly #parts: Parts;
	readonly #journal: Live<ReturnType<typeof readJournal>>;
	#talk: TallyTalk | undefined;
	#state = $state.raw(fresh);
	#choice = $state.raw<MeetingChoice>('none');
	#showing = $state.raw<Shown | undefined>();
	#isScanning = $state(false);
	#isBusy = $state(false);
	#said = $state.raw<TallySaid | undefined>();
	#doneAt = $state(0);

	/** That may be confirmed: nobody confirms what is still to come. */
	readonly meetings = $derived.by(() => {
		const { today } = this.#parts.here.clock;
		const open = this.#journal.current.meetings.filter(
			(meeting) => meeting.date <= today && this.#standing(meeting) !== 'both'
		);
		const nearest = open.slice(0, mostChoices);
		const chosen = this.meeting;
		return chosen && !nearest.includes(chosen) ? [chosen, ...nearest] : nearest;
	});
	readonly meeting = $derived.by(() => {
		const choice = this.#choice;
		if (typeof choice !== 'object') return undefined;
		return this.#journal.current.meetings.find(({ id }) => id === choice.id);
	});
	readonly hasToday = $derived.by(() =>
		this.meetings.some(({ date }) => date === this.#parts.here.clock.today)
	);
	readonly standing = $derived.by(() => this.meeting && this.#standing(this.meeting));
	/** What showing the code would confirm, and is not confirmed yet. */
	readonly willConfirm = $derived.by(() => {
		const isOpen = this.standing === 'none' || this.standing === 'theirs';
		return isOpen && (this.meeting?.date ?? '') <= this.#parts.here.clock.today;
	});

	constructor(parts: Parts) {
		this.#parts = parts;
		this.#journal = new Live(parts.journal, readJournal);
		const { today } = parts.here.clock;
		const id = parts.meetingId ?? this.meetings.find(({ date }) => date === today)?.id;
		this.#choice = id === undefined ? 'new' : { id };
	}

	get state(): TallyState {
		return this.#state;
	}

	get choice(): MeetingChoice {
		return this.#choice;
	}

	get showing(): Shown | undefined {
		return this.#showing;
	}

	get isScanning(): boolean {
		return this.#isScanning;
	}

	get isBusy(): boolean {
		return this.#isBusy;
	}

	/** What went wrong. */
	get said(): TallySaid | undefined {
		return this.#said;
	}

	get doneAt(): number {
		return this.#doneAt;
	}

	choose(choice: MeetingChoice): void {
		this.#choice = choice;
	}

	/** What shows the code confirms the meeting, too: the confirmation goes with it. */
	async show(): Promise<void> {
		await this.#working(async (talk) => {
			this.#confirm();
			if (!(await kept(this.#parts.journal))) return { trouble: 'not-kept' };
			const said = await talk.say(this.meeting?.id ?? '');
			if (!said.ok) return said;
			this.#showing = said.showing;
			return undefined;
		});
	}

	scan(): void {
		this.stop();
		this.#said = undefined;
		this.#isScanning = true;
	}

	stop(): void {
		this.#showing = undefined;
		this.#isScanning = false;
	}

	/** The camera ended without a word: why. */
	giveUp(said: TallySaid): void {
		this.stop();
		this.#said = said;
	}

	/** The other phone's word came through whole. */
	async hear(transfer: string, bytes: Uint8Array): Promise<void> {
		await this.#working(async (talk) => {
			const { isDone, hasSpoken } = talk.state;
			const heard = await talk.hear(transfer, bytes);
			if (!heard.ok) return heard;
			// Who shows first says which meeting it was.
			if (!hasSpoken) this.#choice = heard.meetingId === '' ? 'none' : { id: heard.meetingId };
			if (!isDone && talk.state.isDone) this.#doneAt = this.#parts.here.clock.now;
			return undefined;
		});
	}

	#confirm(): void {
		const { here, journal } = this.#parts;
		const personId = here.account?.person.id ?? '';
		const { now, today } = here.clock;
		if (journal.mode.current === 'read-only') return;
		if (this.#choice === 'new') this.#choice = { id: this.#recordToday(personId) };
		const { meeting } = this;
		if (!meeting || meeting.date > today || isConfirmedBy(meeting, personId)) return;
		commands.confirmMeeting(journal.doc, meeting.id, { personId, at: now });
	}

	#recordToday(createdBy: string): string {
		const { here, journal } = this.#parts;
		const id = crypto.randomUUID();
		const kind = likelyKind(this.#journal.current);
		const meeting = { id, kind, date: here.clock.today, createdBy, state: 'held' } as const;
		commands.addMeeting(journal.doc, meeting);
		return id;
	}

	#standing(meeting: Meeting): ReturnType<typeof confirmationOf> {
		return confirmationOf(meeting, this.#parts.here.account?.person.id ?? '');
	}

	/** `work` ends with what went wrong, if anything did. */
	async #working(work: (talk: TallyTalk) => Promise<TallySaid | undefined>): Promise<void> {
		if (this.#isBusy) return;
		this.stop();
		this.#isBusy = true;
		this.#said = undefined;
		try {
			const { here, pair } = this.#parts;
			const talk = (this.#talk ??= new TallyTalk(await here.device.carrying(), pair.id));
			this.#said = await work(talk);
			this.#state = talk.state;
		} catch (cause) {
			console.error('The phones could not tally', cause);
			this.#said = { trouble: 'failed' };
		} finally {
			this.#isBusy = false;
		}
	}
}
