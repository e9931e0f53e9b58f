import { accepted, declined, type Outcome } from '../outcome.ts';

export const submissionSteps = ['sent', 'recalled'] as const;
export type SubmissionStep = (typeof submissionSteps)[number];

/** That a school sent its answer up, or took it back: a record of the server that is never changed. */
export interface Submission {
	readonly id: string;
	/** The district's document in which it was asked. */
	readonly documentId: string;
	readonly requestId: string;
	readonly organisationId: string;
	/** 1, 2, 3 … among those of this school to this request. */
	readonly number: number;
	readonly step: SubmissionStep;
	/** SHA-256 of the snapshot's text; of a recall that of what was recalled. */
	readonly hash: string;
	/** The snapshot's text; empty of a recall. */
	readonly content: string;
	readonly personId: string;
	/** As the name was then. */
	readonly person: string;
	readonly at: number;
}

export interface SubmissionState {
	/** What stands before the district now; undefined while nothing was sent, or after it was recalled. */
	readonly standing: Submission | undefined;
	readonly last: Submission | undefined;
	/** How many times it was sent. */
	readonly versions: number;
}

export function submissionState(submissions: readonly Submission[]): SubmissionState {
	const inOrder = submissions.toSorted((a, b) => a.number - b.number);
	const last = inOrder.at(-1);
	return {
		standing: last?.step === 'sent' ? last : undefined,
		last,
		versions: inOrder.filter(({ step }) => step === 'sent').length
	};
}

export type SubmissionRefusal = 'nothing-new' | 'nothing-sent';

/** The same content is not sent twice over, and only what stands is taken back. */
export function checkSubmission(
	{ standing }: SubmissionState,
	{ step, hash }: Pick<Submission, 'step' | 'hash'>
): Outcome<true, SubmissionRefusal> {
	if (step === 'sent') return standing?.hash === hash ? declined('nothing-new') : accepted(true);
	return standing ? accepted(true) : declined('nothing-sent');
}

/** After the last day that was given for it, by the calendar of whoever looks. */
export function isLate(sentOn: string, due: string): boolean {
	return due !== '' && sentOn > due;
}
