import type { ProposedActivity, RoadmapWarning } from '#lib/domain/roadmap/proposal.ts';
import { short, warn } from './sentences.ts';
import { activitiesIn, placesOf, type Unwarned } from './subject.ts';

interface Numbered {
	readonly activity: ProposedActivity;
	/** «2.» of «2.7»; empty for whole numbers. */
	readonly prefix: string;
	readonly last: number;
	readonly number: string;
}

export function numberWarnings(proposal: Unwarned): readonly RoadmapWarning[] {
	const compound = new Map<string, Numbered[]>();
	const found: RoadmapWarning[] = proposal.stages.flatMap(({ inferred, number, activities }) =>
		inferred
			? [warn('stage-heading-missing', activities.slice(0, 1).flatMap(placesOf), number)]
			: []
	);
	let before = 0;
	for (const { activities } of proposal.stages) {
		const numbered = activities.flatMap(numberedOf);
		for (const each of numbered.filter(({ prefix }) => prefix !== '')) {
			compound.set(each.prefix, [...(compound.get(each.prefix) ?? []), each]);
		}
		const whole = numbered.filter(({ prefix }) => prefix === '');
		found.push(...sequenceWarnings(whole, whole[0]?.last === before + 1 ? before : 0));
		before = whole.at(-1)?.last ?? before;
	}
	found.push(...[...compound.values()].flatMap((each) => sequenceWarnings(each, 0)));
	return [...found, ...missing(proposal)];
}

function numberedOf(activity: ProposedActivity): readonly Numbered[] {
	const found = /^((?:\d+\.)*)(\d+)[.)]?$/.exec(activity.number);
	if (!found) return [];
	return [
		{
			activity,
			prefix: found[1] ?? '',
			last: Number(found[2]),
			number: activity.number.replace(/[.)]$/, '')
		}
	];
}

function sequenceWarnings(numbered: readonly Numbered[], start: number): readonly RoadmapWarning[] {
	const found: RoadmapWarning[] = [];
	const seen = new Map<string, Numbered>();
	let highest: Numbered | undefined;
	for (const each of numbered) {
		const twin = seen.get(each.number);
		const top = highest?.last ?? start;
		const places = placesOf(each.activity);
		if (twin)
			found.push(warn('number-doubled', [...placesOf(twin.activity), ...places], each.number));
		else if (each.last < top)
			found.push(warn('number-out-of-order', places, each.number, highest?.number ?? ''));
		seen.set(each.number, each);
		if (each.last > top) highest = each;
	}
	return [...found, ...gaps(numbered, start)];
}

/** A number that stands elsewhere is out of order, not left out. */
function gaps(numbered: readonly Numbered[], start: number): readonly RoadmapWarning[] {
	const known = [...new Map(numbered.map((each) => [each.last, each])).values()].sort(
		(a, b) => a.last - b.last
	);
	let top = start;
	return known.flatMap((each) => {
		const from = top + 1;
		top = Math.max(top, each.last);
		if (each.last <= from) return [];
		const first = `${each.prefix}${from}`;
		const last = `${each.prefix}${each.last - 1}`;
		const range =
			first === last ? first : each.last - from === 2 ? `${first}, ${last}` : `${first}–${last}`;
		return [warn('number-skipped', placesOf(each.activity), range)];
	});
}

function missing(proposal: Unwarned): readonly RoadmapWarning[] {
	const all = activitiesIn(proposal);
	const bare = all.filter(
		({ activity, stage }) => activity.number === '' && stage.activities.length > 1
	);
	if (bare.length * 2 >= all.length) return [];
	return bare.map(({ activity }) =>
		warn('number-missing', placesOf(activity), short(activity.title))
	);
}
