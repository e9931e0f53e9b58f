import type { Resource } from '#lib/domain/access.ts';
import type { Facts } from '../access/facts.ts';
import type { Gate } from '../gate/gate.ts';
import { createMemoryLeases } from '../gate/leases.ts';
import type { Leases } from '../gate/leases.ts';
import type { UpdateLog } from '../storage/storage.ts';
import { Asks } from './asks.ts';
import { CatchUp } from './catch-up.ts';
import { Changes } from './changes.ts';
import { Conversation } from './conversation.ts';
import { Exchange } from './exchange.ts';
import { createJudge } from './judge.ts';
import { Ledger } from './ledger.ts';
import { Lobby } from './lobby.ts';
import { limits } from './limits.ts';
import { News } from './news.ts';
import { Opening } from './opening.ts';
import { Quarantine } from './quarantine.ts';
import { PresenceTurn } from './presence-turn.ts';
import { RecentReads } from './recent-reads.ts';
import { Rooms } from './rooms.ts';
import type { Visitor } from './room.ts';
import { createShares } from './shares.ts';

export type Report = (event: string, fields: Record<string, unknown>) => void;

export interface HubParts {
	readonly log: UpdateLog;
	readonly facts: Facts;
	readonly gate: Gate;
	/** Of its own unless somebody else wants to look at them. */
	readonly leases?: Leases;
	readonly clock: () => number;
	/** Changes when the server was restored from a copy. */
	readonly epoch: string;
	/** When that was; for a while phones give it back what it lacks, each other's words as well. */
	readonly restoredAt?: number | undefined;
	/** Instead of the usual share of the disk. */
	readonly organisationBytes?: number;
	readonly build: string;
	readonly report: Report;
	/** Hears which documents have new rows; for the projections. */
	readonly stored?: (documentId: string) => void;
	/** Hears who opens which document; for the audit. */
	readonly opened?: (personId: string, resource: Resource) => void;
}

/** The working parts of a hub, each of which knows only those it needs. */
export interface Machinery {
	readonly rooms: Rooms;
	readonly reads: RecentReads;
	readonly ledger: Ledger;
	readonly opening: Opening;
	readonly conversation: Conversation;
	readonly lobby: Lobby;
	readonly news: News;
	readonly exchange: Exchange;
	readonly asks: Asks;
}

export function assemble(parts: HubParts): Machinery {
	const { log, facts, clock, epoch, report, restoredAt } = parts;
	const reads = new RecentReads(log);
	const leases = parts.leases ?? createMemoryLeases();
	const rooms = new Rooms({ facts, reads, log, leases });
	const presence = new PresenceTurn();
	const news = new News(facts, clock);
	const bytesEach = parts.organisationBytes ?? limits.organisationBytes;
	const shares = createShares({ facts, log, clock, bytesEach });
	const isGivenBack = () => restoredAt !== undefined && clock() - restoredAt < limits.givenBackMs;
	const catchUp = new CatchUp({ log, reads, report });
	const ledger = new Ledger({
		...{ log, rooms, clock, report },
		quarantine: new Quarantine({ facts, clock }),
		judge: createJudge({ gate: parts.gate, leases, log, report, shares, isGivenBack }),
		fallBehind: (visitor) => catchUp.fallBehind(visitor),
		stored: (documentId, deviceId) => {
			news.documentChanged(documentId, deviceId);
			parts.stored?.(documentId);
		}
	});
	const opening = new Opening({ log, reads, catchUp, epoch, report });
	const relayPresencesOf = presence.add.bind(presence);
	const conversation = new Conversation({ ledger, opening, leases, relayPresencesOf });
	const hear = (visitor: Visitor, bytes: Uint8Array) => conversation.hear(visitor, bytes);
	const lobby = new Lobby({
		...{ facts, rooms, relayPresencesOf, hear },
		opened: parts.opened ?? (() => undefined)
	});
	const asks = new Asks({ facts, rooms, ledger, reads, report });
	const changes = new Changes({ log, reads, report });
	const exchange = new Exchange({
		...{ log, facts, rooms, ledger, asks, changes },
		...{ epoch, clock, report }
	});
	return { rooms, reads, ledger, opening, conversation, lobby, news, exchange, asks };
}
