import type { IndicatorId } from '../indicators/indicator.ts';
import type { Placed } from '../order.ts';
import type { IsoDate } from '../term/days.ts';

/** What a district asks of its schools, on one day for all of them. */
export interface MonitoringRequest {
	readonly id: string;
	readonly title: string;
	readonly note: string;
	/** The day on which the numbers stand; empty while nobody has said it. */
	readonly asOf: IsoDate;
	readonly due: IsoDate;
	readonly state: RequestState;
	readonly fields: readonly RequestField[];
}

export const requestStates = ['draft', 'open', 'closed'] as const;
export type RequestState = (typeof requestStates)[number];

export const requestFieldKinds = ['indicator', 'number', 'text', 'choice'] as const;
export type RequestFieldKind = (typeof requestFieldKinds)[number];

export interface RequestField extends Placed {
	readonly kind: RequestFieldKind;
	/** Of an indicator it may be empty: then the indicator's own name stands there. */
	readonly title: string;
	readonly hint: string;
	/** Of an `indicator`; empty of any other. */
	readonly indicatorId: IndicatorId | '';
	/** Of a `choice`. */
	readonly options: readonly string[];
	readonly isRequired: boolean;
}

export const mostFields = 60;

export type RequestFlaw = 'no-title' | 'no-days' | 'no-fields' | 'untitled-field' | 'few-options';

/** Why a request cannot be put before the schools yet. */
export function flawOfRequest(request: MonitoringRequest): RequestFlaw | undefined {
	if (request.title.trim() === '') return 'no-title';
	if (request.asOf === '' || request.due === '') return 'no-days';
	if (request.fields.length === 0) return 'no-fields';
	const isUntitled = ({ kind, title }: RequestField): boolean =>
		kind !== 'indicator' && title.trim() === '';
	if (request.fields.some(isUntitled)) return 'untitled-field';
	const lacksOptions = ({ kind, options }: RequestField): boolean =>
		kind === 'choice' && options.length < 2;
	return request.fields.some(lacksOptions) ? 'few-options' : undefined;
}
