import type { RoadmapWarning } from '#lib/domain/roadmap/proposal.ts';
import { plain } from '../recognise/words.ts';
import { short, warn } from './sentences.ts';
import { cellsIn, hasRole, placesOf, type Placed, type Unwarned } from './subject.ts';

export function responsibleWarnings(proposal: Unwarned): readonly RoadmapWarning[] {
	const expected = hasRole(proposal, 'responsible');
	return cellsIn(proposal).flatMap((placed) => [
		...(expected ? emptyCell(placed) : []),
		...repeated(placed),
		...unfinished(placed),
		...inResult(placed)
	]);
}

function emptyCell({ activity }: Placed): readonly RoadmapWarning[] {
	const named =
		activity.responsible.text !== '' ||
		activity.parts.some(({ responsible }) => responsible !== '');
	return named ? [] : [warn('responsible-empty', placesOf(activity))];
}

function repeated({ activity }: Placed): readonly RoadmapWarning[] {
	const names = activity.people.map(({ text }) => plain(text));
	const twice = activity.people.find(({ text }, at) => names.indexOf(plain(text)) < at);
	return twice ? [warn('responsible-repeated', activity.responsible.places, twice.text)] : [];
}

function unfinished({ activity }: Placed): readonly RoadmapWarning[] {
	const { text, places } = activity.responsible;
	return /[,;:]$/.test(text) ? [warn('responsible-unfinished', places, short(text))] : [];
}

/** A result is a paper or a state; a post with a colon or comma behind it is who brings it about. */
const whoFirst =
	/^(?:деятельность (?:[а-я]+ )?(?:куратор|директор|методист|педагог|заместител|наставник)|(?:куратор|директор|заместител|методист)[а-я]*(?: [а-я]+){0,3} ?[:,])/;

function inResult({ activity }: Placed): readonly RoadmapWarning[] {
	const { text, places } = activity.result;
	return whoFirst.test(plain(text)) ? [warn('responsible-in-result', places, short(text))] : [];
}
