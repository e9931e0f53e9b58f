import type { Refusal } from '#lib/sync/refusals.ts';
import type { WebSocket } from 'ws';
import { Caller } from './caller.ts';
import { carryIn } from './carry-in.ts';
import type { CarriedIn, CarriedOutcome } from './carry-in.ts';
import { DeviceRoad } from './device-road.ts';
import { DocumentRoad } from './document-road.ts';
import { ExchangeRefused } from './exchange.ts';
import { Connections } from './connections.ts';
import type { Connection } from './connections.ts';
import { limits } from './limits.ts';
import { closings, Line } from './line.ts';
import { assemble } from './machinery.ts';
import type { HubParts, Machinery } from './machinery.ts';
import { Flushes } from './outlet.ts';
import { release } from './release.ts';
import type { Released } from './release.ts';
import type { Speaker } from './speaker.ts';
import { everySecond } from './wheel.ts';
import type { Wheel } from './wheel.ts';

/** Every socket and every exchange of the server. */
export interface Hub {
	/** Who speaks was decided before; compression must be off on the socket. */
	connect(socket: WebSocket, speaker: Speaker): void;
	/** The body of an answer. Rejects with `ExchangeRefused` if there is none. */
	exchange(speaker: Speaker, body: Uint8Array): Promise<Uint8Array>;
	/** Open channels of these persons (or of all) are asked about again, in the same tick. */
	rightsChanged(personIds?: Iterable<string>): void;
	/** Their devices are told to fetch the account. */
	accountChanged(personIds: Iterable<string>): void;
	/** Sockets of this session are closed. */
	endSession(sessionId: string): void;
	/** Lets an edit in that was set aside; says why the document does not take it. */
	release(edit: Released): Promise<Refusal | undefined>;
	/** Edits that somebody else has brought, in their author's name. */
	carryIn(carried: CarriedIn): Promise<CarriedOutcome>;
	/** Rows that came to the log by another way than the hub. */
	documentsChanged(documentIds: Iterable<string>): void;
	figures(): Record<string, number>;
	/** Refuses what is new, stores and answers what has come, and closes every socket. */
	stop(): Promise<void>;
}

export interface HubOptions extends HubParts {
	readonly wheel?: Wheel;
}

export function createHub(options: HubOptions): Hub {
	return new SocketHub(options);
}

type Road = DocumentRoad | DeviceRoad;

class SocketHub implements Hub {
	readonly #options: HubOptions;
	readonly #machinery: Machinery;
	readonly #flushes = new Flushes();
	readonly #connections = new Connections();
	readonly #stopWheel: () => void;
	readonly #stopHearing: () => void;
	#nextTurning: number;
	#accountsOf: number;
	#isStopping = false;
	#everConnected = 0;

	constructor(options: HubOptions) {
		const { facts, clock, wheel = everySecond } = options;
		this.#options = options;
		this.#machinery = assemble(options);
		this.#nextTurning = facts.nextTurning(clock());
		this.#accountsOf = facts.rightsVersion;
		this.#stopHearing = facts.onChange(() => this.#factsChanged());
		this.#stopWheel = wheel(() => this.#tick());
	}

	connect(socket: WebSocket, speaker: Speaker): void {
		if (this.#isStopping) return socket.close(closings.stopping, 'server-stopping');
		this.#everConnected += 1;
		this.#makeRoom(speaker);
		const { clock, report } = this.#options;
		const line = new Line(socket, {
			...{ clock, report },
			flushes: this.#flushes,
			unlimited: speaker.actor.scope === 'load-test',
			ended: (ended) => this.#connections.remove(ended)
		});
		const road = this.#roadOf(line, speaker);
		this.#connections.add({ line, road, speaker });
		line.start(road);
	}

	async exchange(speaker: Speaker, body: Uint8Array): Promise<Uint8Array> {
		if (this.#isStopping) throw new ExchangeRefused('server-stopping');
		return this.#machinery.exchange.answer(new Caller(speaker, this.#options), body);
	}

	rightsChanged(personIds?: Iterable<string>): void {
		const concerned = personIds
			? [...new Set(personIds)].flatMap((id) => [...this.#connections.of(id)])
			: this.#connections.all();
		for (const { road } of concerned) {
			for (const visitor of road.visitors) this.#machinery.lobby.recheck(visitor);
		}
		// In the same tick: what was said goes out before anything else can come in.
		this.#flushes.flush();
	}

	accountChanged(personIds: Iterable<string>): void {
		const concerned = new Set(personIds);
		this.#machinery.news.accountChanged((personId) => concerned.has(personId));
	}

	endSession(sessionId: string): void {
		for (const { line, road, speaker } of this.#connections.all()) {
			if (speaker.sessionId !== sessionId) continue;
			if (road instanceof DeviceRoad) road.refuse('sign-in-needed', closings.signedOut);
			else line.close(closings.signedOut, 'sign-in-needed');
			for (const visitor of road.visitors) this.#machinery.lobby.leave(visitor);
		}
	}

	release(edit: Released): Promise<Refusal | undefined> {
		return release(edit, this.#machinery, this.#options);
	}

	carryIn(carried: CarriedIn): Promise<CarriedOutcome> {
		if (this.#isStopping) throw new ExchangeRefused('server-stopping');
		return carryIn(carried, this.#machinery, this.#options);
	}

	documentsChanged(documentIds: Iterable<string>): void {
		for (const id of documentIds) this.#machinery.news.documentChanged(id, 'server');
	}

	figures(): Record<string, number> {
		const { rooms, reads, ledger } = this.#machinery;
		let lagging = 0;
		for (const { line } of this.#connections.all()) if (line.outlet.isFull) lagging += 1;
		return {
			connections: this.#connections.size,
			connectionsTotal: this.#everConnected,
			documentsOpen: rooms.size,
			documentsRead: reads.size,
			readersLagging: lagging,
			updatesWaiting: ledger.waiting,
			turnsTotal: ledger.figures.turns,
			updatesStoredTotal: ledger.figures.stored,
			updatesNothingNewTotal: ledger.figures.nothingNew,
			updatesRefusedTotal: ledger.figures.refused,
			appendsFailedTotal: ledger.figures.failedAppends
		};
	}

	async stop(): Promise<void> {
		this.#isStopping = true;
		this.#stopWheel();
		this.#stopHearing();
		for (const { line } of this.#connections.all()) line.stopListening();
		await this.#machinery.ledger.settle();
		const closed = this.#connections.all().map((connection) => this.#dismiss(connection));
		await Promise.all(closed);
	}

	#roadOf(line: Line, speaker: Speaker): Road {
		const { lobby, conversation, opening, exchange, news } = this.#machinery;
		const { report, epoch, build } = this.#options;
		const callerParts = { facts: this.#options.facts, clock: this.#options.clock };
		const caller = new Caller(speaker, callerParts);
		const parts = { line, caller, lobby, conversation, report };
		if ('documentId' in speaker.road) return new DocumentRoad(parts, speaker.road.documentId);
		const retryAfterMs = spread(this.#everConnected);
		return new DeviceRoad({
			...parts,
			...{ opening, exchange, news, epoch, build, callerParts, retryAfterMs }
		});
	}

	/** Links that died without a word must not lock a person out: the oldest one goes. */
	#makeRoom({ personId, actor }: Speaker): void {
		if (actor.scope === 'load-test') return;
		const theirs = this.#connections.of(personId);
		if (theirs.size < limits.socketsPerPerson) return;
		const [oldest] = theirs;
		oldest?.line.close(closings.tooMany, 'too-many-messages');
	}

	#factsChanged(): void {
		const { facts, clock } = this.#options;
		if (facts.rightsVersion === this.#accountsOf) return;
		this.#accountsOf = facts.rightsVersion;
		this.#nextTurning = facts.nextTurning(clock());
		this.rightsChanged();
	}

	#tick(): void {
		const { facts, clock } = this.#options;
		const now = clock();
		if (now >= this.#nextTurning) {
			this.#nextTurning = facts.nextTurning(now);
			this.rightsChanged();
			this.#machinery.news.lookAgain();
		}
		for (const { line } of this.#connections.all()) line.tick(now);
		this.#machinery.news.tell();
		this.#machinery.reads.sweep();
	}

	#dismiss({ line, road }: Connection): Promise<void> {
		const gone = line.whenEnded();
		if (road instanceof DeviceRoad) road.refuse('server-stopping', closings.stopping);
		else line.close(closings.stopping, 'server-stopping');
		return gone;
	}
}

/** Over half a minute, by which of all connections it was: a school does not come back as one. */
function spread(number: number): () => number {
	return () => 1_000 + ((number * 7_919) % 29_000);
}
