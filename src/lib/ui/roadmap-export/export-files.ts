import type { Roadmap } from '#lib/domain/roadmap/roadmap.ts';
import { schoolYearOf, type Period } from '#lib/domain/term/days.ts';

export const exportFormats = ['docx', 'xlsx', 'csv', 'ics', 'html'] as const;
export type ExportFormat = (typeof exportFormats)[number];

export interface ExportWish {
	readonly format: ExportFormat;
	/** For what others than the school will read: calendars and pages. */
	readonly withPersons: boolean;
	/** One activity of a calendar; left out, all that have dates. */
	readonly activityId?: string;
	readonly now: number;
	readonly today: string;
}

const types = {
	docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
	xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
	csv: 'text/csv',
	ics: 'text/calendar',
	html: 'text/html'
} as const satisfies Record<ExportFormat, string>;

export async function exportFile(roadmap: Roadmap, wish: ExportWish): Promise<File> {
	const content = await contentOf(roadmap, wish);
	const name = `${fileName(roadmap, wish.activityId)}.${wish.format}`;
	return new File([content], name, { type: types[wish.format] });
}

async function contentOf(
	roadmap: Roadmap,
	{ format, withPersons, activityId, now, today }: ExportWish
): Promise<string | Uint8Array<ArrayBuffer>> {
	switch (format) {
		case 'docx':
			return new Uint8Array((await import('#lib/export/roadmap-docx.ts')).roadmapDocx(roadmap));
		case 'xlsx':
			return new Uint8Array((await import('#lib/export/roadmap-xlsx.ts')).roadmapXlsx(roadmap));
		case 'csv':
			return (await import('#lib/export/roadmap-csv.ts')).roadmapCsv(roadmap);
		case 'html':
			return (await import('#lib/export/roadmap-html.ts')).roadmapHtml(roadmap, { withPersons });
		case 'ics': {
			const { roadmapIcs } = await import('#lib/export/roadmap-ics.ts');
			const one = activityId === undefined ? {} : { activityId };
			const within = periodFor(roadmap, today);
			return roadmapIcs(roadmap, { within, stampedAt: now, withPersons, ...one });
		}
	}
}

/** The document's own years, where it names them; else this school year and the next. */
function periodFor({ titlePage: { from, to } }: Roadmap, today: string): Period {
	if (from !== '' && to !== '' && to >= today) return { from, to };
	const year = schoolYearOf(today);
	return { from: `${year}-09-01`, to: `${year + 2}-08-31` };
}

const longestName = 60;

/** No sign that a disk or a mail programme would not take. */
function fileName({ titlePage, stages }: Roadmap, activityId: string | undefined): string {
	const activity = stages
		.flatMap(({ activities }) => activities)
		.find(({ id }) => id === activityId);
	const title = (activity?.title ?? titlePage.title).replace(/[\s\\/:*?"<>|«».,]+/g, ' ').trim();
	return title.slice(0, longestName).trim() || 'Дорожная карта';
}
