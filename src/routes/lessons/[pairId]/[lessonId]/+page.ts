import type { PageLoad } from './$types';
import { lessonsAddress } from '#lib/ui/texts/addresses.ts';
import { lessonTexts } from '#lib/ui/texts/ru/lessons.ts';
export const load: PageLoad = ({ params }) => ({
	title: lessonTexts.card,
	back: lessonsAddress(params.pairId)
});
