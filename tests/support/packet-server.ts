import type { HttpReply, HttpRequest } from '#lib/device/wire/http.ts';
import { fromBase64, toBase64 } from '#lib/sync/base64.ts';
import type { MachineKeys } from '#lib/sync/packet/tools.ts';
import type { Facts } from '../../server/access/facts.ts';
import type { Hub } from '../../server/hub/hub.ts';
import { concernedBy } from '../../server/auth/concerned.ts';
import { enrol } from '../../server/packets/enrol.ts';
import { takePacket } from '../../server/packets/take-packet.ts';
import { handKeys, handTools } from './hand-kit.ts';

export interface PacketHouse {
	readonly facts: Facts;
	readonly hub: Pick<Hub, 'carryIn' | 'accountChanged'>;
	readonly epoch: string;
	readonly now: () => number;
}

/** One for all servers of a test: what was sealed for it before a restart opens after it. */
export const packetServerKeys: MachineKeys = handKeys();

/** Who is known to the server as signed in here, for as long as nobody ends it. */
export async function signIn(facts: Facts, personId: string, at: number): Promise<void> {
	const id = `session-of-${personId}`;
	if (facts.find('sessions', id)) return;
	const put = {
		...{ id, personId, scope: 'browser' as const, label: '', proof: null, app: null },
		...{ createdAt: at, seenAt: at, expiresAt: Number.MAX_SAFE_INTEGER, madeBy: null }
	};
	await facts.change([{ table: 'sessions', put }]);
}

/** The addresses of packets, as `server/http/packets.ts` answers them. */
export async function answerPackets(
	house: PacketHouse,
	{ person, device }: { readonly person: string; readonly device: string },
	{ path, body }: HttpRequest
): Promise<HttpReply> {
	const { facts, now } = house;
	const parts = {
		facts,
		now,
		tools: handTools,
		serverKeys: () => Promise.resolve(packetServerKeys)
	};
	if (path === '/api/packets/keys') {
		const said = (body as { json: { signing: string; agreement: string } }).json;
		const keys = {
			signing: fromBase64(said.signing)!,
			agreement: fromBase64(said.agreement)!
		};
		const sessionId = `session-of-${device}`;
		const put = { ...facts.find('sessions', `session-of-${person}`)!, id: sessionId };
		await facts.change([{ table: 'sessions', put }]);
		const told = facts.onChange((changes) => house.hub.accountChanged(concernedBy(changes, facts)));
		const enrolment = await enrol(parts, { personId: person, sessionId, ...keys });
		told();
		return json(enrolment);
	}
	const taking = { ...parts, epoch: house.epoch, carryIn: house.hub.carryIn.bind(house.hub) };
	const taken = await takePacket(taking, new Uint8Array(body as Uint8Array), person);
	if (!taken.ok)
		return json({ error: taken.reason }, taken.reason === 'storage-unavailable' ? 503 : 422);
	const { receipt, ...said } = taken.value;
	return json({ ...said, receipt: toBase64(receipt) });
}

function json(value: unknown, status = 200): HttpReply {
	const body = new TextEncoder().encode(JSON.stringify(value));
	return { status, contentType: 'application/json; charset=utf-8', retryAfterMs: 0, body };
}
