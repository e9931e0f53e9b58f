import type { PageLoad } from './$types';
import { titles } from '#lib/ui/texts/ru/frame.ts';
import { approvalAddress } from '#lib/ui/texts/addresses.ts';

export const load: PageLoad = ({ params }) => ({
	title: titles.compare,
	back: approvalAddress(params.documentId)
});
