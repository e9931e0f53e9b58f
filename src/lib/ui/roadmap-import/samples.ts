import type {
	ProposedActivity,
	ProposedColumn,
	RoadmapProposal
} from '#lib/domain/roadmap/proposal.ts';

const mostSamples = 2;
const sampleLetters = 60;

/** A few texts of one column, so that a person sees what stands in it. */
export function samplesOf(
	{ stages }: RoadmapProposal,
	table: number,
	{ column, role, heading }: ProposedColumn
): readonly string[] {
	const texts = stages.flatMap(({ activities, title }) => {
		if (role === 'stage') return [title];
		return activities.flatMap((activity) => textAt(activity, { table, column, role, heading }));
	});
	return [...new Set(texts.filter((text) => text !== ''))]
		.slice(0, mostSamples)
		.map((text) => shortened(text.replace(/\s+/g, ' ')));
}

function textAt(
	activity: ProposedActivity,
	{ table, column, role, heading }: Omit<ProposedColumn, 'known'> & { readonly table: number }
): readonly string[] {
	if (role === 'number') return [activity.number];
	if (role === 'note')
		return activity.notes
			.filter((note) => note.heading === heading)
			.map(({ written }) => written.text);
	const cells = [activity.content, activity.term, activity.responsible, activity.result];
	return cells
		.filter(({ places }) =>
			places.some(
				(place) => place.at === 'cell' && place.table === table && place.column === column
			)
		)
		.map(({ text }) => text);
}

function shortened(text: string): string {
	return text.length <= sampleLetters ? text : `${text.slice(0, sampleLetters).trimEnd()}…`;
}
