import type { PageLoad } from './$types';
import { deskAddress } from '#lib/ui/texts/addresses.ts';
import { deskTexts } from '#lib/ui/texts/ru/survey-desk.ts';

export const load: PageLoad = () => ({ title: deskTexts.paper.blankName, back: deskAddress });
