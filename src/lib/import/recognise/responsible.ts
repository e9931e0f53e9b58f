import type { Responsible, ResponsibleKind } from '#lib/domain/roadmap/proposal.ts';
import { splitOutside } from './outside.ts';
import { eachPerson, personsIn } from './patterns.ts';
import { isBody, isOrganisation, isPost, isSinglePost, postStart } from './posts.ts';

/** A responsible cell as the people, posts and bodies it names, each text as written. */
export function splitResponsible(cell: string): readonly Responsible[] {
	const pieces = cell
		.split(/\n|;/)
		.flatMap((line) => joinPosts(splitOutside(line, ',')))
		.flatMap((piece) => piece.split(postStart))
		.flatMap(splitNames)
		.map((piece) => piece.replace(/^[\s\u00a0]*(?:[-–—•]|\d+[.)])?[\s\u00a0]*|[\s\u00a0,]+$/g, ''))
		.filter((piece) => piece !== '');
	return pieces.map(responsibleOf);
}

/** «Name Name» with nothing between: two people whose line break was lost. */
function splitNames(piece: string): readonly string[] {
	const pieces: string[] = [];
	let from = 0;
	let end = -1;
	for (const found of piece.matchAll(eachPerson)) {
		if (end >= 0 && piece.slice(end, found.index).trim() === '') {
			pieces.push(piece.slice(from, found.index));
			from = found.index;
		}
		end = found.index + found[0].length;
	}
	return [...pieces, piece.slice(from)];
}

/** A lone name with one person's post after the comma is one person, not two. */
function joinPosts(pieces: readonly string[]): readonly string[] {
	const joined: string[] = [];
	for (const piece of pieces) {
		const last = joined.at(-1) ?? '';
		const loneName = personsIn(last)[0]?.trim() === last.trim() && last.trim() !== '';
		const post = piece.trim();
		if (loneName && /^[а-яё]/.test(post) && isSinglePost(post))
			joined[joined.length - 1] = `${last},${piece}`;
		else joined.push(piece);
	}
	return joined;
}

function responsibleOf(text: string): Responsible {
	const person = personsIn(text)[0] ?? '';
	const rest = text.replace(person, '').replace(/^[\s,–—-]+|[\s,–—-]+$/g, '');
	const post = isPost(rest) ? rest : '';
	return { kind: kindOf(text, person), text, person, post, means: text };
}

function kindOf(text: string, person: string): ResponsibleKind {
	if (person !== '') return 'person';
	if (isBody(text)) return 'body';
	if (isPost(text)) return 'post';
	return isOrganisation(text) ? 'organisation' : 'free';
}
