import type { ReadySurvey } from './build.ts';
import { childAfter, parentSurvey, partnerSurvey, teenAfter } from './children-and-guests.ts';
import { mentorCandidate, mentorTraining, teacherRequests } from './requests.ts';
import { menteeAfter, menteeBefore, mentorAfter, mentorBefore, pairInterim } from './waves.ts';

/** In the order of the year: who needs what, what is expected, how it goes, what came of it. */
export const readySurveys: readonly ReadySurvey[] = [
	teacherRequests,
	mentorCandidate,
	menteeBefore,
	mentorBefore,
	mentorTraining,
	pairInterim,
	menteeAfter,
	mentorAfter,
	childAfter,
	teenAfter,
	parentSurvey,
	partnerSurvey
];
