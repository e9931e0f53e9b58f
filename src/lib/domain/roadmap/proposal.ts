/**
 * What an import says a foreign document holds, before a person agrees. Keeps:
 *  1. Every text of the document stands somewhere in the proposal; what was not understood is in `leftovers`.
 *  2. Terms, people and results stand as written; what was understood of them stands beside, never instead.
 *  3. Every text knows the cells or lines it came from.
 */
export interface RoadmapProposal {
	readonly header: RoadmapHeader;
	readonly tables: readonly ProposedTable[];
	readonly stages: readonly ProposedStage[];
	readonly leftovers: readonly Leftover[];
	readonly furniture: readonly Leftover[];
	readonly warnings: readonly RoadmapWarning[];
}

/** Where a text stood in the document: tables, rows, columns and lines are counted from 0. */
export type Place =
	| { readonly at: 'cell'; readonly table: number; readonly row: number; readonly column: number }
	| { readonly at: 'line'; readonly line: number };

export interface Written {
	readonly text: string;
	readonly places: readonly Place[];
}

export interface RoadmapHeader {
	readonly title: Written;
	readonly organisation: Written;
	readonly contacts: Written;
	readonly period: RoadmapPeriod | null;
	readonly approvals: readonly Approval[];
	readonly authors: readonly Written[];
	/** The rest of an order that the roadmap is an appendix of. */
	readonly order: Written;
	readonly signatures: readonly Written[];
}

/** `from` and `to` are ISO dates. */
export interface RoadmapPeriod {
	readonly raw: string;
	readonly from: string;
	readonly to: string;
}

export type ApprovalKind = 'approved' | 'agreed' | 'accepted' | 'considered' | 'order';

/** `date` is ISO, or empty where the document names none. */
export interface Approval {
	readonly kind: ApprovalKind;
	readonly raw: Written;
	readonly by: string;
	readonly person: string;
	readonly document: 'order' | 'protocol' | '';
	readonly number: string;
	readonly date: string;
}

export type ColumnRole = 'number' | 'stage' | 'title' | 'term' | 'responsible' | 'result' | 'note';

export interface ProposedColumn {
	readonly column: number;
	readonly heading: string;
	readonly role: ColumnRole;
	readonly known: 'by-heading' | 'by-content' | 'by-hand';
}

export interface ProposedTable {
	readonly table: number;
	readonly columns: readonly ProposedColumn[];
}

export interface ProposedStage {
	/** As written, without «Этап» and the full stop: «1», «IV». */
	readonly number: string;
	readonly title: string;
	readonly heading: Written;
	readonly task: Written;
	readonly narrative: Written;
	/** The document has no heading for it; the numbers of its activities say that it is there. */
	readonly inferred: boolean;
	readonly activities: readonly ProposedActivity[];
}

export interface ProposedActivity {
	readonly number: string;
	readonly title: string;
	/** The whole cell the title and the parts were taken from. */
	readonly content: Written;
	readonly parts: readonly ProposedPart[];
	readonly term: Written;
	readonly responsible: Written;
	readonly people: readonly Responsible[];
	readonly result: Written;
	readonly documents: readonly string[];
	readonly notes: readonly ProposedNote[];
}

export interface ProposedPart {
	readonly marker: string;
	readonly title: string;
	readonly term: string;
	readonly responsible: string;
	readonly result: string;
}

export interface ProposedNote {
	readonly heading: string;
	readonly written: Written;
}

export type ResponsibleKind = 'person' | 'post' | 'body' | 'organisation' | 'free';

/** `text` as written; `means` differs from it only where a person said that two spellings are one. */
export interface Responsible {
	readonly kind: ResponsibleKind;
	readonly text: string;
	readonly person: string;
	readonly post: string;
	readonly means: string;
}

export interface Leftover {
	readonly text: string;
	readonly place: Place;
	readonly reason: 'not-understood' | 'heading' | 'service-row' | 'separator' | 'heading-repeated';
}

export interface RoadmapWarning {
	readonly code: WarningCode;
	readonly sentence: string;
	readonly places: readonly Place[];
	/** The texts the sentence speaks of, so that a screen may offer to choose between them. */
	readonly texts: readonly string[];
}

export type WarningCode =
	| 'number-doubled'
	| 'number-skipped'
	| 'number-missing'
	| 'number-out-of-order'
	| 'stage-heading-missing'
	| 'people-similar'
	| 'posts-similar'
	| 'words-glued'
	| 'word-split'
	| 'term-empty'
	| 'term-unclear'
	| 'term-guessed'
	| 'term-outside-period'
	| 'date-odd'
	| 'years-contradict'
	| 'mojibake'
	| 'responsible-empty'
	| 'responsible-in-result'
	| 'responsible-repeated'
	| 'responsible-unfinished'
	| 'title-empty'
	| 'title-truncated'
	| 'text-unfinished'
	| 'text-tail'
	| 'page-number'
	| 'row-joined'
	| 'columns-by-content'
	| 'column-doubtful'
	| 'roadmap-title-missing';
