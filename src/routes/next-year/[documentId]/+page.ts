import type { PageLoad } from './$types';
import { titles } from '#lib/ui/texts/ru/frame.ts';
import { roadmapAddress } from '#lib/ui/texts/addresses.ts';

export const load: PageLoad = ({ params }) => ({
	title: titles.nextYear,
	back: roadmapAddress(params.documentId)
});
