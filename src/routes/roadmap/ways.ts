import type { Way } from '#lib/ui/roadmap/ways.ts';
import { roadmapImportAddress } from '#lib/ui/texts/addresses.ts';
import { importTexts } from '#lib/ui/texts/ru/roadmap-import.ts';

/** What else one may do with a roadmap, each on a screen of its own. A row here is a row of «…». */
export const ways: readonly Way[] = [
	{
		label: importTexts.way,
		note: importTexts.wayNote,
		icon: 'file',
		href: roadmapImportAddress,
		writes: true,
		begins: true
	}
];
