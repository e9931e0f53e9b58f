import type {
	ProposedActivity,
	ProposedPart,
	ProposedTable
} from '#lib/domain/roadmap/proposal.ts';
import { splitDocuments } from './documents.ts';
import type { ActivityDraft } from './drafts.ts';
import { splitList, type ListItem } from './lists.ts';
import { partsOf } from './parts.ts';
import { splitResponsible } from './responsible.ts';
import { titleNumber } from './steps.ts';
import { written } from './written.ts';

export function activityOf(
	draft: ActivityDraft,
	tables: readonly ProposedTable[]
): ProposedActivity {
	const content = written(draft.content);
	const number = draft.number === '' ? titleNumber(content.text) : draft.number;
	const text = content.text.startsWith(number)
		? content.text.slice(number.length).trim()
		: content.text;
	const responsible = written(draft.responsible);
	const result = written(draft.result);
	const term = written(draft.term);
	const { lead, items } = splitList(text);
	const parts = partsOf({
		items,
		term: term.text,
		responsible: responsible.text,
		result: result.text,
		rows: draft.rows
	});
	return {
		number,
		title: lead === '' ? text : lead,
		content,
		parts,
		term,
		responsible,
		people: splitResponsible(responsible.text),
		result,
		documents: splitDocuments(result.text),
		notes: draft.notes.map(({ table, column, fragments }) => ({
			heading: headingAt(tables, table, column),
			written: written(fragments)
		}))
	};
}

/** A cell that lists several activities of one stage gives each of them, with the row's term and people. */
export function activitiesOf(
	draft: ActivityDraft,
	tables: readonly ProposedTable[]
): readonly ProposedActivity[] {
	const whole = activityOf(draft, tables);
	const { lead, items } = splitList(whole.content.text);
	if (lead !== '' || items.length === 0 || draft.rows.length > 0) return [whole];
	return items.map((item) => ({
		...whole,
		number: item.marker.replace(/^[-–—•▪·]$/, ''),
		title: item.text,
		parts: item.items.map(partOfItem)
	}));
}

function partOfItem(item: ListItem): ProposedPart {
	const inner = item.items.map(({ marker, text }) => `${marker} ${text}`);
	return {
		marker: item.marker,
		title: [item.text, ...inner].join('\n'),
		term: '',
		responsible: '',
		result: ''
	};
}

function headingAt(tables: readonly ProposedTable[], table: number, column: number): string {
	return tables.find((each) => each.table === table)?.columns[column]?.heading ?? '';
}
