import type { PageLoad } from './$types';
import { homeAddress } from '#lib/ui/texts/addresses.ts';
import { progressTexts } from '#lib/ui/texts/ru/progress.ts';

export const load: PageLoad = () => ({ title: progressTexts.title, back: homeAddress });
