import type {
	Approval,
	Place,
	ProposedActivity,
	ProposedPart,
	ProposedStage,
	RoadmapProposal,
	RoadmapWarning,
	Written
} from '#lib/domain/roadmap/proposal.ts';
import { splitResponsible } from '../recognise/responsible.ts';
import { termState } from '../term-check.ts';

/** The stable form of `import-roadmap --json`; docs/import-format.md describes every field of it. */
export function proposalJson(proposal: RoadmapProposal): Readonly<Record<string, unknown>> {
	const { header, stages, leftovers, furniture, tables, warnings } = proposal;
	return {
		title: header.title.text,
		organisation: header.organisation.text,
		contacts: header.contacts.text,
		period: header.period,
		approvals: header.approvals.map(approvalJson),
		authors: header.authors.map(({ text }) => text),
		signatures: header.signatures.map(({ text }) => text),
		order: header.order.text,
		columns: tables,
		stages: stages.map((stage) => stageJson(stage, warnings)),
		unparsed: leftovers,
		furniture,
		warnings
	};
}

function approvalJson({ raw, ...approval }: Approval): Readonly<Record<string, unknown>> {
	return { ...approval, raw: raw.text, places: raw.places };
}

function stageJson(
	stage: ProposedStage,
	warnings: readonly RoadmapWarning[]
): Readonly<Record<string, unknown>> {
	return {
		number: stage.number,
		title: stage.title,
		task: stage.task.text,
		narrative: stage.narrative.text,
		heading: stage.heading.text,
		inferred: stage.inferred,
		places: stage.heading.places,
		activities: stage.activities.map((activity) => activityJson(activity, warnings))
	};
}

function activityJson(
	activity: ProposedActivity,
	warnings: readonly RoadmapWarning[]
): Readonly<Record<string, unknown>> {
	const { content, term, responsible, result } = activity;
	return {
		number: activity.number,
		title: activity.title,
		subItems: activity.parts.map(partJson),
		terms: termJson(term.text),
		responsible: activity.people.map(({ text }) => text),
		people: activity.people,
		result: result.text,
		documents: activity.documents,
		notes: activity.notes.map(({ heading, written }) => ({ heading, text: written.text })),
		cells: { content, term, responsible, result },
		warnings: warnings
			.filter(({ places }) => places.some((place) => stands(place, activity)))
			.map(({ code, sentence }) => ({ code, sentence }))
	};
}

function partJson({
	marker,
	title,
	term,
	responsible,
	result
}: ProposedPart): Readonly<Record<string, unknown>> {
	return {
		marker,
		title,
		terms: termJson(term),
		responsible: splitResponsible(responsible).map(({ text }) => text),
		result
	};
}

function termJson(raw: string): Readonly<Record<string, unknown>> {
	return { raw, needs: termState(raw) === 'unclear' ? 'clarify' : null };
}

function stands(place: Place, { content, term, responsible, result }: ProposedActivity): boolean {
	const cells: readonly Written[] = [content, term, responsible, result];
	return cells.some(({ places }) => places.some((each) => samePlace(each, place)));
}

function samePlace(one: Place, other: Place): boolean {
	if (one.at === 'line' || other.at === 'line')
		return one.at === 'line' && other.at === 'line' && one.line === other.line;
	return one.table === other.table && one.row === other.row && one.column === other.column;
}
