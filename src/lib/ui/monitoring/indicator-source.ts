import type { Source } from '#lib/domain/indicators/indicator.ts';
import {
	activityAddress,
	basePersonAddress,
	bondAddress,
	pairAddress,
	resultsAddress
} from '#lib/ui/texts/addresses.ts';
import { decimalText } from '#lib/ui/texts/ru/indicators.ts';
import { monitoringTexts } from '#lib/ui/texts/ru/monitoring.ts';

const texts = monitoringTexts.indicators;

/** Where the record is looked at; undefined for what has no page of its own. */
export function addressOf({ of, id, inDocument = '' }: Source): string | undefined {
	switch (of) {
		case 'person':
			return basePersonAddress(id);
		case 'bond':
			return bondAddress(id);
		case 'pair':
			return pairAddress(id);
		case 'row':
			return activityAddress(inDocument, id);
		case 'survey':
			return resultsAddress(id);
		case 'group':
		case 'figure':
		case 'school':
			return undefined;
	}
}

export function partOf({ numerator, denominator }: Source): string {
	if (denominator === 0 && numerator > 1) return decimalText(numerator);
	if (denominator > 1 || numerator > 1)
		return texts.part(decimalText(numerator), decimalText(denominator));
	return numerator > 0 ? texts.counts : texts.countsNot;
}
