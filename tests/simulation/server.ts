import type { WebSocket } from 'ws';
import * as Y from 'yjs';
import { newPair } from '../../server/auth/pairing.ts';
import { newPerson } from '../../server/auth/people.ts';
import { openFacts } from '../../server/access/facts.ts';
import type { Facts } from '../../server/access/facts.ts';
import { createGate } from '../../server/gate/gate.ts';
import { createMemoryLeases } from '../../server/gate/leases.ts';
import { defaultGateLimits } from '../../server/gate/limits.ts';
import { createHub } from '../../server/hub/hub.ts';
import type { Hub } from '../../server/hub/hub.ts';
import type { Speaker } from '../../server/hub/speaker.ts';
import { foldDocument } from '../../server/storage/folding.ts';
import { MemoryDisk } from '../../server/storage/memory/disk.ts';
import { openMemoryStorage } from '../../server/storage/memory/storage.ts';
import type { Tables } from '../../server/storage/records.ts';
import type { Storage } from '../../server/storage/storage.ts';
import type { Clock } from './clock.ts';
import { newDoc } from './ledger.ts';
import { settle } from './settle.ts';

export interface Cast {
	readonly mentorId: string;
	readonly menteeId: string;
	readonly curatorId: string;
	readonly programmeId: string;
	readonly journalId: string;
}

const damagedMs = 8_000;

/** A server of one school with one pair, on a disk that outlives it. */
export class Server {
	disk: MemoryDisk;
	readonly troubles: string[] = [];
	readonly #clock: Clock;
	readonly #awayGrants = new Map<string, Tables['grants']>();
	#running: { readonly storage: Storage; readonly facts: Facts; readonly hub: Hub } | undefined;
	#leases = createMemoryLeases();
	#ids = 0;
	#epochs = 1;
	#release: (() => void) | undefined;
	#copy: MemoryDisk | undefined;
	/** How far its clock is from the truth. */
	#skewMs = 0;

	constructor(clock: Clock) {
		this.#clock = clock;
		this.disk = new MemoryDisk('epoch-1');
	}

	get isRunning(): boolean {
		return this.#running !== undefined;
	}

	get hub(): Hub | undefined {
		return this.#running?.hub;
	}

	get facts(): Facts | undefined {
		return this.#running?.facts;
	}

	get epoch(): string {
		return this.disk.epoch;
	}

	get isHeld(): boolean {
		return this.#release !== undefined;
	}

	get hasCopy(): boolean {
		return this.#copy !== undefined;
	}

	get now(): number {
		return this.#clock.now + this.#skewMs;
	}

	turnClock(skewMs: number): void {
		this.#skewMs = skewMs;
	}

	async start(): Promise<void> {
		if (this.#running) return;
		const storage = openMemoryStorage({ disk: this.disk });
		const facts = await openFacts(storage.records, this.now);
		this.#leases = createMemoryLeases();
		const hub = createHub({
			...{ log: storage.log, facts, epoch: storage.epoch, build: 'simulated' },
			restoredAt: storage.restoredAt,
			gate: createGate({ limits: defaultGateLimits }),
			leases: this.#leases,
			clock: () => this.now,
			wheel: (tick) => this.#clock.every(1_000, tick),
			report: (event, fields) => this.#report(event, fields)
		});
		this.#running = { storage, facts, hub };
	}

	/** Power cut: what was not committed is gone, and nobody hears a word. */
	kill(): void {
		this.disk.crash();
		this.#release = undefined;
		const hub = this.#running?.hub;
		this.#running = undefined;
		// Its timers must not go on in this world; what it would still say reaches nobody.
		void hub?.stop();
	}

	holdDisk(): void {
		this.#release ??= this.disk.hold();
	}

	releaseDisk(): void {
		this.#release?.();
		this.#release = undefined;
	}

	/** A document cannot be read for a while, as after a bad sector. */
	damage(documentId: string): void {
		this.disk.damage(documentId);
		this.#clock.after(damagedMs, () => void this.disk.damagedIds.delete(documentId));
	}

	takeCopy(): void {
		this.#copy = copyOf(this.disk, 'copy');
	}

	/** The disk is lost, and an older copy takes its place under a new epoch. */
	restore(): void {
		const copy = this.#copy;
		if (!copy) return;
		this.kill();
		this.disk = copyOf(copy, `epoch-${++this.#epochs}`, this.now);
	}

	/** The record of somebody's role goes, or comes back. A disk that is full or gone leaves it as it is. */
	async turnRole(personId: string): Promise<void> {
		const facts = this.#running?.facts;
		const grants = [...(facts?.all('grants') ?? [])];
		const grant = grants.find((one) => one.personId === personId);
		const away = this.#awayGrants.get(personId);
		if (grant) {
			this.#awayGrants.set(personId, grant);
			await facts?.change([{ table: 'grants', remove: grant.id }]).catch(() => undefined);
		} else if (away) {
			await facts?.change([{ table: 'grants', put: away }]).catch(() => undefined);
		}
	}

	mayWrite(personId: string, documentId: string): boolean {
		const account = this.facts?.accountOf(personId, this.now);
		return account?.documents.find(({ id }) => id === documentId)?.mode === 'read-write';
	}

	mayRead(personId: string, documentId: string): boolean {
		const account = this.facts?.accountOf(personId, this.now);
		return account?.documents.some(({ id }) => id === documentId) === true;
	}

	async fold(documentId: string): Promise<void> {
		const log = this.#running?.storage.log;
		// A disk that is full or gone keeps the rows as they are.
		if (log) await foldDocument(log, documentId).catch(() => undefined);
	}

	connect(socket: WebSocket, person: { readonly id: string; readonly deviceId: string }): boolean {
		const speaker = this.speakerOf(person);
		if (!speaker || !this.#running) return false;
		this.#running.hub.connect(socket, speaker);
		return true;
	}

	speakerOf({ id, deviceId }: { readonly id: string; readonly deviceId: string }) {
		const actor = this.#running?.facts.actorOf(id, 'browser');
		const speaker: Speaker | undefined = actor && {
			...{ actor, personId: id, deviceId, sessionId: `s-${deviceId}`, road: { every: true } }
		};
		return speaker;
	}

	/** What would be there after a power cut now. */
	committed(documentId: string, disk = this.disk): Y.Doc {
		const doc = newDoc();
		const kept = disk.documents.get(documentId);
		Y.transact(doc, () => {
			if (kept?.snapshot) Y.applyUpdate(doc, kept.snapshot.update);
			for (const { update } of kept?.tail ?? []) Y.applyUpdate(doc, update);
		});
		return doc;
	}

	/** What an older copy would bring back. */
	copied(documentId: string): Y.Doc {
		return this.committed(documentId, this.#copy);
	}

	/** Who has typed or shown themselves under this client id since the last restore. */
	ownerOf(documentId: string, client: number): string | undefined {
		const kept = this.disk.documents.get(documentId)?.clientOwners;
		return this.#leases.ownerOf(documentId, client) ?? kept?.get(client);
	}

	async makeSchool(): Promise<Cast> {
		const { storage, facts } = this.#running!;
		const making = {
			now: this.#clock.now,
			chance: {
				id: () => `id-${++this.#ids}`,
				secret: () => `secret-${++this.#ids}`
			}
		};
		const organisationId = 'school';
		const curator = newPerson({ name: 'Куратор', organisationId, role: 'curator' }, making);
		const pair = newPair(
			{ organisationId, mentor: 'Наставник', mentee: 'Наставляемый', authorId: curator.id },
			making
		);
		await storage.log.append(pair.documents.map(({ first }) => first));
		await facts.change([
			{
				table: 'organisations',
				put: { id: organisationId, kind: 'school', name: 'Школа', parentId: null }
			},
			...curator.changes,
			...pair.changes
		]);
		await settle();
		const { mentorId, menteeId, programmeId, journalId } = pair;
		return { mentorId, menteeId, programmeId, journalId, curatorId: curator.id };
	}

	#report(event: string, fields: Record<string, unknown>): void {
		// A disk that is full and a gap after a restore are part of the play; a line that broke by itself is not.
		if (event === 'line-broken') this.troubles.push(`server: ${event} ${JSON.stringify(fields)}`);
	}
}

function copyOf(disk: MemoryDisk, epoch: string, restoredAt?: number): MemoryDisk {
	const copy = new MemoryDisk(epoch, restoredAt);
	for (const [id, { snapshot, tail, foldedBatches }] of disk.documents)
		copy.documents.set(id, {
			...{ snapshot, tail: [...tail], foldedBatches: new Map(foldedBatches) },
			// As a restore forgets them.
			clientOwners: new Map()
		});
	for (const [name, rows] of disk.tables)
		for (const [id, row] of rows) copy.tables.get(name)?.set(id, row);
	copy.head = disk.head;
	return copy;
}
