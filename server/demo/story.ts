import type { MeetingKind } from '#lib/domain/meeting.ts';
import type { ProgrammeText } from '#lib/domain/programme.ts';

/** What a pair set out to do and what came of it. `{lesson}` stands for what they teach. */
export interface Story {
	readonly kind: string;
	readonly texts: Readonly<Partial<Record<ProgrammeText, string>>>;
	readonly tasks: readonly StoryTask[];
	/** In their order; about two weeks apart. */
	readonly meetings: readonly StoryMeeting[];
}

export interface StoryTask {
	readonly title: string;
	readonly steps: readonly StoryStep[];
}

export interface StoryStep {
	readonly title: string;
	readonly form: string;
	/** The week of the pair's work by whose end it should be done. */
	readonly byWeek: number;
	readonly mentorDoes: string;
	readonly menteeDoes: string;
	readonly expected: string;
	/** They got stuck here and said so. */
	readonly asksForHelp?: true;
}

export interface StoryMeeting {
	readonly kind: MeetingKind;
	readonly minutes: number;
	readonly topic: string;
	readonly resultLine: string;
	readonly agreement: string;
	readonly note: readonly string[];
}
