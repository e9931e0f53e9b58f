import type { PageLoad } from './$types';
import { meetingsAddress } from '#lib/ui/texts/addresses.ts';
import { tallyTexts } from '#lib/ui/texts/ru/tally.ts';
export const load: PageLoad = ({ params }) => ({
	title: tallyTexts.title,
	back: meetingsAddress(params.pairId)
});
