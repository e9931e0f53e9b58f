import type { Leftover, RoadmapHeader, Written } from '#lib/domain/roadmap/proposal.ts';
import { approvalOf, orderOf } from './approvals.ts';
import { periodIn } from './dates.ts';
import { blocksOf, type HeaderBlock, type HeaderBlockKind } from './header-blocks.ts';
import type { Line } from './loose-rows.ts';
import { personsIn } from './patterns.ts';
import { isPost } from './posts.ts';
import { isFooter } from './stage-heading.ts';
import { startsSmall } from './words.ts';
import { lines } from './written.ts';

export interface HeaderReading {
	readonly header: RoadmapHeader;
	readonly leftovers: readonly Leftover[];
}

/** The lines around the roadmap's table: who approved it, what it is called, who wrote it. */
export function readHeader(before: readonly Line[], after: readonly Line[]): HeaderReading {
	const blocks = blocksOf(before);
	const of = (kind: HeaderBlockKind): Written =>
		lines(blocks.filter((block) => block.kind === kind).flatMap((block) => block.lines));
	const foot = footOf(after);
	const title = of('title');
	const unknown = [
		...blocks.filter(({ kind }) => kind === 'unknown').flatMap((block) => block.lines),
		...foot.rest
	];
	return {
		header: {
			title,
			organisation: of('organisation'),
			contacts: of('contacts'),
			period: periodIn(title.text.replace(/\n/g, ' ')) ?? periodIn(of('unknown').text) ?? null,
			approvals: blocks.flatMap(approvalsOf),
			authors: foot.authors,
			order: of('order'),
			signatures: foot.signatures
		},
		leftovers: unknown
			.filter(({ text }) => text !== '')
			.map(({ text, place }) => ({ text, place, reason: 'not-understood' }))
	};
}

function approvalsOf(block: HeaderBlock): RoadmapHeader['approvals'] {
	if (block.kind === 'order') return [orderOf(block.lines)];
	return block.approval ? [approvalOf(block.approval, block.lines)] : [];
}

interface Foot {
	readonly authors: readonly Written[];
	readonly signatures: readonly Written[];
	readonly rest: readonly Line[];
}

function footOf(after: readonly Line[]): Foot {
	const groups: Line[][] = [];
	for (const line of after.filter(({ text }) => text !== '')) {
		const last = groups.at(-1)?.[0];
		if (last && startsSmall(line.text) && isFooter(last.text)) groups.at(-1)?.push(line);
		else groups.push([line]);
	}
	const kinds = groups.map((group) => ({ group, kind: footKind(group[0]?.text ?? '') }));
	const of = (kind: FootKind): Line[][] =>
		kinds.filter((each) => each.kind === kind).map((each) => each.group);
	return {
		authors: of('author').map(lines),
		signatures: of('signature').map(lines),
		rest: of('rest').flat()
	};
}

type FootKind = 'author' | 'signature' | 'rest';

function footKind(text: string): FootKind {
	if (/^(?:составител|составил|исполнител|исполнил|разработ|подготов)/iu.test(text))
		return 'author';
	const signed = personsIn(text).length > 0 || /_{3,}/.test(text);
	return signed && (isFooter(text) || isPost(text)) ? 'signature' : 'rest';
}
