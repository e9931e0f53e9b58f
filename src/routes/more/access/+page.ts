import type { PageLoad } from './$types';
import { accessLogTexts } from '#lib/ui/texts/ru/access-log.ts';
import { moreAddress } from '#lib/ui/texts/addresses.ts';
export const load: PageLoad = () => ({ title: accessLogTexts.title, back: moreAddress });
