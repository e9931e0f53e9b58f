import type { Exchange, PlannedPush, Round, Waiting } from './exchange-state.ts';

/** Above this a request is split; what follows goes with the next one. */
export const roundBytes = 1024 * 1024;
const asksAtOnce = 400;
const batchesAtOnce = 100;

export function planRound(exchange: Exchange): Round {
	const { epoch, cursor } = exchange;
	const asks = plannedAsks(exchange);
	const digestOf = [...new Set([...exchange.held, ...asks])];
	return { epoch, cursor, digestOf, pushes: plannedPushes(exchange), asks };
}

/**
 * Before the first answer the epoch is not known, so neither is what to ask for. While there is no
 * cursor, what is held already is asked for again: a state vector is less than every row from the start.
 */
function plannedAsks({ epoch, cursor, wanted, held }: Exchange): readonly string[] {
	if (epoch === '' || wanted.length === 0) return [];
	const asks = new Set(cursor === 0 ? [...wanted, ...held] : wanted);
	return [...asks].slice(0, asksAtOnce);
}

function plannedPushes(exchange: Exchange): readonly PlannedPush[] {
	const offered = offersFirst(exchange);
	let left = roundBytes - sum(offered.map(({ bytes }) => bytes));
	const pushes = new Map<string, PlannedPush>();
	for (const { document, batch, bytes } of sendable(exchange)) {
		const push = pushes.get(document) ?? { document, batches: [], isOffer: false };
		const isFirst = offered.length === 0 && pushes.size === 0;
		if (bytes > left && !isFirst) break;
		if (push.batches.length >= batchesAtOnce) break;
		pushes.set(document, { ...push, batches: [...push.batches, batch] });
		left -= bytes;
	}
	return [
		...offered.map(({ document, batches }) => ({ document, batches, isOffer: true })),
		...pushes.values()
	];
}

function offersFirst({ offers }: Exchange) {
	let left = roundBytes;
	return offers.filter(({ bytes }, at) => {
		left -= bytes;
		return at === 0 || left >= 0;
	});
}

/** What an offer carries, or a doubt will make part of one, does not go by itself as well. */
function sendable({ waiting, offers, doubted, stuck }: Exchange): readonly Waiting[] {
	const apart = new Set(offers.flatMap(({ batches }) => batches));
	for (const { batch } of stuck) apart.add(batch);
	return waiting.filter(({ document, batch }) => !apart.has(batch) && !doubted.includes(document));
}

function sum(numbers: readonly number[]): number {
	return numbers.reduce((total, number) => total + number, 0);
}
