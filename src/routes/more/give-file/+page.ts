import type { PageLoad } from './$types';
import { titles } from '#lib/ui/texts/ru/frame.ts';
import { moreAddress } from '#lib/ui/texts/addresses.ts';
export const load: PageLoad = () => ({ title: titles.giveFile, back: moreAddress });
