import type { PageLoad } from './$types';
import { meetingsAddress } from '#lib/ui/texts/addresses.ts';
import { storyTexts } from '#lib/ui/texts/ru/story.ts';
export const load: PageLoad = ({ params }) => ({
	title: storyTexts.title,
	back: meetingsAddress(params.pairId)
});
