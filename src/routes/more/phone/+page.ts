import type { PageLoad } from './$types';
import { moreAddress } from '#lib/ui/texts/addresses.ts';
import { titles } from '#lib/ui/texts/ru/frame.ts';

export const load: PageLoad = () => ({ title: titles.phone, back: moreAddress });
