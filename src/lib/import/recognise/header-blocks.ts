import type { ApprovalKind } from '#lib/domain/roadmap/proposal.ts';
import { approvalKind, isOrderHead } from './approvals.ts';
import type { Line } from './loose-rows.ts';
import { personsIn } from './patterns.ts';
import { isOrganisation } from './posts.ts';
import { isTask } from './stage-heading.ts';
import { plain, withoutWideLetters } from './words.ts';

export type HeaderBlockKind =
	'organisation' | 'contacts' | 'approval' | 'order' | 'title' | 'unknown';

export interface HeaderBlock {
	readonly kind: HeaderBlockKind;
	readonly approval?: ApprovalKind;
	readonly lines: readonly Line[];
}

const longestApproval = 9;

/**
 * The lines above the table, cut where their meaning changes. The title is the last block that
 * names a roadmap: an order about it stands before, and names it too.
 */
export function blocksOf(before: readonly Line[]): readonly HeaderBlock[] {
	const all = splitColumns(before);
	const { from, to } = titleSpan(all);
	const rest = to < all.length ? cut(all.slice(to)) : [];
	const title: HeaderBlock[] =
		from < to ? [{ kind: 'title', lines: filled(all.slice(from, to)) }] : [];
	return [...cut(all.slice(0, from)), ...title, ...rest].map(withoutOrderless);
}

/** «Приложение № 2» to nothing that is named approves nothing. */
function withoutOrderless(block: HeaderBlock): HeaderBlock {
	const names = block.lines.some(({ text }) => /приказ|распоряжени|постановлени/iu.test(text));
	return block.approval === 'order' && !names ? { kind: 'unknown', lines: block.lines } : block;
}

function isAppendix(text: string): boolean {
	return /^приложение(?:\s*№?\s*\d+)?(?:\s*\(?к\s+\S.*)?$/iu.test(text.trim());
}

/** «СОГЛАСОВАНО      УТВЕРЖДАЮ» typed on one line, with posts and names below in two columns. */
function splitColumns(before: readonly Line[]): readonly Line[] {
	const out: Line[] = [];
	let columns: Line[][] = [];
	const flush = (): void => {
		for (const column of columns) {
			const [first] = column;
			if (first) out.push(...column, { ...first, text: '' });
		}
		columns = [];
	};
	for (const line of before) {
		const texts = line.text.split(columnGap).map((text) => text.trim());
		const opens = texts.filter((text) => approvalKind(text)).length > 1;
		if (opens || line.text === '') flush();
		if (opens) columns = texts.map(() => []);
		if (columns.length > 0)
			texts.forEach((text, at) =>
				columns[Math.min(at, columns.length - 1)]?.push({ ...line, text })
			);
		else out.push({ ...line, text: line.text.replace(/\t+/g, ' ') });
	}
	flush();
	return out;
}

const columnGap = /\t+| {4,}/;

const named =
	/дорожн\S* карт|план мероприятий|план[- ]график|программ\S* наставничеств|план (?:работы|внедрения|реализации)/;

function namesRoadmap(text: string): boolean {
	return named.test(plain(withoutWideLetters(text)));
}

function titleSpan(all: readonly Line[]): { readonly from: number; readonly to: number } {
	const at = all.findLastIndex(({ text }, index) => namesRoadmap(text) && isTitleStart(all, index));
	if (at < 0) return { from: all.length, to: all.length };
	let from = at;
	while (from > 0 && continuesTitle(all[from - 1], all[from])) from -= 1;
	let to = at + 1;
	while (to < all.length && belongsToTitle(all, to)) to += 1;
	return { from, to };
}

/** «Об утверждении плана …» and «1. Утвердить план …» are an order's words. */
function isTitleStart(all: readonly Line[], index: number): boolean {
	const said = plain(all[index]?.text ?? '');
	if (
		/^(?:об? |\d+[.)]|на основании|в соответствии|в целях|с целью|во исполнение)|утвердить/.test(
			said
		)
	)
		return false;
	const above = plain(all[index - 1]?.text ?? '');
	return !/^(?:об?|на основании|в целях) /.test(above) || above.length > 90;
}

/** A title may begin above the words that name it: «ПЛАН» on a line, «МЕРОПРИЯТИЙ» on the next. */
function continuesTitle(above: Line | undefined, line: Line | undefined): boolean {
	if (!above || !line || above.text === '') return false;
	const said = plain(withoutWideLetters(above.text));
	return (
		namesRoadmap(above.text) || /^(?:план|программа|комплекс мер|проект)(?: \S+){0,2}$/.test(said)
	);
}

function belongsToTitle(all: readonly Line[], at: number): boolean {
	const text = all[at]?.text ?? '';
	if (text !== '')
		return (
			!approvalKind(text) &&
			!isOrderHead(text) &&
			!isAppendix(text) &&
			!isAside(text) &&
			text.length < 400
		);
	const next = all.slice(at).find((line) => line.text !== '')?.text ?? '';
	return /^\(?(?:на (?:период|20|\d)|с \d|\d{4}|в \S+ (?:школ|гимнази|мбоу|моу)|за 20)/.test(
		plain(next)
	);
}

/** Goals and the period under a title explain it; they are not its words. */
function isAside(text: string): boolean {
	return isContacts(text) || isTask(text) || /^(?:период|сроки?)(?:\s+\S+){0,3}\s*:/iu.test(text);
}

interface GrowingBlock extends HeaderBlock {
	readonly lines: Line[];
}

function cut(all: readonly Line[]): readonly HeaderBlock[] {
	const blocks: GrowingBlock[] = [];
	let blank = true;
	for (const line of all) {
		const last = blocks.at(-1);
		if (line.text !== '' && last && goesOn(last, line, blank)) last.lines.push(line);
		else if (line.text !== '') blocks.push(newBlock(line));
		blank = line.text === '';
	}
	return blocks;
}

function newBlock(line: Line): GrowingBlock {
	if (isOrderHead(line.text)) return { kind: 'order', lines: [line] };
	const approval = approvalKind(line.text);
	if (approval) return { kind: 'approval', approval, lines: [line] };
	if (isAppendix(line.text)) return { kind: 'approval', approval: 'order', lines: [line] };
	return { kind: looseKind(line.text), lines: [line] };
}

/**
 * An order goes on to the title. An approval ends at an empty line, unless only its first word
 * stands before that; «приказ № …» inside it is its paper, not an order's head.
 */
function goesOn(last: HeaderBlock, line: Line, blank: boolean): boolean {
	if (last.kind === 'order') return true;
	if (approvalKind(line.text) || isAppendix(line.text)) return false;
	const short = last.lines.length < longestApproval;
	if (last.kind === 'approval') {
		return short && (!blank || last.lines.length === 1 || endsApproval(line.text));
	}
	return (
		!blank && last.kind === 'organisation' && !isContacts(line.text) && !isOrderHead(line.text)
	);
}

function endsApproval(text: string): boolean {
	return (
		text.length < 90 &&
		(/^(?:протокол|приказ|от |«?_|№)/iu.test(text) ||
			personsIn(text).length > 0 ||
			/_{3,}/.test(text))
	);
}

function looseKind(text: string): HeaderBlockKind {
	if (isContacts(text)) return 'contacts';
	return isOrganisation(text) || /^«/.test(text) ? 'organisation' : 'unknown';
}

function isContacts(text: string): boolean {
	return /(?:^|\s)\d{6},|тел\.|факс|e-?mail|@|инн|огрн|окпо|https?:/iu.test(text);
}

function filled(all: readonly Line[]): readonly Line[] {
	return all.filter(({ text }) => text !== '');
}
