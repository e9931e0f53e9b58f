import type { PageLoad } from './$types';
import { bondsAddress } from '#lib/ui/texts/addresses.ts';
import { orderTexts } from '#lib/ui/texts/ru/bonds.ts';

export const load: PageLoad = () => ({ title: orderTexts.title, back: bondsAddress });
