import type { PageLoad } from './$types';
import { baseAddress } from '#lib/ui/texts/addresses.ts';
import { bondTexts } from '#lib/ui/texts/ru/bonds.ts';

export const load: PageLoad = () => ({ title: bondTexts.title, back: baseAddress });
