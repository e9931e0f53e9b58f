import type { PageLoad } from './$types';
import { meetingsAddress } from '#lib/ui/texts/addresses.ts';
import { lessonTexts } from '#lib/ui/texts/ru/lessons.ts';
export const load: PageLoad = ({ params }) => ({
	title: lessonTexts.title,
	back: meetingsAddress(params.pairId)
});
