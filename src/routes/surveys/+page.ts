import type { PageLoad } from './$types';
import { homeAddress } from '#lib/ui/texts/addresses.ts';
import { surveyTexts } from '#lib/ui/texts/ru/surveys.ts';

export const load: PageLoad = () => ({ title: surveyTexts.title, back: homeAddress });
