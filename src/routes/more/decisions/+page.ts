import type { PageLoad } from './$types';
import { decisionsTexts } from '#lib/ui/texts/ru/decisions.ts';
import { moreAddress } from '#lib/ui/texts/addresses.ts';
export const load: PageLoad = () => ({ title: decisionsTexts.title, back: moreAddress });
