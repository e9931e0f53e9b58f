import type { PageLoad } from './$types';
import { moreAddress } from '#lib/ui/texts/addresses.ts';
import { calendarTexts } from '#lib/ui/texts/ru/calendar.ts';
export const load: PageLoad = () => ({ title: calendarTexts.title, back: moreAddress });
