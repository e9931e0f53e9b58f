import type { PageLoad } from './$types';
import { meetingsAddress } from '#lib/ui/texts/addresses.ts';
import { paperTexts } from '#lib/ui/texts/ru/papers.ts';
export const load: PageLoad = ({ params }) => ({
	title: paperTexts.title,
	back: meetingsAddress(params.pairId)
});
