/** What is looked at in a lesson, in the order of the card. */
export const criteria = [
	'aim',
	'structure',
	'activity',
	'methods',
	'feedback',
	'climate',
	'time',
	'digital',
	'reflection'
] as const;
export type Criterion = (typeof criteria)[number];

/** Not seen, partly, fully. */
export const lessonMarks = [0, 1, 2] as const;
export type LessonMark = (typeof lessonMarks)[number];

/** Whoever watched, and the teacher of the lesson, each by the same criteria. */
export const lessonSides = ['observer', 'teacher'] as const;
export type LessonSide = (typeof lessonSides)[number];

export interface Judgement {
	/** Undefined while nothing is said. */
	readonly mark: LessonMark | undefined;
	readonly note: string;
}

/** The card of a lesson that one of a pair gave and the other watched. */
export interface Lesson {
	readonly id: string;
	/** The day, as 2026-11-21. */
	readonly date: string;
	readonly group: string;
	readonly subject: string;
	readonly topic: string;
	readonly lessonType: string;
	readonly aim: string;
	/** Which part of the pair watched; the other one taught. */
	readonly observer: 'mentor' | 'mentee';
	readonly strengths: string;
	readonly toImprove: string;
	readonly agreedNext: string;
	/** The meeting it belongs to; empty for a visit of its own. */
	readonly meetingId: string;
	readonly judgements: Readonly<Record<LessonSide, Readonly<Record<Criterion, Judgement>>>>;
}

/** The part of the pair that a side of the card is. */
export function partOfSide({ observer }: Pick<Lesson, 'observer'>, side: LessonSide) {
	const other = observer === 'mentor' ? 'mentee' : 'mentor';
	return side === 'observer' ? observer : other;
}

/** Where the two see the lesson differently: what is worth a talk. */
export function differencesIn({ judgements }: Lesson): readonly Criterion[] {
	return criteria.filter((criterion) => {
		const [seen, own] = [judgements.observer[criterion].mark, judgements.teacher[criterion].mark];
		return seen !== undefined && own !== undefined && seen !== own;
	});
}

export function newestLessonFirst(a: Lesson, b: Lesson): number {
	const [left, right] = [`${a.date} ${a.id}`, `${b.date} ${b.id}`];
	return left < right ? 1 : left > right ? -1 : 0;
}
