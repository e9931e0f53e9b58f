import type { PageLoad } from './$types';
import { baseAddress } from '#lib/ui/texts/addresses.ts';
import { peopleImportTexts } from '#lib/ui/texts/ru/people-import.ts';

export const load: PageLoad = () => ({ title: peopleImportTexts.title, back: baseAddress });
