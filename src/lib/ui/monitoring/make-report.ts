import { accepted, declined, type Outcome } from '#lib/domain/outcome.ts';
import { templateSentence } from '#lib/ui/texts/ru/papers.ts';
import { reportPaperTexts } from '#lib/ui/texts/ru/report-paper.ts';
import { reportValues, type ReportSource } from './report-values.ts';

const type = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** By the school's own template, or by the built-in one. The reason is a sentence for the screen. */
export async function makeReport(
	source: ReportSource,
	template: Uint8Array | undefined
): Promise<Outcome<File, string>> {
	const { fillTemplate } = await import('#lib/export/papers/fill-template.ts');
	const { curatorReportTemplate } = await import('#lib/export/papers/curator-report.ts');
	const filled = fillTemplate(template ?? curatorReportTemplate(), reportValues(source));
	if (filled.ok) return accepted(fileOf(filled.bytes, source.report.title));
	return declined(templateSentence(filled.trouble));
}

export async function reportTemplateFile(): Promise<File> {
	const { curatorReportTemplate } = await import('#lib/export/papers/curator-report.ts');
	return fileOf(curatorReportTemplate(), reportPaperTexts.templateName);
}

function fileOf(bytes: Uint8Array, name: string): File {
	const plain = name.replace(/[\\/:*?"<>|]/g, ' ').trim();
	return new File([new Uint8Array(bytes)], `${plain}.docx`, { type });
}
