import { areaTitle } from '#lib/domain/competence/areas.ts';
import type { Score } from '#lib/domain/matching/score.ts';
import { matchTexts as texts, placeTexts } from '#lib/ui/texts/ru/bonds.ts';

const titles = (codes: readonly string[]): string => codes.map(areaTitle).join(', ');

/** The score in words, the weightiest first; what says nothing is left out. */
export function reasonsOf(score: Score): readonly string[] {
	const asked = score.covered.length + score.uncovered.length;
	return [
		asked === 0 ? '' : texts.covers(score.covered.length, asked, titles(score.covered)),
		score.uncovered.length === 0 ? '' : texts.uncoveredNames(titles(score.uncovered)),
		score.commonSubjects.length === 0 ? '' : texts.subjects(score.commonSubjects.join(', ')),
		score.commonTimes.length === 0 ? '' : texts.times(score.commonTimes.join(', ')),
		placeTexts[score.place],
		score.shares.wish > 0 ? texts.wish : '',
		texts.load(score.load, score.capacity)
	].filter((reason) => reason !== '');
}
