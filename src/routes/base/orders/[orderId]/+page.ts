import type { PageLoad } from './$types';
import { ordersAddress } from '#lib/ui/texts/addresses.ts';
import { orderTexts } from '#lib/ui/texts/ru/bonds.ts';

export const load: PageLoad = () => ({ title: orderTexts.cardTitle, back: ordersAddress });
