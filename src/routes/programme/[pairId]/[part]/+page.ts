import type { PageLoad } from './$types';
import { titles } from '#lib/ui/texts/ru/frame.ts';
import { partTitles } from '#lib/ui/texts/ru/programme-parts.ts';

const known: Readonly<Record<string, string>> = partTitles;

export const load: PageLoad = ({ params }) => ({ title: known[params.part] ?? titles.programme });
