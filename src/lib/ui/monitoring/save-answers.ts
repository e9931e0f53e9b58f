import type { Snapshot } from '#lib/domain/monitoring/snapshot.ts';
import type { Paper } from '#lib/export/paper.ts';
import type { PlainTable } from '#lib/export/plain-table.ts';
import { downloadFile } from '#lib/ui/give-file.ts';
import {
	answerPaper,
	answersPaper,
	answersTable,
	answerTable,
	type AskedOfAll
} from './answer-papers.ts';

const office = 'application/vnd.openxmlformats-officedocument';
const types = {
	docx: `${office}.wordprocessingml.document`,
	xlsx: `${office}.spreadsheetml.sheet`
} as const;
export type Format = keyof typeof types;

export async function saveAnswer(snapshot: Snapshot, format: Format): Promise<void> {
	const name = `${snapshot.title}, ${snapshot.school}`;
	await save({ name, format, paper: answerPaper(snapshot), table: answerTable(snapshot) });
}

export async function saveAnswers(asked: AskedOfAll, format: Format): Promise<void> {
	const [paper, table] = [answersPaper(asked), answersTable(asked)];
	await save({ name: asked.title, format, paper, table });
}

interface Saving {
	readonly name: string;
	readonly format: Format;
	readonly paper: Paper;
	readonly table: PlainTable;
}

async function save({ name, format, paper, table }: Saving): Promise<void> {
	const bytes = format === 'docx' ? await docxOf(paper) : await xlsxOf(table);
	const plain = name.replace(/[\\/:*?"<>|]/g, ' ').trim();
	downloadFile(new File([new Uint8Array(bytes)], `${plain}.${format}`, { type: types[format] }));
}

async function docxOf(paper: Paper): Promise<Uint8Array> {
	const { paperDocx } = await import('#lib/export/paper-docx.ts');
	return paperDocx(paper);
}

async function xlsxOf(table: PlainTable): Promise<Uint8Array> {
	const { tableXlsx } = await import('#lib/export/plain-table.ts');
	return tableXlsx(table);
}
