import { isIsoDate, type IsoDate } from '../term/days.ts';
import type { FilledRow } from './fill-in.ts';
import { mostFields, requestFieldKinds, type RequestFieldKind } from './request.ts';

/**
 * What went up: a copy of the numbers as they stood, which no later edit changes. Keeps:
 *  1. The phone and the server make the same text of the same snapshot, so both have the same hash.
 *  2. Nothing is in it but what the curator saw in the rows.
 */
export interface Snapshot {
	readonly version: 1;
	readonly requestId: string;
	readonly title: string;
	readonly asOf: IsoDate;
	readonly due: IsoDate;
	readonly school: string;
	readonly rows: readonly SnapshotRow[];
}

export interface SnapshotRow {
	readonly fieldId: string;
	readonly kind: RequestFieldKind;
	readonly title: string;
	readonly value: string;
	/** Of an indicator: what was counted, and from what; empty where nothing was. */
	readonly counted: string;
	readonly numerator: number;
	readonly denominator: number;
	/** Why the value differs from what was counted. */
	readonly reason: string;
	/** Milliseconds; 0 for what was typed. */
	readonly dataAt: number;
}

export interface SnapshotOf {
	readonly requestId: string;
	readonly title: string;
	readonly asOf: IsoDate;
	readonly due: IsoDate;
	readonly school: string;
	readonly rows: readonly FilledRow[];
	readonly titleOf: (row: FilledRow) => string;
}

export function snapshotOf({ rows, titleOf, ...of }: SnapshotOf): Snapshot {
	return {
		version: 1,
		...of,
		rows: rows.map((row) => ({
			fieldId: row.field.id,
			kind: row.field.kind,
			title: titleOf(row),
			value: row.value,
			counted: row.counted,
			numerator: row.indicator?.numerator ?? 0,
			denominator: row.indicator?.denominator ?? 0,
			reason: row.reason,
			dataAt: row.dataAt ?? 0
		}))
	};
}

/** The text that is hashed: the order of the fields is always this one. */
export function snapshotText(snapshot: Snapshot): string {
	const { version, requestId, title, asOf, due, school, rows } = snapshot;
	return JSON.stringify({
		...{ version, requestId, title, asOf, due, school },
		rows: rows.map(
			({ fieldId, kind, title: of, value, counted, numerator, denominator, reason, dataAt }) => {
				const row = { fieldId, kind, title: of, value, counted, numerator, denominator };
				return { ...row, reason, dataAt };
			}
		)
	});
}

/** Undefined for whatever is no snapshot. */
export function readSnapshot(text: string): Snapshot | undefined {
	const value = parsed(text);
	if (!isObject(value) || value['version'] !== 1 || !Array.isArray(value['rows'])) return undefined;
	const rows = value['rows'].map(readRow);
	if (rows.length > mostFields || rows.includes(undefined)) return undefined;
	const word = (name: string): string => (typeof value[name] === 'string' ? value[name] : '');
	const snapshot: Snapshot = {
		...{ version: 1, requestId: word('requestId'), title: word('title'), asOf: word('asOf') },
		...{ due: word('due'), school: word('school') },
		rows: rows.filter((row) => row !== undefined)
	};
	const isDated = isIsoDate(snapshot.asOf) && isIsoDate(snapshot.due);
	return snapshot.requestId === '' || !isDated ? undefined : snapshot;
}

function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		// Not ours, whatever it is.
		return undefined;
	}
}

function readRow(value: unknown): SnapshotRow | undefined {
	if (!isObject(value)) return undefined;
	const kind = requestFieldKinds.find((one) => one === value['kind']);
	const word = (name: string): string => (typeof value[name] === 'string' ? value[name] : '');
	const number = (name: string): number => {
		const one = value[name];
		return typeof one === 'number' && Number.isFinite(one) ? one : 0;
	};
	if (!kind || word('fieldId') === '') return undefined;
	return {
		...{ fieldId: word('fieldId'), kind, title: word('title'), value: word('value') },
		...{ counted: word('counted'), numerator: number('numerator') },
		...{ denominator: number('denominator'), reason: word('reason'), dataAt: number('dataAt') }
	};
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
