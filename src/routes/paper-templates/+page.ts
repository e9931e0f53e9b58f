import type { PageLoad } from './$types';
import { baseAddress } from '#lib/ui/texts/addresses.ts';
import { schoolPaperTexts } from '#lib/ui/texts/ru/school-papers.ts';
export const load: PageLoad = () => ({ title: schoolPaperTexts.title, back: baseAddress });
