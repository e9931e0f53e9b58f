import { proposedCase } from '#lib/domain/name-cases.ts';

/** «Директору» — to whom a paper is addressed. A post that is not known here stays as it was written. */
export function toPost(post: string): string {
	const [first = '', ...others] = post.trim().split(' ');
	const rule = posts.find(([ending]) => ending.test(first));
	return [rule ? first.replace(rule[0], rule[1]) : first, ...others].join(' ');
}

const posts: readonly (readonly [ending: RegExp, dative: string])[] = [
	[/(директор|ректор|начальник)$/i, '$1у'],
	[/(руководител|председател)ь$/i, '$1ю'],
	[/(заведующ|исполняющ|управляющ)ий$/i, '$1ему'],
	[/(заведующ|исполняющ|управляющ)ая$/i, '$1ей']
];

/** «Вересаевой Н. А.», however the name was written. What the ending does not tell stays. */
export function toName(name: string): string {
	const words = name
		.trim()
		.replace(/\.(?=\S)/g, '. ')
		.split(/\s+/);
	const initials = words.filter((word) => word.endsWith('.'));
	const full = words.filter((word) => !word.endsWith('.'));
	if (initials.length === 0) return full.length === 3 ? proposedCase(name, 'dative') : name;
	const [surname = ''] = full;
	const isTold = /(?:ов|ев|ёв|ин|ын|кий|цкий|ова|ева|ёва|ина|ына|ая)$/i.test(surname);
	return [isTold ? proposedCase(surname, 'dative') : surname, ...initials].join(' ');
}
