import * as Y from 'yjs';
import { openFacts } from '../../../server/access/facts.ts';
import type { Facts } from '../../../server/access/facts.ts';
import { createGate } from '../../../server/gate/gate.ts';
import { defaultGateLimits } from '../../../server/gate/limits.ts';
import { createHub } from '../../../server/hub/hub.ts';
import type { Hub } from '../../../server/hub/hub.ts';
import type { Road, Speaker } from '../../../server/hub/speaker.ts';
import { MemoryDisk } from '../../../server/storage/memory/disk.ts';
import { openMemoryStorage } from '../../../server/storage/memory/storage.ts';
import { foldDocument } from '../../../server/storage/folding.ts';
import type { RecordChange } from '../../../server/storage/records.ts';
import type { Storage, UpdateLog } from '../../../server/storage/storage.ts';
import type { Scope } from '../../../src/lib/domain/access.ts';
import type { Role } from '../../../src/lib/domain/people.ts';
import { Device } from './device.ts';
import { FakeSocket } from './fake-socket.ts';
import { PlainClient } from './plain-client.ts';
import { settle } from '../../support/turns.ts';

export const at = Date.parse('2026-09-01T08:00:00Z');

/** Documents of the school: the pair's notes, its journal, the roadmap; and the notes of another pair. */
export const documents = ['notes.1', 'journal.1', 'roadmap.1', 'notes.2'] as const;

export interface School {
	readonly hub: Hub;
	readonly facts: Facts;
	readonly storage: Storage;
	readonly disk: MemoryDisk;
	readonly clock: { now: number };
	/** Everything the hub reported. */
	readonly reports: { readonly event: string; readonly fields: Record<string, unknown> }[];
	/** One turn of the hub's wheel. */
	tick(afterMs?: number): Promise<void>;
	settle(): Promise<void>;
	speaker(personId: string, road: Road, more?: Partial<Speaker> & { scope?: Scope }): Speaker;
	/** A y-websocket client with a socket of its own. */
	plain(
		personId: string,
		documentId: string,
		more?: { scope?: Scope; sessionId?: string }
	): PlainClient;
	/** A device with one socket for all. Says hello unless told not to. */
	device(
		personId: string,
		more?: { hello?: false; name?: string; sessionId?: string }
	): Promise<Device>;
	fold(documentId: string): Promise<void>;
	/** What the log holds of a document. */
	stored(documentId: string): Promise<Y.Doc>;
	rows(documentId: string): Promise<number>;
	[Symbol.asyncDispose](): Promise<void>;
}

export interface SchoolOptions {
	readonly disk?: MemoryDisk;
	readonly facts?: readonly RecordChange[];
	readonly organisationBytes?: number;
	/** A log that answers later, or in another order. */
	readonly asLog?: (log: UpdateLog) => UpdateLog;
}

export async function openSchool(options: SchoolOptions = {}): Promise<School> {
	const disk = options.disk ?? new MemoryDisk('epoch-1');
	const storage = openMemoryStorage({ disk });
	const clock = { now: at };
	const facts = await openFacts(storage.records, at);
	await facts.change(options.facts ?? schoolRecords());
	const reports: { event: string; fields: Record<string, unknown> }[] = [];
	let turn = (): void => undefined;
	const hub = createHub({
		log: options.asLog?.(storage.log) ?? storage.log,
		facts,
		gate: createGate({ limits: defaultGateLimits }),
		clock: () => clock.now,
		epoch: storage.epoch,
		restoredAt: storage.restoredAt,
		...(options.organisationBytes !== undefined && {
			organisationBytes: options.organisationBytes
		}),
		build: 'test',
		report: (event, fields) => reports.push({ event, fields }),
		wheel: (tick) => {
			turn = tick;
			return () => (turn = () => undefined);
		}
	});
	const speaker: School['speaker'] = (personId, road, { scope = 'browser', ...more } = {}) => {
		const actor = facts.actorOf(personId, scope);
		if (!actor) throw new Error(`no actor for ${personId}`);
		return { actor, personId, deviceId: `device-of-${personId}`, road, ...more };
	};
	const connect = (by: Speaker): FakeSocket => {
		const socket = new FakeSocket();
		hub.connect(socket.asSocket(), by);
		return socket;
	};
	return {
		...{ hub, facts, storage, disk, clock, reports, settle, speaker },
		async tick(afterMs = 1_000) {
			clock.now += afterMs;
			turn();
			await settle();
		},
		plain: (personId, documentId, more) =>
			new PlainClient(connect(speaker(personId, { documentId }, more))),
		async device(personId, { hello, name = `phone-of-${personId}`, ...more } = {}) {
			const device = new Device(connect(speaker(personId, { every: true }, more)), name);
			if (hello !== false) {
				device.hello();
				await settle();
			}
			return device;
		},
		fold: async (documentId) => void (await foldDocument(storage.log, documentId)),
		async stored(documentId) {
			const { snapshot, tail } = await storage.log.read(documentId);
			const doc = new Y.Doc();
			if (snapshot) Y.applyUpdate(doc, snapshot.update);
			for (const { update } of tail) Y.applyUpdate(doc, update);
			return doc;
		},
		rows: async (documentId) => (await storage.log.read(documentId)).tail.length,
		async [Symbol.asyncDispose]() {
			const stopped = hub.stop();
			await settle();
			await stopped;
			await storage.close();
		}
	};
}

/** A pair of the first school, its curator, and somebody from another school. Names are made up. */
export function schoolRecords(): readonly RecordChange[] {
	return [
		organisation('school.1', 'school'),
		organisation('school.2', 'school'),
		...person('curator', 'school.1', 'curator'),
		...person('mentor', 'school.1', 'mentor'),
		...person('mentee', 'school.1', 'mentee'),
		...person('stranger', 'school.2', 'mentor'),
		{
			table: 'pairs',
			put: { id: 'pair.1', organisationId: 'school.1', state: 'active', createdAt: at }
		},
		member('pair.1', 'mentor', 'mentor'),
		member('pair.1', 'mentee', 'mentee'),
		paper('notes.1', 'pair-notes', { pairId: 'pair.1' }),
		paper('journal.1', 'journal', { pairId: 'pair.1' }),
		paper('roadmap.1', 'roadmap', {}),
		{
			table: 'pairs',
			put: { id: 'pair.2', organisationId: 'school.2', state: 'active', createdAt: at }
		},
		member('pair.2', 'stranger', 'mentor'),
		paper('notes.2', 'pair-notes', { pairId: 'pair.2', organisationId: 'school.2' })
	];
}

function organisation(id: string, kind: 'school' | 'district'): RecordChange {
	return { table: 'organisations', put: { id, kind, name: id, parentId: null } };
}

export function person(id: string, organisationId: string, role: Role): readonly RecordChange[] {
	return [
		{ table: 'people', put: { id, name: `Name of ${id}`, organisationId } },
		grant({ personId: id, organisationId, role })
	];
}

export function grant(of: {
	readonly personId: string;
	readonly organisationId: string;
	readonly role: Role;
	readonly to?: number;
}): RecordChange {
	const { to = null, ...who } = of;
	const id = `grant.${of.personId}`;
	return { table: 'grants', put: { id, ...who, ground: '', state: 'confirmed', from: 0, to } };
}

export function member(pairId: string, personId: string, part: 'mentor' | 'mentee'): RecordChange {
	return { table: 'pairMembers', put: { id: `${pairId}.${personId}`, pairId, personId, part } };
}

export function paper(
	id: string,
	kind: string,
	of: { readonly pairId?: string; readonly organisationId?: string }
): RecordChange {
	const { pairId = null, organisationId = 'school.1' } = of;
	const nothing = { ownerId: null, erasedAt: null, schoolYear: null };
	const row = { id, kind, organisationId, pairId, createdAt: at, ...nothing };
	return { table: 'documents', put: row };
}

export function dropGrant(personId: string): RecordChange {
	return { table: 'grants', remove: `grant.${personId}` };
}
