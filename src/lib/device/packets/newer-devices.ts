import { readCertificate } from '#lib/sync/packet/certificate.ts';
import type { Parcel } from '../disk/parcels.ts';
import type { Enrolment } from './enrolment.ts';
import type { PacketKit } from './packet-kit.ts';

/**
 * Somebody of a pair may have another phone since this one last met the server, or other keys. A packet of
 * theirs brings the server's word about it, and then it can be answered without a network. Only of one
 * that was certified later than this device: an earlier one that the server did not name was ended.
 */
export async function withNewer(
	enrolment: Enrolment,
	parcels: readonly Parcel[],
	{ tools }: PacketKit
): Promise<Enrolment> {
	const { certificate, server, pairs } = enrolment;
	const own = await readCertificate(certificate, server.signing, tools);
	const since = own?.at ?? Infinity;
	const newer = new Map(
		parcels
			.filter(({ kind, note }) => kind === 'peer' && (note.certifiedAt ?? 0) > since)
			.map(({ id, bytes }) => [id, bytes])
	);
	return {
		...enrolment,
		pairs: pairs.map((pair) => ({
			...pair,
			members: pair.members.map(({ id, devices }) => {
				const key = newer.get(id);
				return { id, devices: key ? [...devices, key] : devices };
			})
		}))
	};
}
