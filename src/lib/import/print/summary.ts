import type { Place, ProposedActivity, RoadmapProposal } from '#lib/domain/roadmap/proposal.ts';

/** The proposal as a person reads it in a terminal. */
export function proposalSummary(proposal: RoadmapProposal): string {
	const { header, stages, leftovers, warnings } = proposal;
	const activities = stages.flatMap((stage) => stage.activities);
	const lines = [
		oneLine(header.title.text) || 'Название не найдено',
		...labelled('Организация', oneLine(header.organisation.text)),
		...labelled('Период', header.period?.raw ?? 'не назван'),
		...header.approvals.flatMap(({ raw }) => labelled('Гриф', oneLine(raw.text))),
		`Этапов: ${stages.length}, мероприятий: ${activities.length}`,
		...stages.flatMap(({ number, title, activities: own }) => [
			'',
			[number, oneLine(title) || 'Без названия этапа'].filter((part) => part !== '').join('. '),
			...own.map(activityLine)
		]),
		'',
		`Проверьте: ${warnings.length}`,
		...warnings.map(({ sentence, places }) => `  ${placeText(places[0])}${sentence}`),
		'',
		`Не разобрано: ${leftovers.length}`,
		...leftovers.map(({ text, place }) => `  ${placeText(place)}${oneLine(text)}`)
	];
	return lines.join('\n');
}

function labelled(label: string, text: string): readonly string[] {
	return text === '' ? [] : [`${label}: ${text}`];
}

function activityLine({ number, title, term, people, parts }: ProposedActivity): string {
	const facts = [
		[number, oneLine(title)].filter((part) => part !== '').join(' '),
		oneLine(term.text) || 'срок не указан',
		people.map(({ text }) => text).join(', ') || 'ответственный не указан',
		...(parts.length > 0 ? [`частей: ${parts.length}`] : [])
	];
	return `  ${facts.join(' · ')}`;
}

function placeText(place: Place | undefined): string {
	if (!place) return '';
	if (place.at === 'line') return `строка ${place.line + 1}: `;
	return `таблица ${place.table + 1}, строка ${place.row + 1}: `;
}

function oneLine(text: string): string {
	return text.replace(/\s+/g, ' ').trim();
}
