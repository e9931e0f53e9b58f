import { personsIn } from './patterns.ts';
import { plain } from './words.ts';

/** Where a new post begins in a cell whose line breaks were lost: its first letter is large. */
const postStarts =
	'Директор(?![а-я])|Зам\\.? ?директора|Заместител[ьи] [Дд]иректора|Заместитель [Зз]аведующ|Заведующ(?:ий|ая)|Старший [А-Яа-я]|Педагог(?:и)?(?:-| )|Методист(?:ы)?(?![а-я])|Куратор(?:ы)?(?![а-я])|Муниципальный [Кк]уратор|Руководител[ьи](?![а-я])|Учител[ья](?![а-я])|Наставник(?:и)?(?![а-я])|Социальный [Пп]едагог|Классн(?:ый|ые) [Рр]уководител|Администраци[яи]|Рабочая [Гг]руппа|Управление [Оо]бразования|Методический [Сс]овет|Педагогический [Сс]овет|Творческая [Гг]руппа|Председател[ьи] ';

export const postStart = new RegExp(`(?<=[а-яёА-ЯЁ.)])[ \\u00a0]+(?=(?:${postStarts}))`, 'g');

const bodies =
	/(?:совет|комисси|групп|педсовет|методсовет|совещани|объединени|комитет|администраци|коллектив)/;
const organisations =
	/(?:управлени[ея] образован|отдел образован|учреждени|организаци|центр|институт|министерств|департамент|школ[аы](?![а-я])|гимнази|лице[йя](?![а-я])|колледж|техникум|детск\S* сад|интернат|двор(?:ец|ца) |гау |гбу |моу|мбоу|цнппм|(?<![а-я])о[оу](?![а-я])$)/;
const posts =
	/(?:директор|заместител|зам\.|завуч|заведующ|воспитател|педагог|методист|куратор|руководител|учител|наставник|специалист|психолог|секретар|библиотекар|тьютор|председател|вожат|логопед|и\. ?о\.)/;

export function isPost(text: string): boolean {
	return posts.test(plain(text));
}

export function isBody(text: string): boolean {
	return bodies.test(plain(text));
}

export function isOrganisation(text: string): boolean {
	return organisations.test(plain(text));
}

/** One person's post, as it follows a name after a comma: «…, заместитель директора». */
export function isSinglePost(text: string): boolean {
	return /^(?:и\. ?о\. )?(?:заместител[ьяю]|зам\.|директор[а]?|педагог[а]?|методист[а]?|куратор[а]?|учител[ья]|руководител[ья]|заведующ|старш|социальн|воспитател[ья]|специалист)/.test(
		plain(text)
	);
}

export function looksLikeResponsible(text: string): boolean {
	if (text.length > 220) return false;
	return personsIn(text).length > 0 || isPost(text) || isBody(text) || isOrganisation(text);
}
