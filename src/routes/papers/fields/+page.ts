import type { PageLoad } from './$types';
import { meetingsAddress } from '#lib/ui/texts/addresses.ts';
import { paperFieldTexts } from '#lib/ui/texts/ru/paper-fields.ts';
export const load: PageLoad = () => ({ title: paperFieldTexts.title, back: meetingsAddress() });
