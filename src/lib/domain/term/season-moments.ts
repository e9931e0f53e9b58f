import type { Moment, Season } from './term.ts';
import { markAt, wordAt, wordsAt } from './token.ts';
import type { Found, Text } from './token.ts';
import { seasonOf, seasonOfAdjective } from './words.ts';
import { sure } from './written-moments.ts';
import type { Moments } from './written-moments.ts';

export function seasonAt(text: Text, at: number): Found<Moments> {
	const season = seasonOf(wordAt(text, at));
	if (season) return { value: sure({ kind: 'season', season, year: null }), next: at + 1 };
	const named = seasonOfAdjective(wordAt(text, at));
	if (!named || !wordsAt(text, at + 1, 'период|=время|месяц')) return null;
	return { value: sure({ kind: 'season', season: named, year: null }), next: at + 2 };
}

/** «осенние и весенние каникулы», «каникулы (осенние, весенние)», «в каникулярное время» */
export function holidaysAt(text: Text, at: number): Found<Moments> {
	const before = seasonsAt(text, wordsAt(text, at, 'школьн') ? at + 1 : at);
	if (!wordsAt(text, before.next, 'каникул')) return null;
	const isTime =
		wordsAt(text, before.next, 'каникуляр') &&
		wordsAt(text, before.next + 1, 'врем|период|дни|недел');
	const next = isTime ? before.next + 2 : before.next + 1;
	const mark = markAt(text, next);
	const after = seasonsAt(text, mark === '(' || mark === ':' ? next + 1 : next);
	const isAfter = before.seasons.length === 0 && after.seasons.length > 0;
	const named = isAfter ? after.seasons : before.seasons;
	const seasons: readonly (Season | 'every')[] = named.length > 0 ? named : ['every'];
	const stretches = seasons.map((season): Moment => ({ kind: 'holidays', season, year: null }));
	return { value: sure(...stretches), next: isAfter ? after.next : next };
}

function seasonsAt(
	text: Text,
	at: number
): { readonly seasons: readonly Season[]; readonly next: number } {
	const seasons: Season[] = [];
	let next = at;
	for (let joint = at; ; joint = isComma(text, next) ? next + 1 : next) {
		const season = seasonOfAdjective(wordAt(text, joint));
		if (!season) return { seasons, next };
		seasons.push(season);
		next = joint + 1;
	}
}

function isComma(text: Text, at: number): boolean {
	return markAt(text, at) === ',' || wordsAt(text, at, '=и');
}
