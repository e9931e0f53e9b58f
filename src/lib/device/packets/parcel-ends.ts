import type { Parcel } from '../disk/parcels.ts';
import { documentsIn } from './received.ts';

export function isAbout(parcel: Parcel, document: string): boolean {
	return documentsIn(parcel).some((one) => one.document === document);
}

/** With time; what is under way is not, nor what was last said. */
export function isForgotten({ kind }: Parcel): boolean {
	return kind !== 'carried' && kind !== 'made' && kind !== 'peer';
}

/** What was not taken stays to be told of. */
export function endOf(parcel: Parcel): Parcel {
	const { refusal, refused = [] } = parcel.note;
	const { bytes, clear } = takenOf(parcel);
	const isRefused = refusal !== undefined || refused.length > 0;
	return isRefused ? { ...parcel, bytes, clear } : takenOf(parcel);
}

export function takenOf({ id, at }: Parcel): Parcel {
	const nothing = new Uint8Array();
	return { kind: 'taken', id, at, note: {}, bytes: nothing, clear: nothing };
}
