import type { Approval, ApprovalKind } from '#lib/domain/roadmap/proposal.ts';
import { dateIn } from './dates.ts';
import type { Line } from './loose-rows.ts';
import { personsIn } from './patterns.ts';
import { isBody, isPost } from './posts.ts';
import { plain, withoutWideLetters } from './words.ts';
import { lines } from './written.ts';

const words: readonly (readonly [ApprovalKind, RegExp])[] = [
	['approved', /^[«"]?(?:утверждаю|утвержден[аоы]?|введен[ао]? в действие)(?![а-я])/],
	['agreed', /^[«"]?(?:согласован[аоы]?|согласую)(?![а-я])/],
	['accepted', /^[«"]?(?:принят[аоы]?|одобрен[аоы]?)(?![а-я])/],
	['considered', /^[«"]?(?:рассмотрен[аоы]?|обсужден[аоы]?)(?![а-я])/]
];

/** «УТВЕРЖДАЮ», «Рассмотрено на заседании …»; not «Утвердить план» of an order. */
export function approvalKind(text: string): ApprovalKind | undefined {
	const said = plain(withoutWideLetters(text));
	return words.find(([, pattern]) => pattern.test(said))?.[0];
}

export function isOrderHead(text: string): boolean {
	return /^(?:приказ|распоряжение|постановление)(?:\s*№.*)?$/.test(plain(withoutWideLetters(text)));
}

/** The number and date of an order stand above its subject; below it other papers are named. */
export function orderOf(block: readonly Line[]): Approval {
	const subject = block.findIndex(
		({ text }, at) => at > 0 && /^(?:об?|на основании)\s/iu.test(text)
	);
	const raw = lines(block.slice(0, subject > 0 ? subject : 4));
	const said = raw.text.replace(/\n/g, ' ');
	const number = new RegExp(anyNumber, 'u').exec(said)?.[1] ?? '';
	return { kind: 'order', raw, by: '', person: '', document: 'order', number, date: dateIn(said) };
}

export function approvalOf(kind: ApprovalKind, block: readonly Line[]): Approval {
	const raw = lines(block);
	const said = raw.text.replace(/\n/g, ' ');
	return {
		kind,
		raw,
		by: byWhom(block),
		person: personsIn(said)[0] ?? '',
		document: documentOf(said),
		number: numberIn(said),
		date: dateIn(said)
	};
}

const anyNumber = '№\\s*([\\p{L}\\d][\\p{L}\\d/-]*)';
const numberBeforeDate = new RegExp(`${anyNumber}\\s*от(?![а-яё])`, 'u');
const numberOfPaper = new RegExp(`(?:приказ|протокол|распоряжени)[^№]*${anyNumber}`, 'iu');

/** «Школа № 5» has a number as well; a paper's number stands before its date or after its name. */
function numberIn(said: string): string {
	const found = numberBeforeDate.exec(said) ?? numberOfPaper.exec(said);
	return found?.[1] ?? '';
}

function documentOf(said: string): Approval['document'] {
	if (/приказ|распоряжен/i.test(said)) return 'order';
	return /протокол/i.test(said) ? 'protocol' : '';
}

/** The post or the body that approved, on its own lines or in the words of the first one. */
function byWhom(block: readonly Line[]): string {
	const rest = block.map(({ text }, at) => (at === 0 ? afterWord(text) : text));
	const named = rest.filter((text) => isPost(text) || isBody(text));
	return named
		.join(' ')
		.replace(/(?:протокол|приказ)[а-яё]*\s*(?:№|от).*$/iu, '')
		.replace(personsIn(named.join(' '))[0] ?? '\u0000', '')
		.replace(/_+|[\s,:]+$/g, '')
		.trim();
}

function afterWord(text: string): string {
	return text.replace(/^\S+\s*:?\s*/u, '');
}
