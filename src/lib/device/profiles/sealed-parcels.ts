import type { Parcel, Parcels } from '../disk/parcels.ts';
import { parcelKey } from '../disk/parcels.ts';
import { openOrPlain, places, type Seal } from './seal.ts';

/** Packets are sealed by themselves; what was read in them, and the keys that open them, are sealed here. */
export function sealedParcels(parcels: Parcels, seal: Seal): Parcels {
	return {
		...parcels,
		sealsKeys: true,
		async all() {
			const opened = (await parcels.all()).map(async (parcel) => {
				const clear = await openOrPlain(seal, parcel.clear, places.parcel(parcelKey(parcel)));
				return clear ? [{ ...parcel, clear }] : [];
			});
			return (await Promise.all(opened)).flat();
		},
		async put(all, gone) {
			const sealed = all.map(async (parcel): Promise<Parcel> => ({
				...parcel,
				clear: await seal.seal(parcel.clear, places.parcel(parcelKey(parcel)))
			}));
			await parcels.put(await Promise.all(sealed), gone);
		},
		async readKeys() {
			const kept = await parcels.readKeys();
			if (!kept?.secret) return undefined;
			const signing = await seal.open(kept.secret.signing, places.key('signing'));
			const agreement = await seal.open(kept.secret.agreement, places.key('agreement'));
			return signing && agreement && { open: kept.open, secret: { signing, agreement } };
		},
		async keepKeys(keys) {
			if (!keys?.secret) return parcels.keepKeys(undefined);
			const { signing, agreement } = keys.secret;
			const secret = {
				signing: await seal.seal(signing, places.key('signing')),
				agreement: await seal.seal(agreement, places.key('agreement'))
			};
			await parcels.keepKeys({ open: keys.open, secret });
		}
	};
}
