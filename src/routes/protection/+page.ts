import type { PageLoad } from './$types';
import { moreAddress } from '#lib/ui/texts/addresses.ts';
import { protectionTexts } from '#lib/ui/texts/ru/sign-in.ts';

export const load: PageLoad = () => ({
	title: protectionTexts.title,
	isOpen: true,
	back: moreAddress
});
