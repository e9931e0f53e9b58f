import type {
	Approval,
	ProposedActivity,
	ProposedPart,
	ProposedStage,
	RoadmapPeriod,
	RoadmapProposal
} from '#lib/domain/roadmap/proposal.ts';
import { splitResponsible } from '../recognise/responsible.ts';
import { readingOf, type TermReading } from '../term-check.ts';
import { warningsAt, warningsByPlace, type WarningsByPlace } from '../warnings/by-place.ts';

/** The stable form of `import-roadmap --json`; docs/import-format.md describes every field of it. */
export function proposalJson(proposal: RoadmapProposal): Readonly<Record<string, unknown>> {
	const { header, stages, leftovers, furniture, tables, warnings } = proposal;
	const context = { warnings: warningsByPlace(warnings), readTerm: remembered(header.period) };
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
		stages: stages.map((stage) => stageJson(stage, context)),
		unparsed: leftovers,
		furniture,
		warnings
	};
}

function approvalJson({ raw, ...approval }: Approval): Readonly<Record<string, unknown>> {
	return { ...approval, raw: raw.text, places: raw.places };
}

function stageJson(stage: ProposedStage, context: Context): Readonly<Record<string, unknown>> {
	return {
		number: stage.number,
		title: stage.title,
		task: stage.task.text,
		narrative: stage.narrative.text,
		heading: stage.heading.text,
		inferred: stage.inferred,
		places: stage.heading.places,
		activities: stage.activities.map((activity) => activityJson(activity, context))
	};
}

function activityJson(
	activity: ProposedActivity,
	context: Context
): Readonly<Record<string, unknown>> {
	const { content, term, responsible, result } = activity;
	return {
		number: activity.number,
		title: activity.title,
		subItems: activity.parts.map((part) => partJson(part, context)),
		terms: context.readTerm(term.text),
		responsible: activity.people.map(({ text }) => text),
		people: activity.people,
		result: result.text,
		documents: activity.documents,
		notes: activity.notes.map(({ heading, written }) => ({ heading, text: written.text })),
		cells: { content, term, responsible, result },
		warnings: warningsAt(activity, context.warnings).map(({ code, sentence }) => ({
			code,
			sentence
		}))
	};
}

function partJson(part: ProposedPart, { readTerm }: Context): Readonly<Record<string, unknown>> {
	return {
		marker: part.marker,
		title: part.title,
		terms: readTerm(part.term),
		responsible: splitResponsible(part.responsible).map(({ text }) => text),
		result: part.result
	};
}

interface Context {
	readonly warnings: WarningsByPlace;
	readonly readTerm: (raw: string) => TermReading;
}

/** The same few terms stand in a roadmap again and again. */
function remembered(period: RoadmapPeriod | null): (raw: string) => TermReading {
	const known = new Map<string, TermReading>();
	return (raw) => {
		const reading = known.get(raw) ?? readingOf(raw, period);
		known.set(raw, reading);
		return reading;
	};
}
