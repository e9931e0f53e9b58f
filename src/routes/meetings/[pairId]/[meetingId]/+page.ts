import type { PageLoad } from './$types';
import { titles } from '#lib/ui/texts/ru/frame.ts';
import { meetingsAddress } from '#lib/ui/texts/addresses.ts';
export const load: PageLoad = ({ params }) => ({
	title: titles.meeting,
	back: meetingsAddress(params.pairId)
});
