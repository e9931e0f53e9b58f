import type * as Y from 'yjs';
import type { FigureName, IndicatorId } from '#lib/domain/indicators/indicator.ts';
import type { RowDraft } from '#lib/domain/monitoring/fill-in.ts';
import type { CuratorReport, ReportText } from '#lib/domain/monitoring/report.ts';
import type { MonitoringRequest, RequestField } from '#lib/domain/monitoring/request.ts';
import { placeAt, placeBetween } from '#lib/domain/order.ts';
import { putRecord, recordIn, setFields, type Fields } from '../fields.ts';
import { removeRecord, restoreRecord } from '../removal.ts';
import { readRequests, returnKey, yearKey } from './read.ts';

interface OfYear<Name> {
	readonly schoolYear: number;
	readonly name: Name;
	/** Undefined takes it away. */
	readonly value: number | undefined;
}

export function setPlan(doc: Y.Doc, of: OfYear<IndicatorId>): void {
	doc.transact(() => setNumber(doc.getMap('plans'), of));
}

export function setFigure(doc: Y.Doc, of: OfYear<FigureName>): void {
	doc.transact(() => setNumber(doc.getMap('figures'), of));
}

function setNumber(values: Fields, { schoolYear, name, value }: OfYear<string>): void {
	const key = yearKey(schoolYear, name);
	if (value === undefined) values.delete(key);
	else setFields(values, { [key]: value });
}

export interface NewRequest {
	readonly id: string;
	readonly createdAt: number;
	readonly title: string;
	readonly asOf: string;
	readonly due: string;
}

export function addRequest(doc: Y.Doc, { id, ...fields }: NewRequest): void {
	doc.transact(() => putRecord(doc.getMap('requests'), id, { ...fields, state: 'draft' }));
}

export type RequestChange = Partial<Omit<MonitoringRequest, 'id' | 'fields'>>;

export function changeRequest(doc: Y.Doc, requestId: string, change: RequestChange): void {
	doc.transact(() => {
		const request = recordIn(doc, 'requests', requestId);
		if (request) setFields(request, change);
	});
}

export function removeRequest(doc: Y.Doc, requestId: string): void {
	doc.transact(() => {
		const request = recordIn(doc, 'requests', requestId);
		if (request) removeRecord(request);
	});
}

export type FieldChange = Partial<Omit<RequestField, 'id' | 'order'>>;

export function addField(
	doc: Y.Doc,
	requestId: string,
	{ id, ...fields }: FieldChange & Pick<RequestField, 'id' | 'kind'>
): void {
	doc.transact(() => {
		const order = placeBetween(fieldsOf(doc, requestId).at(-1)?.order, undefined);
		putRecord(doc.getMap('fields'), id, { ...plain(fields), requestId, order });
	});
}

export function changeField(doc: Y.Doc, fieldId: string, change: FieldChange): void {
	doc.transact(() => {
		const field = recordIn(doc, 'fields', fieldId);
		if (field) setFields(field, plain(change));
	});
}

export function moveField(
	doc: Y.Doc,
	fieldId: string,
	{ requestId, index }: { readonly requestId: string; readonly index: number }
): void {
	doc.transact(() => {
		const field = recordIn(doc, 'fields', fieldId);
		const others = fieldsOf(doc, requestId).filter(({ id }) => id !== fieldId);
		if (field) setFields(field, { order: placeAt(others, index) });
	});
}

export function removeField(doc: Y.Doc, fieldId: string): void {
	doc.transact(() => {
		const field = recordIn(doc, 'fields', fieldId);
		if (field) removeRecord(field);
	});
}

export function restoreField(doc: Y.Doc, fieldId: string): void {
	doc.transact(() => {
		const field = recordIn(doc, 'fields', fieldId);
		if (field) restoreRecord(field);
	});
}

function fieldsOf(doc: Y.Doc, requestId: string): readonly RequestField[] {
	return readRequests(doc).find(({ id }) => id === requestId)?.fields ?? [];
}

export function writeReturn(
	doc: Y.Doc,
	requestId: string,
	{ fieldId, ...change }: Partial<RowDraft> & { readonly fieldId: string }
): void {
	const key = (of: keyof RowDraft): string => returnKey(requestId, fieldId, of);
	const { value, reason } = change;
	doc.transact(() =>
		setFields(doc.getMap('returns'), {
			...(value === undefined ? {} : { [key('value')]: value }),
			...(reason === undefined ? {} : { [key('reason')]: reason })
		})
	);
}

export function addReport(
	doc: Y.Doc,
	{ id, ...fields }: Pick<CuratorReport, 'id' | 'title' | 'from' | 'to' | 'createdAt'>
): void {
	doc.transact(() => putRecord(doc.getMap('reports'), id, fields));
}

export type ReportChange = Partial<Pick<CuratorReport, 'title' | 'grounds' | 'from' | 'to'>>;

export function changeReport(doc: Y.Doc, reportId: string, change: ReportChange): void {
	doc.transact(() => {
		const report = recordIn(doc, 'reports', reportId);
		if (report) setFields(report, change);
	});
}

export function writeReport(
	doc: Y.Doc,
	reportId: string,
	{ name, text }: { readonly name: ReportText; readonly text: string }
): void {
	doc.transact(() => {
		const report = recordIn(doc, 'reports', reportId);
		if (report) setFields(report, { [`text:${name}`]: text });
	});
}

export function removeReport(doc: Y.Doc, reportId: string): void {
	doc.transact(() => {
		const report = recordIn(doc, 'reports', reportId);
		if (report) removeRecord(report);
	});
}

function plain(change: FieldChange): object {
	return change.options ? { ...change, options: [...change.options] } : change;
}
