import type { PageLoad } from './$types';
import { moreAddress } from '#lib/ui/texts/addresses.ts';
import { supportTexts } from '#lib/ui/texts/ru/support.ts';
export const load: PageLoad = () => ({ title: supportTexts.title, back: moreAddress });
