import type { Place, RoadmapWarning } from '#lib/domain/roadmap/proposal.ts';
import { plain, wordsIn } from '../recognise/words.ts';
import { commonWords } from './common-words.ts';
import { warn } from './sentences.ts';
import { cellsIn, type Unwarned } from './subject.ts';

interface Judged {
	readonly text: string;
	readonly place: Place;
}

/**
 * Lost and added blanks. The document's own words are the dictionary: «пореализации» is suspicious
 * because «реализации» stands elsewhere and «пореализации» does not.
 */
export function wordWarnings(proposal: Unwarned): readonly RoadmapWarning[] {
	const texts = textsOf(proposal);
	const counts = countsOf(texts);
	return texts.flatMap(({ text, place }) => [
		...gluedIn(text, counts).map((word) => warn('words-glued', [place], word)),
		...splitIn(text, counts).map((word) => warn('word-split', [place], word))
	]);
}

function textsOf(proposal: Unwarned): readonly Judged[] {
	const cells = cellsIn(proposal).flatMap(({ activity }) => [
		activity.content,
		activity.term,
		activity.result
	]);
	const stages = proposal.stages.map(({ heading }) => heading);
	return [proposal.header.title, ...stages, ...cells].flatMap(({ text, places }) => {
		const [place] = places;
		return place ? [{ text, place }] : [];
	});
}

type Counts = ReadonlyMap<string, number>;

function countsOf(texts: readonly Judged[]): Counts {
	const counts = new Map<string, number>();
	for (const word of texts.flatMap(({ text }) => wordsIn(text)))
		counts.set(word, (counts.get(word) ?? 0) + 1);
	return counts;
}

const numberGlued =
	/(?<![а-яё])[а-яё]{3,}(?:19|20)\d\d(?!\d)|(?<!\d)(?:19|20)\d\d[а-яё]{3,}|(?<![\p{L}])[IVX\u0406]{1,3}[а-яё]{4,}/giu;
const caseGlued = /(?<![\p{L}])[А-ЯЁ]?[а-яё]{3,}[А-ЯЁ][а-яё]{3,}/gu;

function gluedIn(text: string, counts: Counts): readonly string[] {
	const plainly = [...(text.match(numberGlued) ?? []), ...(text.match(caseGlued) ?? [])];
	const words = (text.match(/[\p{L}]{8,}/gu) ?? []).filter((word) => isGlued(plain(word), counts));
	return [...new Set([...plainly, ...words])];
}

const prepositions = ['по', 'об', 'на', 'для', 'при', 'от', 'из', 'за', 'без', 'под'] as const;

function isGlued(word: string, counts: Counts): boolean {
	if ((counts.get(word) ?? 0) > 1 || commonWords.has(word)) return false;
	const rest = prepositions.find((each) => word.startsWith(each) && word.length >= each.length + 6);
	if (rest && (counts.get(word.slice(rest.length)) ?? 0) > 0) return true;
	return (
		word.length >= 11 &&
		word.length <= 60 &&
		halves(word).some((half) => half.every((part) => isWord(part, counts)))
	);
}

function halves(word: string): readonly (readonly [string, string])[] {
	const found: [string, string][] = [];
	for (let at = 5; at <= word.length - 5; at += 1) found.push([word.slice(0, at), word.slice(at)]);
	return found;
}

function isWord(word: string, counts: Counts): boolean {
	return (counts.get(word) ?? 0) > 0 || commonWords.has(word);
}

/** Two scraps that stand nowhere else and together make a word of the document. */
function splitIn(text: string, counts: Counts): readonly string[] {
	return Array.from(
		text.matchAll(/(?=(?<![\p{L}])([\p{L}]{4,}) ([\p{Ll}]{1,5})(?![\p{L}]))/gu)
	).flatMap((found) => {
		const [first = '', second = ''] = [found[1], found[2]];
		const whole = plain(first + second);
		const scrap = counts.get(plain(first)) === 1 && !commonWords.has(plain(first));
		const known = [whole, ...withoutPreposition(whole)].some((word) => isWord(word, counts));
		return scrap && known ? [`${first} ${second}`] : [];
	});
}

function withoutPreposition(word: string): readonly string[] {
	return prepositions
		.filter((each) => word.startsWith(each))
		.map((each) => word.slice(each.length));
}
