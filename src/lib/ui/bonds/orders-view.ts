import {
	changeLine,
	lineOf,
	openChanges,
	orderables,
	type OrderWorld
} from '#lib/domain/bonds/order-lines.ts';
import type { PairOrder } from '#lib/domain/bonds/order.ts';
import { addOrder, signOrder, type NewEvent } from '#lib/documents/registry/bonds.ts';
import type { RegistryView } from '#lib/ui/registry-view.svelte.ts';
import { orderWords } from './order-words.ts';

export function orderWorld(view: RegistryView): OrderWorld {
	return {
		people: view.byId,
		consents: view.registry.consents,
		bonds: view.bonds,
		orders: view.orders.filter(({ signedOn }) => signedOn !== ''),
		today: view.today
	};
}

/** All bonds that are ready, as they stand today. */
export function draftAssignment(view: RegistryView): string {
	const world = orderWorld(view);
	const lines = orderables(world)
		.filter(({ barriers }) => barriers.length === 0)
		.map(({ living }) => lineOf(living, orderWords, world));
	const id = crypto.randomUUID();
	addOrder(view.opened.doc, { id, kind: 'assign', createdAt: view.now, date: view.today, lines });
	return id;
}

/** Everything that has changed since the orders that were signed. */
export function draftChanges(view: RegistryView): string {
	const world = orderWorld(view);
	const lines = openChanges(world).map((change) => changeLine(change, orderWords, world));
	const id = crypto.randomUUID();
	addOrder(view.opened.doc, { id, kind: 'change', createdAt: view.now, date: view.today, lines });
	return id;
}

/** On paper it is signed: the pairs of an assignment begin, the changes have their order. */
export function sign(view: RegistryView, order: PairOrder): void {
	const bondIds = order.lines.map(({ bondId }) => bondId);
	const events: NewEvent[] =
		order.kind === 'assign'
			? bondIds.map((bondId) => ({
					...{ id: crypto.randomUUID(), bondId, kind: 'ordered' as const },
					...{ on: order.date, at: view.now }
				}))
			: [];
	const changes = openChanges(orderWorld(view))
		.filter(({ living }) => order.kind === 'change' && bondIds.includes(living.bond.id))
		.map(({ event }) => event.id);
	view.opened.undo.newStep();
	signOrder(view.opened.doc, order.id, { on: order.date, events, changes });
}
