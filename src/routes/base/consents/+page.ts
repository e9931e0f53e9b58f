import type { PageLoad } from './$types';
import { baseAddress } from '#lib/ui/texts/addresses.ts';
import { registryTexts } from '#lib/ui/texts/ru/registry.ts';

export const load: PageLoad = () => ({ title: registryTexts.many.title, back: baseAddress });
