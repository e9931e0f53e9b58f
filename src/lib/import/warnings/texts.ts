import type { Place, RoadmapWarning, Written } from '#lib/domain/roadmap/proposal.ts';
import { plain, startsSmall } from '../recognise/words.ts';
import { short, warn } from './sentences.ts';
import { cellsIn, placesOf, type Placed, type Unwarned } from './subject.ts';

/** Texts that a page break, a converter or a hurried hand has cut. */
export function textWarnings(proposal: Unwarned): readonly RoadmapWarning[] {
	const all = cellsIn(proposal);
	const lastRows = lastRowsOf(all);
	return all.flatMap((placed, at) => [
		...joined(placed),
		...truncated(placed),
		...unfinished(placed),
		...tail(placed, all[at - 1]),
		...pageNumber(placed, lastRows),
		...mojibake(placed)
	]);
}

function joined({ activity }: Placed): readonly RoadmapWarning[] {
	const cells = [activity.content, activity.term, activity.responsible, activity.result];
	const apart = cells.filter(({ places }) => new Set(places.map(rowKey)).size > 1);
	const places = apart.flatMap((cell) => cell.places);
	return apart.length === 0 ? [] : [warn('row-joined', places, short(activity.title))];
}

function truncated({ activity }: Placed): readonly RoadmapWarning[] {
	if (activity.content.text === '') return [warn('title-empty', placesOf(activity))];
	const texts = [activity.title, ...activity.parts.map(({ title }) => title)];
	return texts
		.filter(isTruncated)
		.map((text) => warn('title-truncated', activity.content.places, short(text)));
}

/**
 * Words that ask for another one: a taking part in something, a writing of something. A method, not
 * a document, cannot be approved.
 */
function isTruncated(text: string): boolean {
	const said = plain(text).replace(/[.;:,]+$/, '');
	const bare = said.replace(/\([^)]*\)/g, '').trim();
	const lonely = said !== bare && /^[а-я]+(?:ние|ция|тие|ка)$/.test(bare);
	const whereTo =
		/^(?:организаци[яию] |обеспечение )?участи[еюя](?![а-я])/.test(said) &&
		!/участи[еюя](?: .*?)? во? /.test(said) &&
		said.length < 60;
	const whatOf =
		/(?:утверждени[ею]|принят[ииь]е|подписани[ею]) (?:наставничества|работы|деятельности)$/.test(
			said
		);
	return lonely || whereTo || whatOf;
}

function unfinished({ activity }: Placed): readonly RoadmapWarning[] {
	return [activity.content, activity.result]
		.filter(isCut)
		.map(({ text, places }) => warn('text-unfinished', places.slice(-1), text.slice(-40)));
}

function isCut({ text }: Written): boolean {
	return /[,;:]$|(?:^|\s)(?:в|во|на|с|со|по|к|и|о|об|для|от|из|при|за)$/iu.test(text.trim());
}

/** «… организации. Разработка …»: the page break let the end of one row slip into the next. */
function tail({ activity }: Placed, before: Placed | undefined): readonly RoadmapWarning[] {
	const text = activity.content.text
		.slice(activity.content.text.startsWith(activity.number) ? activity.number.length : 0)
		.trim();
	const slipped = /^([^.]{1,80}\.)\s+[А-ЯЁ]/.exec(text)?.[1];
	if (!slipped || !startsSmall(slipped) || !before || !isCut(before.activity.content)) return [];
	return [warn('text-tail', activity.content.places, slipped)];
}

function lastRowsOf(all: readonly Placed[]): ReadonlyMap<number, number> {
	const last = new Map<number, number>();
	for (const { activity } of all) {
		for (const place of [activity.content, activity.term, activity.result].flatMap(
			({ places }) => places
		)) {
			if (place.at === 'cell')
				last.set(place.table, Math.max(place.row, last.get(place.table) ?? 0));
		}
	}
	return last;
}

/** A lone number behind the last words of a page. */
function pageNumber(
	{ activity }: Placed,
	lastRows: ReadonlyMap<number, number>
): readonly RoadmapWarning[] {
	return [activity.content, activity.result].flatMap(({ text, places }) => {
		const number = /[\p{Ll}»)]\s(\d{1,2})$/u.exec(text)?.[1];
		const place = places.at(-1);
		const atEnd =
			place?.at === 'cell' && lastRows.get(place.table) === place.row && lastRows.size > 1;
		return number && place && atEnd ? [warn('page-number', [place], number)] : [];
	});
}

/** Signs of text decoded twice or with the wrong table of letters. */
const broken =
	/\ufffd|(?:[ÐÑ][\u0080-\u00bf\u2010-\u203a\u0152-\u0178\u20ac]){2}|(?:[РС][\u0402-\u040f\u0452-\u045f\u0490-\u0491\u00a0-\u00bf\u2018-\u203a\u20ac\u2116\u2122]){2}|\?{4,}/;

function mojibake({ activity }: Placed): readonly RoadmapWarning[] {
	const cells = [activity.content, activity.term, activity.responsible, activity.result];
	return cells
		.filter(({ text }) => broken.test(text))
		.map(({ text, places }) => warn('mojibake', places, short(text, 30)));
}

function rowKey(place: Place): string {
	return place.at === 'cell' ? `${place.table} ${place.row}` : `line ${place.line}`;
}
