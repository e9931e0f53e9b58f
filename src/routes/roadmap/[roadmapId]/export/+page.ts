import type { PageLoad } from './$types';
import { roadmapAddress } from '#lib/ui/texts/addresses.ts';
import { exportTexts } from '#lib/ui/texts/ru/roadmap-export.ts';

export const load: PageLoad = ({ params }) => ({
	title: exportTexts.title,
	back: roadmapAddress(params.roadmapId)
});
