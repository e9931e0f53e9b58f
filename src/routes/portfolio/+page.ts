import type { PageLoad } from './$types';
import { moreAddress } from '#lib/ui/texts/addresses.ts';
import { storyTexts } from '#lib/ui/texts/ru/story.ts';
export const load: PageLoad = () => ({ title: storyTexts.portfolio, back: moreAddress });
