import type { PageLoad } from './$types';
import { roadmapAddress } from '#lib/ui/texts/addresses.ts';
import { importTexts } from '#lib/ui/texts/ru/roadmap-import.ts';

export const load: PageLoad = ({ params }) => ({
	title: importTexts.title,
	back: roadmapAddress(params.roadmapId)
});
