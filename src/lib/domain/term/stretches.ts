import { momentsAt } from './moments.ts';
import { jointAt } from './numerals.ts';
import { wordsAt } from './token.ts';
import type { Found, Text } from './token.ts';
import type { Doubt, Stretch } from './term.ts';
import { settleRange, withYears } from './with-years.ts';
import { skipCurrentYear, yearsAfter } from './years.ts';
import type { SaidYears } from './years.ts';

export type Stretches = {
	readonly stretches: readonly Stretch[];
	readonly doubts: readonly Doubt[];
};

type Group = Stretches & { readonly said: SaidYears | null };

/** One moment or range with its years, as «сентябрь – май 2023/2024» or «июнь 2024, 2025». */
export function stretchesAt(text: Text, at: number): Found<Stretches> {
	const first = groupAt(text, at);
	if (!first) return null;
	let whole: Found<Stretches> = null;
	let from = first.value;
	for (let next = first.next; ;) {
		const joint = jointAt(text, next);
		const to = joint?.value === 'range' ? groupAt(text, afterPreposition(text, joint.next)) : null;
		const through = wordsAt(text, next, '=до') && to?.value.stretches[0]?.kind === 'month';
		const joined = to ? joinRange(through ? doubtful(from) : from, to.value) : null;
		if (!to || !joined) break;
		whole = { value: joined, next: to.next };
		next = to.next;
		from = { ...joined, said: null };
	}
	return whole ?? { value: dated(first.value), next: first.next };
}

/** «с октября до мая»: before May, or with it? */
function doubtful(group: Group): Group {
	return { ...group, doubts: [...group.doubts, { kind: 'before-or-through-month' }] };
}

function afterPreposition(text: Text, at: number): number {
	return wordsAt(text, at, '=в|=во|=на|=по') ? at + 1 : at;
}

/** Moments with the years that follow them; the years are not given out yet. */
export function groupAt(text: Text, at: number): Found<Group> {
	const moments = momentsAt(text, at);
	if (!moments) return null;
	const { stretches, doubts } = moments.value;
	const isYearless = stretches.every(isYearlessStretch);
	const said = isYearless && stretches.length > 0 ? yearsAfter(text, moments.next) : null;
	const next = skipCurrentYear(text, said?.next ?? moments.next);
	return {
		value: {
			stretches,
			doubts: [...doubts, ...(said?.value.doubts ?? [])],
			said: said?.value ?? null
		},
		next: wordsAt(text, next, 'включит|=вкл') ? next + 1 : next
	};
}

function isYearlessStretch(stretch: Stretch): boolean {
	return stretch.kind === 'range' ? stretch.to.year === null : stretch.year === null;
}

export function dated({ stretches, doubts, said }: Group): Stretches {
	if (!said) return { stretches, doubts };
	const all = stretches.map((stretch) => withYears(stretch, said.years));
	// «июнь, июль 2024, 2025» goes year by year, not month by month; the order is put right later.
	return {
		stretches: all.flatMap((one) => one.stretches),
		doubts: [...doubts, ...all.flatMap((one) => one.doubts)]
	};
}

function joinRange(from: Group, to: Group): Stretches | null {
	const [start, ...moreStarts] = from.stretches;
	const [end, ...moreEnds] = to.stretches;
	if (!start || !end || moreStarts.length > 0 || moreEnds.length > 0) return null;
	if (end.kind === 'range') return null;
	const first = start.kind === 'range' ? start.from : start;
	const doubts = [...from.doubts, ...to.doubts];
	if (!from.said && to.said && first.year === null && to.said.years.kind !== 'one') {
		const both = withYears({ kind: 'range', from: first, to: end }, to.said.years);
		return { stretches: both.stretches, doubts: [...doubts, ...both.doubts] };
	}
	const starts = from.said ? withYears(first, from.said.years) : null;
	const ends = to.said ? withYears(end, to.said.years) : null;
	const opening = starts ? starts.stretches[0] : first;
	const closing = ends ? ends.stretches[0] : end;
	if (!opening || !closing || opening.kind === 'range' || closing.kind === 'range') return null;
	const settled = settleRange(opening, closing);
	return {
		stretches: settled.stretches,
		doubts: [...doubts, ...settled.doubts, ...(starts?.doubts ?? []), ...(ends?.doubts ?? [])]
	};
}
