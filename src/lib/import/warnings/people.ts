import type { Place, Responsible, RoadmapWarning } from '#lib/domain/roadmap/proposal.ts';
import { plain } from '../recognise/words.ts';
import { distance } from './distance.ts';
import { warn } from './sentences.ts';
import { cellsIn, type Unwarned } from './subject.ts';

interface Named {
	readonly text: string;
	readonly means: string;
	readonly places: readonly Place[];
}

/** More names than this are no school's roadmap, and each is compared with each. */
const mostNames = 400;

/** Nobody answers more questions than this; a document that asks more has other faults. */
const mostPairs = 60;

export function peopleWarnings(proposal: Unwarned): readonly RoadmapWarning[] {
	const persons = namedBy(proposal, ({ person, kind }) => (kind === 'person' ? person : ''));
	const posts = namedBy(proposal, ({ text, kind }) => (kind === 'post' ? text : ''));
	return [
		...pairs(persons, similarPersons).map(([a, b]) =>
			warn('people-similar', [...a.places, ...b.places], a.text, b.text)
		),
		...pairs(posts, similarPosts).map(([a, b]) =>
			warn('posts-similar', [...a.places, ...b.places], a.text, b.text)
		)
	];
}

function namedBy(proposal: Unwarned, name: (each: Responsible) => string): readonly Named[] {
	const found = new Map<string, Named>();
	for (const { activity } of cellsIn(proposal)) {
		for (const each of activity.people) {
			const text = name(each)
				.replace(/[\s\u00a0]+/g, ' ')
				.trim();
			const places = [
				...(found.get(text)?.places ?? []),
				...activity.responsible.places.slice(0, 1)
			];
			if (text !== '')
				found.set(text, { text, means: each.means === each.text ? text : each.means, places });
		}
	}
	return [...found.values()].slice(0, mostNames);
}

function pairs(
	all: readonly Named[],
	alike: (a: string, b: string) => boolean
): readonly [Named, Named][] {
	const found: [Named, Named][] = [];
	all.forEach((a, at) => {
		for (const b of all.slice(at + 1)) {
			const asks = found.length < mostPairs && a.means !== b.means && alike(a.text, b.text);
			if (asks) found.push([a, b]);
		}
	});
	return found;
}

/** Two spellings of one surname with the same initials, or one surname with one initial changed. */
function similarPersons(first: string, second: string): boolean {
	const [one, other] = [personParts(first), personParts(second)];
	if (one.whole === other.whole) return false;
	const initials = distance(one.initials, other.initials, 1);
	if (one.surname === other.surname) return initials <= 1;
	const start = one.surname.slice(0, 3) === other.surname.slice(0, 3);
	const far = distance(one.surname, other.surname, 3);
	return initials === 0 && (far === 1 || (start && far <= 3 && one.surname.length > 4));
}

function personParts(name: string): {
	readonly surname: string;
	readonly initials: string;
	readonly whole: string;
} {
	const words = plain(name).match(/[а-яa-z-]+/g) ?? [];
	const surname = words.find((word) => word.length > 1) ?? '';
	const initials = words
		.filter((word) => word !== surname)
		.map((word) => word[0])
		.join('');
	return { surname, initials, whole: `${surname} ${initials}` };
}

/** One word differs, by a letter inside it or as a short name does: endings are grammar. */
function similarPosts(first: string, second: string): boolean {
	const [one, other] = [wordsOf(first), wordsOf(second)];
	if (one.length !== other.length || one.length < 2) return false;
	const differing = one.flatMap((word, at) =>
		plain(word) === plain(other[at] ?? '') ? [] : [[word, other[at] ?? '']]
	);
	const [pair] = differing;
	if (differing.length !== 1 || !pair) return false;
	const [a = '', b = ''] = pair;
	if (/^[А-ЯЁ]{2,}$/.test(a) && /^[А-ЯЁ]{2,}$/.test(b)) return distance(a, b, 1) === 1;
	const inside = a.length > 5 && b.length > 5 && a.slice(-2) === b.slice(-2);
	return inside && distance(plain(a), plain(b), 1) === 1;
}

function wordsOf(text: string): readonly string[] {
	return text.match(/[\p{L}-]+/gu) ?? [];
}
