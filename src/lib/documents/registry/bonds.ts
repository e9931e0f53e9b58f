import type * as Y from 'yjs';
import { bondEventKinds, endReasons, type Bond, type BondEvent } from '#lib/domain/bonds/bond.ts';
import { byTime } from '#lib/domain/bonds/life.ts';
import {
	lineChanges,
	orderKinds,
	type OrderLine,
	type PairOrder
} from '#lib/domain/bonds/order.ts';
import {
	flagOf,
	numberOf,
	oneOf,
	putRecord,
	recordIn,
	recordsIn,
	setFields,
	textOf,
	textsOf,
	type Fields
} from '../fields.ts';
import { isRemoved, removeRecord } from '../removal.ts';

export interface Bonds {
	readonly bonds: readonly Bond[];
	readonly orders: readonly PairOrder[];
}

export function readBonds(doc: Y.Doc): Bonds {
	const events = Object.groupBy(recordsIn(doc, 'events').map(readEvent), ({ bondId }) => bondId);
	return {
		bonds: recordsIn(doc, 'bonds')
			.filter(([, fields]) => !isRemoved(fields))
			.map(([id, fields]) => readBond([id, fields], events[id] ?? [])),
		orders: recordsIn(doc, 'orders')
			.filter(([, fields]) => !isRemoved(fields))
			.map(readOrder)
			.sort((a, b) => b.createdAt - a.createdAt || (a.id < b.id ? -1 : 1))
	};
}

function readBond([id, fields]: readonly [string, Fields], history: readonly BondEvent[]): Bond {
	const text = (name: string): string => textOf(fields.get(name));
	const score = fields.get('score');
	return {
		id,
		mentorId: text('mentorId'),
		menteeIds: textsOf(fields.get('menteeIds')),
		form: text('form'),
		kind: text('kind'),
		request: text('request'),
		from: text('from'),
		to: text('to'),
		reason: text('reason'),
		score: typeof score === 'number' && Number.isFinite(score) ? score : undefined,
		createdOn: text('createdOn'),
		pairId: text('pairId'),
		history: history.toSorted(byTime)
	};
}

function readEvent([id, fields]: readonly [string, Fields]): BondEvent & {
	readonly bondId: string;
} {
	const text = (name: string): string => textOf(fields.get(name));
	return {
		id,
		bondId: text('bondId'),
		kind: oneOf(bondEventKinds, fields.get('kind'), 'mentor-agreed'),
		on: text('on'),
		at: numberOf(fields.get('at')),
		reason: oneOf(['', ...endReasons], fields.get('reason'), ''),
		note: text('note'),
		mentorId: text('mentorId'),
		until: text('until'),
		orderId: text('orderId')
	};
}

function readOrder([id, fields]: readonly [string, Fields]): PairOrder {
	const text = (name: string): string => textOf(fields.get(name));
	const lines: unknown = fields.get('lines');
	return {
		id,
		kind: oneOf(orderKinds, fields.get('kind'), 'assign'),
		number: text('number'),
		date: text('date'),
		grounds: text('grounds'),
		programmesBy: text('programmesBy'),
		lines: Array.isArray(lines) ? lines.flatMap(readLine) : [],
		signedOn: text('signedOn'),
		createdAt: numberOf(fields.get('createdAt'))
	};
}

function readLine(value: unknown): readonly OrderLine[] {
	if (typeof value !== 'object' || value === null) return [];
	const fields = new Map<string, unknown>(Object.entries(value));
	const text = (name: string): string => textOf(fields.get(name));
	return [
		{
			bondId: text('bondId'),
			change: oneOf(lineChanges, fields.get('change'), 'none'),
			mentor: text('mentor'),
			mentorPost: text('mentorPost'),
			mentorCategory: text('mentorCategory'),
			mentees: text('mentees'),
			menteePost: text('menteePost'),
			form: text('form'),
			kind: text('kind'),
			request: text('request'),
			from: text('from'),
			to: text('to'),
			pay: text('pay'),
			consents: text('consents'),
			note: text('note'),
			hasMinors: flagOf(fields.get('hasMinors'))
		}
	];
}

export type NewBond = Partial<Omit<Bond, 'history'>> &
	Pick<Bond, 'id' | 'mentorId' | 'menteeIds' | 'createdOn'>;

export function addBonds(doc: Y.Doc, bonds: readonly NewBond[]): void {
	doc.transact(() => {
		for (const { id, score, menteeIds, ...fields } of bonds) {
			const all = {
				...fields,
				menteeIds: [...menteeIds],
				...(score === undefined ? {} : { score })
			};
			putRecord(doc.getMap('bonds'), id, all);
		}
	});
}

export type BondChange = Partial<
	Pick<Bond, 'form' | 'kind' | 'request' | 'from' | 'to' | 'reason' | 'pairId' | 'menteeIds'>
>;

export function changeBond(doc: Y.Doc, bondId: string, change: BondChange): void {
	doc.transact(() => {
		const bond = recordIn(doc, 'bonds', bondId);
		if (bond) setFields(bond, change);
	});
}

export function removeBond(doc: Y.Doc, bondId: string): void {
	doc.transact(() => {
		const bond = recordIn(doc, 'bonds', bondId);
		if (bond) removeRecord(bond);
	});
}

export type NewEvent = Partial<Omit<BondEvent, 'id' | 'kind' | 'on' | 'at'>> &
	Pick<BondEvent, 'id' | 'kind' | 'on' | 'at'> & { readonly bondId: string };

export function addEvent(doc: Y.Doc, event: NewEvent): void {
	addEvents(doc, [event]);
}

export function addEvents(doc: Y.Doc, events: readonly NewEvent[]): void {
	doc.transact(() => {
		for (const { id, ...fields } of events)
			if (recordIn(doc, 'bonds', fields.bondId)) putRecord(doc.getMap('events'), id, fields);
	});
}

export type OrderChange = Partial<Omit<PairOrder, 'id' | 'kind' | 'createdAt'>>;

export function addOrder(
	doc: Y.Doc,
	{ id, lines = [], ...fields }: OrderChange & Pick<PairOrder, 'id' | 'kind' | 'createdAt'>
): void {
	doc.transact(() => putRecord(doc.getMap('orders'), id, { ...fields, lines: plain(lines) }));
}

export function changeOrder(doc: Y.Doc, orderId: string, { lines, ...fields }: OrderChange): void {
	doc.transact(() => {
		const order = recordIn(doc, 'orders', orderId);
		if (order) setFields(order, { ...fields, ...(lines ? { lines: plain(lines) } : {}) });
	});
}

/** A signed order is never taken back: another one changes it. */
export function removeOrder(doc: Y.Doc, orderId: string): void {
	doc.transact(() => {
		const order = recordIn(doc, 'orders', orderId);
		if (order && textOf(order.get('signedOn')) === '') removeRecord(order);
	});
}

/** Signed: what it says of each bond has happened on that day. */
export function signOrder(
	doc: Y.Doc,
	orderId: string,
	signed: {
		readonly on: string;
		readonly events: readonly NewEvent[];
		/** Events that this order is about. */
		readonly changes: readonly string[];
	}
): void {
	doc.transact(() => {
		const order = recordIn(doc, 'orders', orderId);
		if (!order) return;
		setFields(order, { signedOn: signed.on });
		for (const event of signed.events) addEvent(doc, { ...event, orderId });
		for (const id of signed.changes) {
			const event = recordIn(doc, 'events', id);
			if (event) setFields(event, { orderId });
		}
	});
}

const plain = (lines: readonly OrderLine[]): object[] => lines.map((line) => ({ ...line }));
