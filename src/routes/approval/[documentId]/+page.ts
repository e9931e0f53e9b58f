import type { PageLoad } from './$types';
import { titles } from '#lib/ui/texts/ru/frame.ts';
import { homeAddress } from '#lib/ui/texts/addresses.ts';

export const load: PageLoad = () => ({ title: titles.approval, back: homeAddress });
