import type { ExchangeDriver } from '../exchange-driver.ts';
import type { Hosting } from '../hosting.ts';
import type { LeaderParts } from '../leader-parts.ts';
import type { Verdict } from '../outbox-index.ts';
import type { Wire } from '../wire/wire.ts';
import { Courier } from './courier.ts';

export type { Courier } from './courier.ts';

export interface AroundCourier {
	readonly exchange: ExchangeDriver;
	readonly wire: Wire;
	readonly hosting: (document: string) => Hosting | undefined;
	readonly rule: (batches: readonly string[], verdict: Verdict) => void;
}

/** The courier of a leading tab. */
export function courierOf(parts: LeaderParts, around: AroundCourier): Courier {
	const { exchange, wire, hosting, rule } = around;
	const reopen = (documents: readonly string[]) => {
		for (const document of documents) hosting(document)?.reopen();
		exchange.look();
	};
	return new Courier({
		...parts,
		place: () => exchange.place,
		isOnRoad: () => wire.road.at === 'open',
		bring: (document, update) => hosting(document)?.bring(update),
		keep: (document, update) => exchange.takeIn(document, update),
		...{ onHeldUp: reopen, onLetGo: reopen },
		onStored: (batches) => rule(batches, { stored: true }),
		onRefused: (batches, refusal) => rule(batches, { stored: false, refusal })
	});
}
