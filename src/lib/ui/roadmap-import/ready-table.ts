import type { ReadyRoadmap } from '#lib/ui/texts/ru/ready-roadmaps/ready-roadmap.ts';

const heading = ['№ п/п', 'Мероприятие', 'Сроки', 'Ответственные', 'Ожидаемый результат'];
const roman = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X'];

/** A ready-made roadmap as the text of a table: it takes the same way as a school's own document. */
export function readyTable({ title, stages }: ReadyRoadmap): string {
	const rows = stages.flatMap((stage, at) => [
		[`${roman[at] ?? at + 1}. ${stage.title}`, '', '', '', ''],
		...stage.rows.map((row, place) => [`${at + 1}.${place + 1}`, ...row])
	]);
	return [title, '', ...[heading, ...rows].map((cells) => cells.join('\t'))].join('\n');
}
