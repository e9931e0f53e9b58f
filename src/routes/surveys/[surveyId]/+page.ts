import type { PageLoad } from './$types';
import { surveysAddress } from '#lib/ui/texts/addresses.ts';
import { surveyTexts } from '#lib/ui/texts/ru/surveys.ts';

export const load: PageLoad = () => ({ title: surveyTexts.answerTitle, back: surveysAddress });
