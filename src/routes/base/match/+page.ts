import type { PageLoad } from './$types';
import { baseAddress } from '#lib/ui/texts/addresses.ts';
import { matchTexts } from '#lib/ui/texts/ru/bonds.ts';

export const load: PageLoad = () => ({ title: matchTexts.title, back: baseAddress });
