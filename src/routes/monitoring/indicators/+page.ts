import type { PageLoad } from './$types';
import { monitoringAddress } from '#lib/ui/texts/addresses.ts';
import { monitoringTexts } from '#lib/ui/texts/ru/monitoring.ts';

export const load: PageLoad = () => ({
	title: monitoringTexts.indicators.title,
	back: monitoringAddress
});
