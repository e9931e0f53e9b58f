import type * as Y from 'yjs';
import type { PlanContent, PlanForm } from '#lib/domain/approvals/plan-content.ts';
import { programmePlan, type ProgrammeWords } from '#lib/domain/approvals/programme-plan.ts';
import { roadmapPlan } from '#lib/domain/approvals/roadmap-plan.ts';
import { programmeTexts } from '#lib/domain/programme.ts';
import { readProgramme } from './programme/read.ts';
import { programmeText } from './programme/text.ts';
import { readRoadmap } from './roadmap/read.ts';

/** The same on every phone and on the server, if they hold the same document. */
export function planContentOf(doc: Y.Doc, form: PlanForm): PlanContent {
	switch (form) {
		case 'roadmap':
			return roadmapPlan(readRoadmap(doc));
		case 'programme':
			return programmePlan(readProgramme(doc), wordsOf(doc));
	}
}

function wordsOf(doc: Y.Doc): ProgrammeWords {
	const words = programmeTexts.map((name) => [name, programmeText(doc, name).value] as const);
	return Object.fromEntries(words) as ProgrammeWords;
}
