import { fromBase64, toBase64 } from '../bytes.ts';
import type { Disk } from '../disk/disk.ts';
import { jsonOf } from '../wire/http.ts';
import type { Http } from '../wire/http.ts';
import { keysOf } from './packet-kit.ts';
import type { PacketKit } from './packet-kit.ts';

/** What the server has told this device about packets; kept, because it is needed without a network. */
export interface Enrolment {
	readonly certificate: Uint8Array;
	readonly server: { readonly signing: Uint8Array; readonly agreement: Uint8Array };
	readonly own: readonly Uint8Array[];
	readonly pairs: readonly EnrolledPair[];
}

export interface EnrolledPair {
	readonly id: string;
	readonly members: readonly { readonly id: string; readonly devices: readonly Uint8Array[] }[];
	readonly documents: readonly { readonly id: string; readonly readers: readonly string[] }[];
}

const path = '/api/packets/keys';
const withinMs = 15_000;

/** True when the server has told it anew. */
export async function enrol(
	disk: Pick<Disk, 'parcels' | 'answers'>,
	kit: PacketKit,
	http: Http
): Promise<boolean> {
	const { open } = await keysOf(disk.parcels, kit);
	const json = { signing: toBase64(open.signing), agreement: toBase64(open.agreement) };
	const reply = await http.ask({ method: 'POST', path, body: { json }, withinMs });
	const said = reply?.status === 200 ? jsonOf(reply) : undefined;
	if (!enrolmentIn(said)) return false;
	await disk.answers.keep(path, JSON.stringify(said));
	return true;
}

/** Undefined until the server was met once. */
export async function readEnrolment({
	answers
}: Pick<Disk, 'answers'>): Promise<Enrolment | undefined> {
	const kept = await answers.read(path);
	if (kept === undefined) return undefined;
	try {
		return enrolmentIn(JSON.parse(kept));
	} catch {
		// Cut off while it was written: the same as none, and the server gives it again.
		return undefined;
	}
}

function enrolmentIn(value: unknown): Enrolment | undefined {
	if (!isRecord(value) || !isRecord(value.server)) return undefined;
	const certificate = bytesIn(value.certificate);
	const signing = bytesIn(value.server.signing);
	const agreement = bytesIn(value.server.agreement);
	if (!certificate || !signing || !agreement) return undefined;
	const pairs = listIn(value.pairs).map(pairIn);
	return { certificate, server: { signing, agreement }, own: keysIn(value.own), pairs };
}

function pairIn(value: Fields): EnrolledPair {
	return {
		id: textIn(value.id),
		members: listIn(value.members).map(({ id, devices }) => {
			return { id: textIn(id), devices: keysIn(devices) };
		}),
		documents: listIn(value.documents).map(({ id, readers }) => {
			return { id: textIn(id), readers: textsIn(readers) };
		})
	};
}

type Fields = Readonly<Record<string, unknown>>;

const isRecord = (value: unknown): value is Fields => typeof value === 'object' && value !== null;
const listIn = (value: unknown): readonly Fields[] =>
	Array.isArray(value) ? value.filter(isRecord) : [];
const textIn = (value: unknown): string => (typeof value === 'string' ? value : '');
const textsIn = (value: unknown): readonly string[] =>
	Array.isArray(value) ? value.map(textIn) : [];
const keysIn = (value: unknown): readonly Uint8Array[] =>
	textsIn(value).flatMap((text) => fromBase64(text) ?? []);

function bytesIn(value: unknown): Uint8Array | undefined {
	const bytes = fromBase64(textIn(value));
	return bytes && bytes.length > 0 ? bytes : undefined;
}
