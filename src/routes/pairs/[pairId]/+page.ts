import type { PageLoad } from './$types';
import { titles } from '#lib/ui/texts/ru/frame.ts';
import { pairsAddress } from '#lib/ui/texts/addresses.ts';
export const load: PageLoad = () => ({ title: titles.pair, back: pairsAddress });
