import type { PageLoad } from './$types';
import { moreAddress } from '#lib/ui/texts/addresses.ts';
import { deskTexts } from '#lib/ui/texts/ru/survey-desk.ts';

export const load: PageLoad = () => ({ title: deskTexts.title, back: moreAddress });
