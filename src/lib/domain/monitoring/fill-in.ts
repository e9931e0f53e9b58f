import type { Indicator } from '../indicators/indicator.ts';
import { isOfFew } from '../indicators/of-district.ts';
import type { MonitoringRequest, RequestField } from './request.ts';

/** What the curator wrote to one row; of what is counted only what differs is written. */
export interface RowDraft {
	readonly value: string;
	/** Why it differs from what was counted. */
	readonly reason: string;
}

export type RowTrouble = 'missing' | 'reason-needed' | 'not-a-number' | 'unknown-choice';

/** A row of the answer as it would go up now. */
export interface FilledRow {
	readonly field: RequestField;
	/** Of an indicator: what was counted. */
	readonly indicator: Indicator | undefined;
	readonly counted: string;
	readonly value: string;
	readonly reason: string;
	readonly isCorrected: boolean;
	/** When what it was counted from was last heard of (milliseconds); undefined for what was typed. */
	readonly dataAt: number | undefined;
	/** So few people that the number may tell of one of them: the curator decides. */
	readonly isOfFew: boolean;
	readonly trouble: RowTrouble | undefined;
}

export interface FillingIn {
	readonly drafts: ReadonlyMap<string, RowDraft>;
	readonly indicators: readonly Indicator[];
	readonly dataAt: number | undefined;
}

const nothing: RowDraft = { value: '', reason: '' };

export function fillIn(request: MonitoringRequest, given: FillingIn): readonly FilledRow[] {
	return request.fields.map((field) => {
		const draft = given.drafts.get(field.id) ?? nothing;
		return field.kind === 'indicator' ? countedRow(field, draft, given) : typedRow(field, draft);
	});
}

function countedRow(
	field: RequestField,
	{ value: written, reason }: RowDraft,
	{ indicators, dataAt }: FillingIn
): FilledRow {
	const indicator = indicators.find(({ id }) => id === field.indicatorId);
	const { value: found = null } = indicator ?? {};
	const counted = found === null ? '' : numberText(found);
	const typed = written.trim();
	const isCorrected = typed !== '' && typed !== counted;
	const value = isCorrected ? plainNumber(typed) : counted;
	return {
		...{ field, indicator, counted, isCorrected },
		value: value ?? typed,
		reason: isCorrected ? reason.trim() : '',
		dataAt: isCorrected || counted === '' ? undefined : dataAt,
		isOfFew: !isCorrected && indicator !== undefined && isOfFew(indicator),
		trouble: troubleOfCounted({ field, isCorrected, value, reason })
	};
}

function troubleOfCounted({
	field,
	isCorrected,
	value,
	reason
}: {
	readonly field: RequestField;
	readonly isCorrected: boolean;
	readonly value: string | undefined;
	readonly reason: string;
}): RowTrouble | undefined {
	if (value === undefined) return 'not-a-number';
	if (isCorrected && reason.trim() === '') return 'reason-needed';
	return field.isRequired && value === '' ? 'missing' : undefined;
}

function typedRow(field: RequestField, { value: written }: RowDraft): FilledRow {
	const typed = written.trim();
	const number = field.kind === 'number' ? plainNumber(typed) : typed;
	return {
		...{ field, indicator: undefined, counted: '', reason: '', isCorrected: false },
		...{ dataAt: undefined, isOfFew: false },
		value: number ?? typed,
		trouble: troubleOfTyped(field, typed, number)
	};
}

function troubleOfTyped(
	{ kind, options, isRequired }: RequestField,
	typed: string,
	number: string | undefined
): RowTrouble | undefined {
	if (typed === '') return isRequired ? 'missing' : undefined;
	if (number === undefined) return 'not-a-number';
	return kind === 'choice' && !options.includes(typed) ? 'unknown-choice' : undefined;
}

/** «12,5» and «1 200» as people write them; undefined for what is none. Empty stays empty. */
export function plainNumber(typed: string): string | undefined {
	if (typed === '') return '';
	const plain = typed.replace(/[\s\u00a0\u202f]/g, '').replace(',', '.');
	return /^-?\d{1,9}(?:\.\d{1,4})?$/.test(plain) ? plain.replace('.', ',') : undefined;
}

/** As numbers stand in a Russian table. */
export function numberText(value: number): string {
	return String(value).replace('.', ',');
}
