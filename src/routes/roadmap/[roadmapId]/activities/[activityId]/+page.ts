import type { PageLoad } from './$types';
import { roadmapAddress } from '#lib/ui/texts/addresses.ts';
import { activityTexts } from '#lib/ui/texts/ru/roadmap-activity.ts';

export const load: PageLoad = ({ params }) => ({
	title: activityTexts.title,
	back: roadmapAddress(params.roadmapId)
});
