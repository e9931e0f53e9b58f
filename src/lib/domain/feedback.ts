/** What somebody says of one meeting, in less than half a minute. */
export interface Feedback {
	readonly meetingId: string;
	/** Milliseconds: when it was first said. */
	readonly at: number;
	readonly marks: Marks;
	readonly words: string;
	readonly to: Addressee;
}

/** Zero and an empty string are «not said». A mentee says the first two, a mentor the others. */
export interface Marks {
	/** How useful the meeting was, from 1 to 5. */
	readonly useful: number;
	readonly clear: '' | 'yes' | 'no';
	readonly progress: '' | 'none' | 'some' | 'yes';
	/** How ready the mentee was, from 1 to 5. */
	readonly ready: number;
}

export const noMarks: Marks = { useful: 0, clear: '', progress: '', ready: 0 };
export const clearMarks = ['yes', 'no'] as const;
export const progressMarks = ['none', 'some', 'yes'] as const;
export const degrees = [1, 2, 3, 4, 5] as const;

/** For oneself, for both of the pair, for the curator. */
export const addressees = ['me', 'pair', 'curator'] as const;
export type Addressee = (typeof addressees)[number];

export interface Given {
	readonly at: number;
	readonly mark: number;
}

export interface Average {
	readonly mean: number;
	readonly of: number;
}

/** Fewer marks would tell who gave which. */
const enough = 3;

/**
 * Of whole threes of marks, in the order in which they were given: else the difference of two averages,
 * one mark apart, would be that mark.
 */
export function averageOf(given: readonly Given[]): Average | undefined {
	const marks = given
		.filter(({ mark }) => degrees.some((degree) => degree === mark))
		.toSorted((a, b) => a.at - b.at);
	const counted = marks.slice(0, marks.length - (marks.length % enough));
	if (counted.length === 0) return undefined;
	const sum = counted.reduce((all, { mark }) => all + mark, 0);
	return { mean: Math.round((sum / counted.length) * 10) / 10, of: counted.length };
}

/** What a pair, its curator and its director are told of all marks. */
export interface PairAverages {
	readonly useful: Average | undefined;
	readonly ready: Average | undefined;
}
