import type { PageLoad } from './$types';
import { roadmapAddress } from '#lib/ui/texts/addresses.ts';
import { districtTexts } from '#lib/ui/texts/ru/roadmap-district.ts';

export const load: PageLoad = ({ params }) => ({
	title: districtTexts.title,
	back: roadmapAddress(params.roadmapId)
});
