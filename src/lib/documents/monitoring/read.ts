import type * as Y from 'yjs';
import {
	figureNames,
	indicatorIds,
	type FigureName,
	type Figures,
	type IndicatorId
} from '#lib/domain/indicators/indicator.ts';
import type { PlanValues } from '#lib/domain/indicators/plan.ts';
import type { RowDraft } from '#lib/domain/monitoring/fill-in.ts';
import { reportTexts, type CuratorReport } from '#lib/domain/monitoring/report.ts';
import {
	requestFieldKinds,
	requestStates,
	type MonitoringRequest,
	type RequestField
} from '#lib/domain/monitoring/request.ts';
import { byOrder } from '#lib/domain/order.ts';
import { isIsoDate } from '#lib/domain/term/days.ts';
import { flagOf, numberOf, oneOf, recordsIn, textOf, textsOf, type Fields } from '../fields.ts';
import { isRemoved } from '../removal.ts';

/** Under «year|name», so that two who fill in different numbers do not take each other's away. */
export function yearKey(schoolYear: number, name: string): string {
	return `${schoolYear}|${name}`;
}

export function readPlans(doc: Y.Doc, schoolYear: number): PlanValues {
	const numbers = numbersOf(doc.getMap<unknown>('plans'), schoolYear, indicatorIds);
	return new Map(numbers);
}

export function readFigures(doc: Y.Doc, schoolYear: number): Figures {
	const numbers = numbersOf<FigureName>(doc.getMap<unknown>('figures'), schoolYear, figureNames);
	return Object.fromEntries(numbers);
}

function numbersOf<Name extends IndicatorId | FigureName>(
	values: Fields,
	schoolYear: number,
	names: readonly Name[]
): readonly (readonly [Name, number])[] {
	return names.flatMap((name) => {
		const value = values.get(yearKey(schoolYear, name));
		const isNumber = typeof value === 'number' && Number.isFinite(value) && value >= 0;
		return isNumber ? [[name, value] as const] : [];
	});
}

/** The newest first; whatever stands in the document, whole requests come out. */
export function readRequests(doc: Y.Doc): readonly MonitoringRequest[] {
	const fields = Object.groupBy(
		recordsIn(doc, 'fields').filter(([, one]) => !isRemoved(one)),
		([, one]) => textOf(one.get('requestId'))
	);
	return recordsIn(doc, 'requests')
		.filter(([, one]) => !isRemoved(one))
		.toSorted(([, a], [, b]) => numberOf(b.get('createdAt')) - numberOf(a.get('createdAt')))
		.map(([id, one]) => readRequest([id, one], (fields[id] ?? []).map(readField).sort(byOrder)));
}

function readRequest(
	[id, fields]: readonly [string, Fields],
	of: readonly RequestField[]
): MonitoringRequest {
	return {
		id,
		title: textOf(fields.get('title')),
		note: textOf(fields.get('note')),
		asOf: dayOf(fields.get('asOf')),
		due: dayOf(fields.get('due')),
		state: oneOf(requestStates, fields.get('state'), 'draft'),
		fields: of
	};
}

function dayOf(value: unknown): string {
	const text = textOf(value);
	return isIsoDate(text) ? text : '';
}

function readField([id, fields]: readonly [string, Fields]): RequestField {
	return {
		id,
		order: textOf(fields.get('order')),
		kind: oneOf(requestFieldKinds, fields.get('kind'), 'text'),
		title: textOf(fields.get('title')),
		hint: textOf(fields.get('hint')),
		indicatorId: oneOf(['', ...indicatorIds], fields.get('indicatorId'), ''),
		options: textsOf(fields.get('options')),
		isRequired: flagOf(fields.get('isRequired'))
	};
}

/** Flat, because two phones that begin the same answer must not put two records in each other's place. */
export function returnKey(requestId: string, fieldId: string, of: keyof RowDraft): string {
	return `${requestId}|${fieldId}|${of}`;
}

/** What the school's curator wrote to a request, by the id of the field. */
export function readReturn(doc: Y.Doc, requestId: string): ReadonlyMap<string, RowDraft> {
	const drafts = new Map<string, RowDraft>();
	for (const [key, value] of doc.getMap<unknown>('returns')) {
		const [of = '', fieldId = '', name] = key.split('|');
		if (of !== requestId || (name !== 'value' && name !== 'reason')) continue;
		const draft = drafts.get(fieldId) ?? { value: '', reason: '' };
		drafts.set(fieldId, { ...draft, [name]: textOf(value) });
	}
	return drafts;
}

/** The newest first. */
export function readReports(doc: Y.Doc): readonly CuratorReport[] {
	return recordsIn(doc, 'reports')
		.filter(([, fields]) => !isRemoved(fields))
		.map(readReport)
		.toSorted((a, b) => b.createdAt - a.createdAt || (a.id < b.id ? -1 : 1));
}

function readReport([id, fields]: readonly [string, Fields]): CuratorReport {
	const texts = reportTexts.map((name) => [name, textOf(fields.get(`text:${name}`))] as const);
	return {
		id,
		title: textOf(fields.get('title')),
		grounds: textOf(fields.get('grounds')),
		from: dayOf(fields.get('from')),
		to: dayOf(fields.get('to')),
		texts: Object.fromEntries(texts) as CuratorReport['texts'],
		createdAt: numberOf(fields.get('createdAt'))
	};
}
