import { bare, joined, listedTitle, says, withoutLabel } from './cells.ts';
import type {
	Place,
	ProposedActivity,
	ProposedStage,
	RoadmapProposal,
	Written
} from './proposal.ts';
import type {
	Activity,
	ApprovalBlock,
	Column,
	ExpectedDocument,
	Part,
	PartSource,
	Stage,
	TitlePage
} from './roadmap.ts';

/** A proposal as records of a roadmap; ids and places in the order are given by whoever keeps them. */
export type StageFields = Pick<Stage, 'number' | 'title' | 'heading'>;
export type StageLongTexts = Pick<Stage, 'task' | 'narrative'>;
export type ActivityFields = Pick<
	Activity,
	'number' | 'title' | 'content' | 'term' | 'responsible' | 'people' | 'result' | 'notes'
>;
export type PartFields = Omit<Part, 'id' | 'order' | 'activityId'>;
export type PaperFields = Pick<ExpectedDocument, 'title'>;

export function stageFields({ number, title, heading }: ProposedStage): StageFields {
	return { number, title, heading: heading.text };
}

export function stageLongTexts({ task, narrative }: ProposedStage): StageLongTexts {
	return { task: withoutLabel(task.text), narrative: withoutLabel(narrative.text) };
}

export function activityFields(proposed: ProposedActivity): ActivityFields {
	const { number, title, content, term, responsible, people, result, notes } = proposed;
	return {
		number,
		title,
		content: isPutTogether(proposed) ? '' : content.text,
		term: term.text,
		responsible: responsible.text,
		people: people.map(({ kind, text, person, post }) => ({ kind, text, person, post })),
		result: result.text,
		notes: notes.map(({ heading, written }) => ({ heading, text: written.text }))
	};
}

/** A cell that would be put together just so need not be kept word for word beside its pieces. */
function isPutTogether(proposed: ProposedActivity): boolean {
	const { number, title, content } = proposed;
	const whole = listedTitle({ title, parts: partFields(proposed) });
	return content.text === whole || content.text === joined([number, whole], ' ');
}

export function partFields(proposed: ProposedActivity): readonly PartFields[] {
	const source = sourceOf(proposed);
	return proposed.parts.map(({ marker, title, term, responsible, result }) => ({
		source,
		marker,
		title,
		term,
		responsible,
		result
	}));
}

export function paperFields({ documents }: ProposedActivity): readonly PaperFields[] {
	return documents.map((title) => ({ title }));
}

/** The proposal does not say where parts stood; their texts and the rows they came from do. */
function sourceOf(proposed: ProposedActivity): PartSource {
	const { parts, term, responsible, result, content } = proposed;
	const isWhole = (whole: Written, texts: readonly string[]): boolean =>
		bare(texts.join(' ')) === bare(whole.text);
	const ofRows =
		rowsOf([term, responsible, result]).size > 1 &&
		isWhole(
			term,
			parts.map((part) => part.term)
		) &&
		isWhole(
			responsible,
			parts.map((part) => part.responsible)
		) &&
		isWhole(
			result,
			parts.map((part) => part.result)
		);
	if (ofRows) return 'row';
	const ofResult = parts.every(
		(part) => says(result.text, part.title) && !says(content.text, part.title)
	);
	return ofResult ? 'result' : 'cell';
}

function rowsOf(texts: readonly Written[]): ReadonlySet<string> {
	return new Set(texts.flatMap(({ places }) => places.map(rowName)));
}

function rowName(place: Place): string {
	return place.at === 'cell' ? `${place.table} ${place.row}` : `line ${place.line}`;
}

export function titlePageFields({ header }: RoadmapProposal): Omit<TitlePage, 'level'> {
	const { title, organisation, contacts, period, order, authors, signatures } = header;
	return {
		title: title.text,
		organisation: organisation.text,
		contacts: contacts.text,
		period: period?.raw ?? '',
		from: period?.from ?? '',
		to: period?.to ?? '',
		order: order.text,
		authors: authors.map(({ text }) => text),
		signatures: signatures.map(({ text }) => text)
	};
}

export function approvalFields({
	header
}: RoadmapProposal): readonly Omit<ApprovalBlock, 'id' | 'order'>[] {
	return header.approvals.map(({ raw, ...rest }) => ({ ...rest, text: raw.text }));
}

export function columnFields({ tables }: RoadmapProposal): readonly Column[] {
	return (tables[0]?.columns ?? []).map(({ heading, role }) => ({ heading, role }));
}
