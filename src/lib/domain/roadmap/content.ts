import type { RoadmapContent } from '../roadmap.ts';
import { cellsOf, printedNarrative, printedTask } from './cells.ts';
import type { Roadmap } from './roadmap.ts';

/** What the roadmap says on paper, to be compared with a document that is read once more. */
export function contentOf(roadmap: Roadmap): RoadmapContent {
	return {
		stages: roadmap.stages.map((stage) => ({
			id: stage.id,
			number: stage.number,
			title: stage.title,
			task: printedTask(stage),
			narrative: printedNarrative(stage),
			activities: stage.activities.map((activity) => {
				const { term, responsible, result } = cellsOf(activity, { hasNumberColumn: true });
				const { id, number, title, parts } = activity;
				return { id, number, title, term, responsible, result, parts };
			})
		}))
	};
}
