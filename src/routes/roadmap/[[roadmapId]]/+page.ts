import type { PageLoad } from './$types';
import { roadmapTexts } from '#lib/ui/texts/ru/roadmap.ts';

export const load: PageLoad = () => ({ title: roadmapTexts.title });
