import type { PageLoad } from './$types';
import { bondsAddress } from '#lib/ui/texts/addresses.ts';
import { bondTexts } from '#lib/ui/texts/ru/bonds.ts';

export const load: PageLoad = () => ({ title: bondTexts.cardTitle, back: bondsAddress });
