import * as Y from 'yjs';
import { expect, test } from 'vitest';
import { besideEachOther } from '#lib/domain/roadmap/beside.ts';
import * as activities from '#lib/documents/roadmap/activities.ts';
import { readRoadmap } from '#lib/documents/roadmap/read.ts';
import * as stages from '#lib/documents/roadmap/stages.ts';
import { takeOver } from '#lib/documents/roadmap/take-over.ts';

function roadmapOf(content: Readonly<Record<string, readonly string[]>>): Y.Doc {
	const doc = new Y.Doc();
	for (const [title, rows] of Object.entries(content)) {
		stages.addStage(doc, { id: title, title });
		for (const row of rows) activities.addActivity(doc, { id: row, stageId: title, title: row });
	}
	return doc;
}

test("the school's rows stand beside the stage of the same name, or the one they were taken from", () => {
	const roadmap = readRoadmap(roadmapOf({ Начало: ['д1'], Год: ['д2'], Итоги: ['д3'] }));
	const district = { documentId: 'd', roadmap };
	const school = roadmapOf({ 'НАЧАЛО.': ['ш1'], Кружки: ['ш2'] });
	let count = 0;
	const newId = (): string => `n${(count += 1)}`;
	takeOver(school, { ...district, activityIds: new Set(['д2']), newId });
	stages.changeStage(school, 'n1', { title: 'Наш учебный год' });
	const { stages: beside, own } = besideEachOther(readRoadmap(school), district);
	expect(beside.map(({ stage, ours }) => [stage.title, ours.map(({ title }) => title)])).toEqual([
		['Начало', ['ш1']],
		['Год', ['д2']],
		['Итоги', []]
	]);
	expect(own.map(({ title }) => title)).toEqual(['Кружки']);
});
