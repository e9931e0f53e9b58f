import type { PageLoad } from './$types';
import { moreAddress } from '#lib/ui/texts/addresses.ts';
import { monitoringWay } from '#lib/ui/texts/ru/monitoring-way.ts';

export const load: PageLoad = () => ({ title: monitoringWay.title, back: moreAddress });
