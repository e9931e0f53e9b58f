import type { PageLoad } from './$types';
import { homeAddress } from '#lib/ui/texts/addresses.ts';
import { weekTexts } from '#lib/ui/texts/ru/week.ts';

export const load: PageLoad = () => ({ title: weekTexts.title, back: homeAddress });
