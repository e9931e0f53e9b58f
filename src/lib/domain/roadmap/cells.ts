import type { Activity, ExpectedDocument, Part, Stage, TitlePage } from './roadmap.ts';

/**
 * What stands in the cells of the official table. A cell that was read from a document is printed
 * word for word as long as it still says what the records say; an edited one is put together anew.
 */
export interface PrintedCells {
	readonly title: string;
	readonly term: string;
	readonly responsible: string;
	readonly result: string;
}

export interface PrintedIn {
	/** Without a number column the number stands before the title. */
	readonly hasNumberColumn: boolean;
}

export function cellsOf(activity: Activity, { hasNumberColumn }: PrintedIn): PrintedCells {
	return {
		title: titleCell(activity, hasNumberColumn),
		term: partsCell(activity.term, activity, 'term'),
		responsible: partsCell(activity.responsible, activity, 'responsible'),
		result: resultCell(activity)
	};
}

function titleCell(activity: Activity, hasNumberColumn: boolean): string {
	const { content, number } = activity;
	const whole = listedTitle(activity);
	const numbered = joined([number, whole], ' ');
	if (content !== '' && [whole, numbered].some((text) => bare(text) === bare(content))) {
		const isNumbered = number !== '' && bare(content) === bare(numbered);
		if (hasNumberColumn) return isNumbered ? afterNumber(content, number) : content;
		return isNumbered ? content : joined([number, content], ' ');
	}
	return hasNumberColumn ? whole : numbered;
}

function afterNumber(content: string, number: string): string {
	return content.startsWith(number) ? content.slice(number.length).trim() : content;
}

interface ListedTitle {
	readonly title: string;
	readonly parts: readonly Pick<Part, 'source' | 'marker' | 'title'>[];
}

/** The title and the parts that stand in its cell, as a list; a title may say its list itself. */
export function listedTitle({ title, parts }: ListedTitle): string {
	const listed = parts.filter(
		({ source, title: text }) => source !== 'result' && text !== '' && !says(title, text)
	);
	return joined([title, ...listed.map(listItem)], '\n');
}

export function listItem({ marker, title }: Pick<Part, 'marker' | 'title'>): string {
	return joined([marker, title], ' ');
}

/** Terms and people of parts stand in the row's cell, in the title, or are listed by number. */
function partsCell(raw: string, activity: Activity, field: 'term' | 'responsible'): string {
	const parts = activity.parts.filter((part) => part.source !== 'row' && part[field] !== '');
	const written = bare([raw, activity.content, activity.result].join(' '));
	if (parts.every((part) => written.includes(bare(part[field])))) return raw;
	const listed = activity.parts.map((part, at) => `${at + 1}) ${part[field] || '—'}`);
	return listed.join('\n');
}

function resultCell({ result, documents, parts }: Activity): string {
	const missing = documents.filter((paper) => !says(result, paper.title));
	const partResults = parts
		.filter((part) => part.source !== 'row' && part.result !== '' && !says(result, part.result))
		.map((part) => part.result);
	const added = [...missing.map(({ title }) => title), ...partResults];
	if (added.length === 0) return result;
	if (result === '') return numberedList(added);
	return joined([result, ...added.map((text) => `– ${text}`)], '\n');
}

/** «1) приказ», or the one paper without a number. */
export function numberedList(texts: readonly string[]): string {
	const [first = '', ...others] = texts;
	return others.length === 0 ? first : texts.map((text, at) => `${at + 1}) ${text}`).join('\n');
}

/** The papers of an activity as the roadmap counts them: «1)… 2)…». */
export function paperMarker(papers: readonly ExpectedDocument[], id: string): string {
	const at = papers.findIndex((paper) => paper.id === id);
	return at < 0 ? '' : `${at + 1})`;
}

/** The rows of an activity whose parts have rows of their own; one row for any other. */
export function rowPartsOf({ parts }: Activity): readonly Part[] {
	return parts.filter(({ source }) => source === 'row');
}

const taskLabel = 'Задача этапа: ';
const narrativeLabel = 'Итоги этапа: ';

/** Texts that say themselves what they are need no label before them. */
const saysTask =
	/^(?:задач[аи]|цел[ьи])(?:\s+(?:данного\s+|этого\s+)?(?:этапа|раздела|блока)(?![а-яё])|\s*[:–—])/iu;
const saysNarrative =
	/^(?:описание\s+хода|выработка\s+предложений|вывод[ы]?(?![а-яё])|итог[и]?\s+(?:этапа|раздела)|предложения\s+по)/iu;

export function printedTask({ task }: Pick<Stage, 'task'>): string {
	return task === '' || saysTask.test(task) ? task : `${taskLabel}${task}`;
}

export function printedNarrative({
	narrative,
	proposals
}: Pick<Stage, 'narrative' | 'proposals'>): string {
	const whole = joined([narrative, proposals], '\n');
	return whole === '' || saysNarrative.test(whole) ? whole : `${narrativeLabel}${whole}`;
}

/** The way back: what a person wrote, without the label we print before it. */
export function withoutLabel(printed: string): string {
	const label = [taskLabel, narrativeLabel].find((each) => printed.startsWith(each));
	return label === undefined ? printed : printed.slice(label.length);
}

/** «I. Подготовка», «Этап 2. Работа пар»: the stage's row as it came, or put together anew. */
export function stageHeading(stage: Stage): string {
	const { number, title, heading } = stage;
	const says = bare(heading);
	const isSame = [number + title, number + title + stage.task].some(
		(text) => bare(text) === says.replace(/^(?:этап|раздел|блок)(?=\d|[ivxіх])/u, '')
	);
	if (heading !== '' && isSame) return heading;
	if (number === '') return title;
	const isRoman = /^[IVXІХ]+$/.test(number);
	return joined([isRoman ? `${number}.` : `Этап ${number}.`, title], ' ').replace(
		/\.$/,
		title === '' ? '' : '.'
	);
}

/** For comparing only: no blanks, no marks between words, small letters. */
export function bare(text: string): string {
	return text.toLowerCase().replace(/[\s.;,:()–—-]+/gu, '');
}

export function says(text: string, part: string): boolean {
	return part.trim() === '' || bare(text).includes(bare(part));
}

export function joined(texts: readonly string[], by: string): string {
	return texts.filter((text) => text !== '').join(by);
}

/** A title that does not name its period has it on a line below. */
export function titleWithPeriod({ title, period }: Pick<TitlePage, 'title' | 'period'>): string {
	return says(title.replace(/\n/g, ' '), period) ? title : joined([title, `на ${period}`], '\n');
}
