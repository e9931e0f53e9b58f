import { can } from '#lib/domain/access.ts';
import { toBase64, toBase64Url } from '#lib/sync/base64.ts';
import { certify } from '#lib/sync/packet/certificate.ts';
import type { MachineKeys, PacketTools, PublicKeys } from '#lib/sync/packet/tools.ts';
import type { Facts } from '../access/facts.ts';
import { isAlive } from '../auth/sessions.ts';
import type { RecordChange, Tables } from '../storage/records.ts';

export interface PacketParts {
	readonly facts: Facts;
	readonly now: () => number;
	readonly tools: PacketTools;
	readonly serverKeys: () => Promise<MachineKeys>;
}

export interface Enrolling extends PublicKeys {
	readonly personId: string;
	readonly sessionId: string;
}

/** What a device needs to make packets when there is no network. Keys are base64. */
export interface Enrolment {
	readonly certificate: string;
	readonly server: { readonly signing: string; readonly agreement: string };
	/** The person's own devices, this one among them. */
	readonly own: readonly string[];
	readonly pairs: readonly PairOfPackets[];
}

export interface PairOfPackets {
	readonly id: string;
	/** The others of the pair, with the keys of the devices on which they are signed in. */
	readonly members: readonly { readonly id: string; readonly devices: readonly string[] }[];
	/** What this person reads of the pair, and who of the others reads it too. */
	readonly documents: readonly { readonly id: string; readonly readers: readonly string[] }[];
}

/** A browser whose keys were made anew (a PIN was set) has packets of the old ones under way. */
const keysOfSession = 3;

/** Says whose a device's keys are, and to whom it may seal what. Undefined for keys of somebody else. */
export async function enrol(parts: PacketParts, device: Enrolling): Promise<Enrolment | undefined> {
	const { facts, now, tools, serverKeys } = parts;
	const server = await serverKeys();
	const { personId, signing, agreement } = device;
	await facts.change(() => changesFor(facts, device, now()));
	// A key is one person's for ever: who has copied another's public half gets nothing by it.
	if (facts.find('deviceKeys', toBase64Url(signing))?.personId !== personId) return undefined;
	const said = { person: personId, at: now(), signing, agreement };
	const pairIds = [...facts.all('pairMembers')]
		.filter((row) => row.personId === personId)
		.map((row) => row.pairId);
	return {
		certificate: toBase64(await certify(said, server.signing, tools)),
		server: {
			signing: toBase64(server.open.signing),
			agreement: toBase64(server.open.agreement)
		},
		own: devicesOf(parts, personId),
		pairs: [...new Set(pairIds)].map((id) => pairOf(parts, personId, id))
	};
}

/** The agreement keys of the browsers on which this person is signed in now. */
export function devicesOf({ facts, now }: PacketParts, personId: string): readonly string[] {
	const newest = new Map<string, Tables['deviceKeys']>();
	for (const row of facts.all('deviceKeys')) {
		const session = facts.find('sessions', row.sessionId);
		if (row.personId !== personId || !session || !isAlive(session, now())) continue;
		const known = newest.get(row.sessionId);
		if (!known || known.createdAt < row.createdAt) newest.set(row.sessionId, row);
	}
	return [...newest.values()].map(({ agreement }) => agreement).toSorted();
}

function changesFor(
	facts: Facts,
	{ personId, sessionId, signing, agreement }: Enrolling,
	now: number
): readonly RecordChange[] {
	const id = toBase64Url(signing);
	const known = facts.find('deviceKeys', id);
	if (known && known.personId !== personId) return [];
	if (known?.sessionId === sessionId) return [];
	const put = { id, personId, sessionId, agreement: toBase64(agreement), createdAt: now };
	const older = [...facts.all('deviceKeys')]
		.filter((row) => row.sessionId === sessionId && row.id !== id)
		.toSorted((one, other) => other.createdAt - one.createdAt)
		.slice(keysOfSession - 1);
	return [
		{ table: 'deviceKeys', put },
		...older.map((row) => ({ table: 'deviceKeys', remove: row.id }) as const)
	];
}

function pairOf(parts: PacketParts, personId: string, id: string): PairOfPackets {
	const { facts } = parts;
	const others = [...facts.all('pairMembers')]
		.filter((row) => row.pairId === id && row.personId !== personId)
		.map((row) => row.personId);
	const documents = [...facts.all('documents')].filter((row) => row.pairId === id);
	return {
		id,
		members: others.map((one) => ({ id: one, devices: devicesOf(parts, one) })),
		documents: documents
			.filter((row) => mayRead(parts, personId, row.id))
			.map((row) => ({
				id: row.id,
				readers: others.filter((one) => mayRead(parts, one, row.id))
			}))
	};
}

function mayRead({ facts, now }: PacketParts, personId: string, documentId: string): boolean {
	const actor = facts.actorOf(personId, 'browser');
	const resource = facts.resourceOf(documentId);
	return actor !== undefined && resource !== undefined && can(actor, 'read', resource, now());
}
