import { fromBase64 } from '../bytes.ts';
import type { Parcel } from '../disk/parcels.ts';
import { jsonOf } from '../wire/http.ts';
import type { Http, HttpReply } from '../wire/http.ts';

export type Forwarded =
	| {
			readonly is: 'taken';
			/** For the author, who may be far from any network. */
			readonly receipt: Uint8Array;
			/** Documents into which not everything went, as far as this person may know. */
			readonly refused: readonly string[];
			/** Of these, documents to which its author may not write any more. */
			readonly late: readonly string[];
	  }
	/** It builds on what the server lacks, in these documents as far as this person may know. */
	| { readonly is: 'early'; readonly documents: readonly string[] }
	/** For good. */
	| { readonly is: 'refused'; readonly refusal: string }
	| { readonly is: 'not-now' };

const withinMs = 30_000;

/** Hands a packet to the server as it is: it says itself whose it is. */
export async function forward({ bytes }: Parcel, http: Http): Promise<Forwarded> {
	const reply = await http.ask({
		...{ method: 'POST', path: '/api/packets', body: bytes },
		// On the slowest link, two bytes a millisecond.
		withinMs: withinMs + bytes.length / 2
	});
	const said = reply && jsonOf(reply);
	if (!reply || !isRecord(said)) return { is: 'not-now' };
	if (reply.status === 422) return { is: 'refused', refusal: textIn(said.error) };
	return taken(reply, said);
}

function taken({ status }: HttpReply, said: Readonly<Record<string, unknown>>): Forwarded {
	const receipt = fromBase64(textIn(said.receipt));
	const { refused, early, late } = said;
	if (status !== 200 || !receipt || !Array.isArray(refused)) return { is: 'not-now' };
	if (said.isEarly === true) return { is: 'early', documents: textsIn(early) };
	return { is: 'taken', receipt, refused: refused.map(textIn), late: textsIn(late) };
}

const textIn = (value: unknown): string => (typeof value === 'string' ? value : '');
const textsIn = (value: unknown): readonly string[] =>
	Array.isArray(value) ? value.map(textIn) : [];

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
	return typeof value === 'object' && value !== null;
}
