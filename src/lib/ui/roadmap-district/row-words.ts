import type { Activity, Stage } from '#lib/domain/roadmap/roadmap.ts';
import { roadmapTexts } from '#lib/ui/texts/ru/roadmap.ts';
import { districtTexts as texts } from '#lib/ui/texts/ru/roadmap-district.ts';

export function rowTitle({ number, title }: Activity): string {
	return [number, title || roadmapTexts.noTitle].filter(Boolean).join(' ');
}

export function rowHint({ term, responsible }: Activity): string {
	const who = responsible.replace(/\s*\n\s*/g, ', ');
	return [term || texts.noTerm, who].filter(Boolean).join(' · ');
}

export function stageName({ number, title }: Stage): string {
	return roadmapTexts.stage(number, title);
}
