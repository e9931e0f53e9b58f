import type { PageLoad } from './$types';
import { titles } from '#lib/ui/texts/ru/frame.ts';

export const load: PageLoad = () => ({ title: titles.more });
