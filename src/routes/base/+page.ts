import type { PageLoad } from './$types';
import { moreAddress } from '#lib/ui/texts/addresses.ts';
import { registryTexts } from '#lib/ui/texts/ru/registry.ts';

export const load: PageLoad = () => ({ title: registryTexts.title, back: moreAddress });
