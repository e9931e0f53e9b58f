import type { ListName, ProgrammeText } from '#lib/domain/programme.ts';
import type { PartName } from '#lib/ui/texts/ru/programme-parts.ts';
import type { ProgrammeView } from './programme-view.svelte.ts';

/** A child's programme is short: what now, where to, steps, meetings, what came of it. */
export const partsForPupils: readonly PartName[] = [
	'start',
	'meetings',
	'outcome',
	'remarks',
	'title',
	'history',
	'bin'
];

/** How much of a part is filled in, and what is counted there. */
export interface Filling {
	readonly of: ListName | 'remarks' | 'bin' | 'words';
	readonly count: number;
}

const texts: Readonly<Partial<Record<PartName, readonly ProgrammeText[]>>> = {
	start: ['difficulties', 'strengths'],
	work: ['mentor-work', 'mentee-work'],
	risks: ['resources'],
	outcome: ['outcome', 'recommendations', 'mentor-reflection', 'mentee-reflection']
};

/** A text of this part was merged and waits to be looked over. */
export function isMerged(view: ProgrammeView, name: PartName): boolean {
	return (texts[name] ?? []).some((text) => view.isMerged(text));
}

const lists: Readonly<Partial<Record<PartName, ListName>>> = {
	start: 'difficulties',
	results: 'results',
	risks: 'risks',
	checks: 'checks'
};

export function fillingOf(view: ProgrammeView, name: PartName): Filling {
	const { programme, removals, remarks } = view;
	if (name === 'remarks')
		return { of: name, count: remarks.filter(({ settledBy }) => settledBy === '').length };
	if (name === 'bin') return { of: name, count: removals.bin.length };
	const list = lists[name];
	const count = list ? programme.lists[list].length : 0;
	if (list && count > 0) return { of: list, count };
	const { title } = programme;
	const facts = { meetings: [title.meetingRule, title.place], title: [title.form, title.kind] };
	if (name === 'meetings' || name === 'title')
		return { of: 'words', count: facts[name].filter((word) => word !== '').length };
	return { of: 'words', count: (texts[name] ?? []).filter((text) => view.isFilled(text)).length };
}
