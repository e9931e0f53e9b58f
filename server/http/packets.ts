import * as z from 'zod';
import { fromBase64, toBase64 } from '#lib/sync/base64.ts';
import { packetLimits } from '#lib/sync/packet/envelope.ts';
import { publicKeyBytes } from '#lib/sync/packet/tools.ts';
import { webTools } from '#lib/sync/packet/web-tools.ts';
import { randomBytes } from 'node:crypto';
import { enrol } from '../packets/enrol.ts';
import { createServerKeys } from '../packets/server-keys.ts';
import { takePacket } from '../packets/take-packet.ts';
import { json, RequestError } from './answers.ts';
import { readBytes, readJson } from './body.ts';
import type { HttpParts } from './parts.ts';
import type { Route } from './route.ts';

/** Edits that come sealed, by whoever carries them, and the keys by which phones seal them. */
export function packetRoutes({ facts, registers, storage, hub, now }: HttpParts): readonly Route[] {
	const tools = webTools((length) => new Uint8Array(randomBytes(length)));
	const parts = { facts, now, tools, serverKeys: createServerKeys(registers) };
	const taking = { ...parts, epoch: storage.epoch, carryIn: hub.carryIn.bind(hub) };
	return [
		{
			method: 'POST',
			path: '/api/packets/keys',
			for: 'signed-in',
			answer: async ({ request, session }) => {
				const keys = await readJson(request, keysShape);
				const { personId, id: sessionId } = session;
				const enrolment = await enrol(parts, { ...keys, personId, sessionId });
				if (!enrolment) throw new RequestError('malformed');
				return json(enrolment);
			}
		},
		{
			method: 'POST',
			path: '/api/packets',
			for: 'signed-in',
			answer: async ({ request, session }) => {
				const body = await readBytes(request, packetLimit);
				const taken = await takePacket(taking, body, session.personId);
				if (!taken.ok) throw new RequestError(taken.reason);
				const { receipt, ...said } = taken.value;
				return json({ ...said, receipt: toBase64(receipt) });
			}
		}
	];
}

const packetLimit = { maxBytes: packetLimits.bytes, withinMs: 280_000 };

const key = z
	.string()
	.transform((text) => fromBase64(text) ?? new Uint8Array())
	.refine(({ length }) => length === publicKeyBytes);
const keysShape = z.strictObject({ signing: key, agreement: key });
