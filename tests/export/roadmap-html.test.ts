import { expect, test } from 'vitest';
import { changeActivity } from '#lib/documents/roadmap/activities.ts';
import { readRoadmap } from '#lib/documents/roadmap/read.ts';
import { activitiesOf } from '#lib/domain/roadmap/roadmap.ts';
import { roadmapHtml } from '#lib/export/roadmap-html.ts';
import { imported } from '../documents/roadmap/imported.ts';
import { toDocx } from '../import/support/paper.ts';
import { proposalOf } from '../import/support/reading.ts';
import { sample } from '../import/support/sample.ts';
import { said } from './support/said.ts';

const docOfSample = () => imported(proposalOf(toDocx(sample)));

test('nobody is named on a public page, in whatever case and wherever the name stands', () => {
	const doc = docOfSample();
	const rows = activitiesOf(readRoadmap(doc));
	changeActivity(doc, rows[0]!.id, { title: 'Беседа с Рябининой о парах' });
	changeActivity(doc, rows[1]!.id, { result: 'Отчёт Ветлугина Ильи Андреевича; план' });
	changeActivity(doc, rows[2]!.id, { title: 'Урок у А. С. Тихвинцева' });
	const page = roadmapHtml(readRoadmap(doc));
	expect(page).not.toMatch(/Рябинин|Костров|Лугов|Ветлугин|Тихвинцев/);
	expect(page).toContain('Беседа с … о парах');
	expect(page).toContain('Отчёт; план');
	expect(page).toContain('методист');
	expect(page).toContain('Заместитель директора по УВР');
	expect(page).toContain('август-сентябрь');
});

test('with a tick the page says all that the paper says', () => {
	const roadmap = readRoadmap(docOfSample());
	const page = roadmapHtml(roadmap, { withPersons: true });
	expect(page).toContain('Рябинина О.Л.');
	const again = proposalOf(new TextEncoder().encode(`<html><body>${page}</body></html>`));
	const { stages } = said(again) as { stages: unknown };
	expect(stages).toEqual((said(proposalOf(toDocx(sample))) as { stages: unknown }).stages);
});

test('what a person typed is text on the page, never a script', () => {
	const doc = docOfSample();
	const [row] = activitiesOf(readRoadmap(doc));
	changeActivity(doc, row!.id, {
		title: '<script>alert(1)</script><img src=x onerror="alert(2)">',
		result: '"><a href="javascript:alert(3)">да</a>'
	});
	const page = roadmapHtml(readRoadmap(doc));
	const tags = new Set(Array.from(page.matchAll(/<\/?([a-z0-9]+)/gi), ([, tag]) => tag));
	expect([...tags].sort()).toEqual(
		['section', 'h2', 'p', 'br', 'table', 'thead', 'tbody', 'tr', 'th', 'td'].sort()
	);
	expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
});
