import { wayTexts as texts } from '#lib/ui/texts/ru/approvals.ts';
import type { Way } from '#lib/ui/roadmap/ways.ts';
import {
	approvalAddress,
	changesAddress,
	nextYearAddress,
	roadmapDistrictAddress,
	roadmapExportAddress,
	roadmapImportAddress
} from '#lib/ui/texts/addresses.ts';
import { districtTexts } from '#lib/ui/texts/ru/roadmap-district.ts';
import { exportTexts } from '#lib/ui/texts/ru/roadmap-export.ts';
import { importWay, readyWay } from '#lib/ui/texts/ru/roadmap-import-way.ts';

/** What else one may do with a roadmap, each on a screen of its own. A row here is a row of «…». */
export const ways: readonly Way[] = [
	{
		...importWay,
		icon: 'file',
		href: roadmapImportAddress,
		writes: true,
		begins: true
	},
	{
		...readyWay,
		icon: 'trail',
		href: (roadmapId) => `${roadmapImportAddress(roadmapId)}#ready`,
		writes: true,
		begins: true
	},
	{
		label: texts.approval,
		note: texts.approvalNote,
		icon: 'flag',
		href: approvalAddress,
		writes: false
	},
	{
		label: texts.changes,
		note: texts.changesNote,
		icon: 'edit',
		href: changesAddress,
		writes: false
	},
	{
		label: texts.nextYear,
		note: texts.nextYearNote,
		icon: 'calendar',
		href: nextYearAddress,
		writes: true
	},
	{
		label: exportTexts.way,
		note: exportTexts.wayNote,
		icon: 'share',
		href: roadmapExportAddress,
		writes: false
	}
];

/** Only where there is a roadmap of the district to take from. */
export const waysWithDistrict: readonly Way[] = [
	...ways,
	{
		label: districtTexts.way,
		note: districtTexts.wayNote,
		icon: 'copy',
		href: roadmapDistrictAddress,
		writes: true
	}
];
