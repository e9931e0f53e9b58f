import type { PageLoad } from './$types';
import { peopleTexts } from '#lib/ui/texts/ru/people.ts';
import { moreAddress } from '#lib/ui/texts/addresses.ts';
export const load: PageLoad = () => ({ title: peopleTexts.title, back: moreAddress });
