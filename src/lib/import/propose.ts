import type {
	ProposedStage,
	ProposedTable,
	RoadmapProposal,
	Responsible
} from '#lib/domain/roadmap/proposal.ts';
import { correctGrid, noCorrections, type Corrections } from './corrections.ts';
import type { Grid } from './grid.ts';
import { activitiesOf, activityOf } from './recognise/activity.ts';
import { draftsOf, type StageDraft } from './recognise/drafts.ts';
import { flowOf } from './recognise/flow.ts';
import { trimFooter } from './recognise/footer.ts';
import { readHeader } from './recognise/header.ts';
import { habitsOf, stepOf } from './recognise/steps.ts';
import { lines } from './recognise/written.ts';
import { refuse, taken, type ImportOutcome } from './refusals.ts';
import { warningsOf } from './warnings/warnings.ts';

/** The same grid and corrections give the same proposal, wherever and whenever they are read. */
export function proposeRoadmap(
	grid: Grid,
	corrections: Corrections = noCorrections
): ImportOutcome<RoadmapProposal> {
	const flow = flowOf(correctGrid(grid, corrections), corrections);
	if (!flow) return refuse('no-roadmap');
	const habits = habitsOf(flow.pieces);
	const steps = flow.pieces.flatMap((piece) => stepOf(piece, habits, corrections) ?? []);
	const drafts = draftsOf(trimFooter(steps), habits);
	if (drafts.stages.every((stage) => stage.activities.length === 0)) return refuse('no-roadmap');
	const { header, leftovers } = readHeader(flow.before, drafts.lines);
	const stages = drafts.stages.map((stage) => stageOf(stage, flow.tables, habits.stageNumbers));
	const proposal = {
		header: withHeaderCorrections(header, corrections),
		tables: flow.tables,
		stages: stages.map((stage) => withPeople(stage, corrections)),
		leftovers: [...leftovers, ...drafts.leftovers],
		furniture: drafts.furniture
	};
	return taken({ ...proposal, warnings: warningsOf(proposal, flow.doubtful) });
}

function stageOf(
	draft: StageDraft,
	tables: readonly ProposedTable[],
	cellsHoldMany: boolean
): ProposedStage {
	return {
		number: draft.number,
		title: draft.title,
		heading: lines(draft.heading),
		task: lines(draft.task),
		narrative: lines(draft.narrative),
		inferred: draft.inferred,
		activities: draft.activities.flatMap((activity) =>
			cellsHoldMany ? activitiesOf(activity, tables) : [activityOf(activity, tables)]
		)
	};
}

function withHeaderCorrections(
	header: RoadmapProposal['header'],
	{ header: { title, organisation } }: Corrections
): RoadmapProposal['header'] {
	return {
		...header,
		title: title === undefined ? header.title : { ...header.title, text: title },
		organisation:
			organisation === undefined
				? header.organisation
				: { ...header.organisation, text: organisation }
	};
}

function withPeople(stage: ProposedStage, { people }: Corrections): ProposedStage {
	if (people.length === 0) return stage;
	const means = new Map(people.map(({ written, means: meant }) => [written, meant]));
	const correct = (each: Responsible): Responsible => ({
		...each,
		means: means.get(each.text) ?? means.get(each.person) ?? each.means
	});
	return {
		...stage,
		activities: stage.activities.map((each) => ({ ...each, people: each.people.map(correct) }))
	};
}
