/**
 * A login is how the person's name stands in school papers: «Полозова М. А.» becomes `полозова.ма`.
 * Nobody has to be given it on paper, and nobody needs an e-mail.
 */
export function loginFor(name: string, taken: (login: string) => boolean): string {
	const [surname = '', ...others] = wordsOf(name);
	const initials = others.map((word) => word[0]).join('');
	const login = initials === '' ? surname : `${surname}.${initials}`;
	if (!taken(login)) return login;
	let number = 2;
	while (taken(`${login}${number}`)) number += 1;
	return `${login}${number}`;
}

/** What of a typed login counts: neither dots nor spaces, neither capitals nor the dots over «ё». */
export function plainLogin(typed: string): string {
	return wordsOf(typed).join('');
}

function wordsOf(text: string): readonly string[] {
	const plain = text.normalize('NFC').toLowerCase().replaceAll('ё', 'е');
	return plain.match(/[\p{L}\p{N}]+/gu) ?? [];
}
