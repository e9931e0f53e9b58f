import type { PageLoad } from './$types';
import { titles } from '#lib/ui/texts/ru/frame.ts';
import { partTitles, pupilPartTitles } from '#lib/ui/texts/ru/programme-parts.ts';

const known: Readonly<Record<string, string>> = partTitles;
const simple: Readonly<Record<string, string>> = pupilPartTitles;

export const load: PageLoad = ({ params: { part }, url }) => {
	const isForPupils = url.searchParams.get('for') === 'pupils';
	return { title: (isForPupils ? simple[part] : undefined) ?? known[part] ?? titles.programme };
};
