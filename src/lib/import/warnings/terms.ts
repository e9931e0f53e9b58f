import type { RoadmapWarning } from '#lib/domain/roadmap/proposal.ts';
import { yearsIn } from '../recognise/dates.ts';
import { termState, type TermState } from '../term-check.ts';
import { short, warn } from './sentences.ts';
import { cellsIn, hasRole, placesOf, type Placed, type Unwarned } from './subject.ts';

export function termWarnings(proposal: Unwarned): readonly RoadmapWarning[] {
	if (!hasRole(proposal, 'term')) return [];
	const all = cellsIn(proposal);
	const stateOf = remembered();
	return [
		...all.flatMap((each) => unclear(each, stateOf)),
		...all.flatMap((each) => outside(each, proposal)),
		...oddDates(all)
	];
}

function unclear(
	{ activity }: Placed,
	stateOf: (text: string) => TermState
): readonly RoadmapWarning[] {
	const { text, places } = activity.term;
	if (activity.parts.some(({ term }) => term !== '')) return [];
	const state = stateOf(text);
	if (state === 'empty') return [warn('term-empty', placesOf(activity))];
	if (state === 'clear') return [];
	return [warn(state === 'guessed' ? 'term-guessed' : 'term-unclear', places, short(text))];
}

/** A roadmap says «в течение года» a hundred times; it is read once. */
function remembered(): (text: string) => TermState {
	const known = new Map<string, TermState>();
	return (text) => {
		const state = known.get(text) ?? termState(text);
		known.set(text, state);
		return state;
	};
}

function outside({ activity }: Placed, { header }: Unwarned): readonly RoadmapWarning[] {
	const years = yearsIn(activity.term.text);
	if (!header.period || years.length === 0) return [];
	const [from, to] = [header.period.from, header.period.to].map((date) => Number(date.slice(0, 4)));
	const out = years.every((year) => year < (from ?? 0) || year > (to ?? 9999));
	return out
		? [
				warn(
					'term-outside-period',
					activity.term.places,
					short(activity.term.text),
					header.period.raw
				)
			]
		: [];
}

const fewestAlike = 3;

/** «03.08» among many «30.08»: the same digits in another order are a slip of the fingers. */
function oddDates(all: readonly Placed[]): readonly RoadmapWarning[] {
	const counts = new Map<string, number>();
	const dates = all.map(
		({ activity }) => activity.term.text.match(/\d{1,2}\.\d{1,2}(?:\.\d{2,4})?/g) ?? []
	);
	for (const date of dates.flat()) counts.set(date, (counts.get(date) ?? 0) + 1);
	const frequent = [...counts].filter(([, count]) => count >= fewestAlike).map(([date]) => date);
	return all.flatMap(({ activity }, at) => {
		const odd = dates[at]?.find((date) => counts.get(date) === 1 && twinOf(date, frequent));
		return odd ? [warn('date-odd', activity.term.places, odd, twinOf(odd, frequent) ?? '')] : [];
	});
}

function twinOf(date: string, frequent: readonly string[]): string | undefined {
	return frequent.find((each) => each !== date && sortedDigits(each) === sortedDigits(date));
}

function sortedDigits(date: string): string {
	return [...date].sort().join('');
}
