import type { Place, RoadmapWarning } from '#lib/domain/roadmap/proposal.ts';
import { periodIn } from '../recognise/dates.ts';
import { warn } from './sentences.ts';
import { cellsIn, type Unwarned } from './subject.ts';

interface Said {
	readonly raw: string;
	readonly place: Place | undefined;
}

/** School years named in stages and activities that are not those of the title. */
export function yearWarnings(proposal: Unwarned): readonly RoadmapWarning[] {
	const period = proposal.header.period;
	if (!period) return [];
	const texts = [
		...proposal.stages.map(({ heading }) => heading),
		...cellsIn(proposal).map(({ activity }) => activity.content)
	];
	const others = texts.flatMap(({ text, places }): readonly Said[] => {
		const said = /20\d\d\s*[-–—/]\s*(?:20)?\d\d/.test(text) ? periodIn(text) : null;
		const same = said && yearsOf(said.from, said.to) === yearsOf(period.from, period.to);
		return said && !same ? [{ raw: said.raw, place: places[0] }] : [];
	});
	if (others.length === 0) return [];
	const named = [...new Set(others.map(({ raw }) => raw))].slice(0, 4).join('», «');
	return [
		warn(
			'years-contradict',
			others.flatMap(({ place }) => place ?? []),
			period.raw,
			named
		)
	];
}

function yearsOf(from: string, to: string): string {
	return `${from.slice(0, 4)} ${to.slice(0, 4)}`;
}
