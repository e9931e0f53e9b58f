import type { PageLoad } from './$types';
import { deskAddress } from '#lib/ui/texts/addresses.ts';
import { deskTexts } from '#lib/ui/texts/ru/survey-desk.ts';

export const load: PageLoad = ({ url }) => {
	const way = url.searchParams.get('by') === 'kiosk' ? deskTexts.kiosk : deskTexts.paper;
	return { title: way.title, back: deskAddress };
};
