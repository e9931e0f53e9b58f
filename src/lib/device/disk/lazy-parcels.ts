import type { Parcels } from './parcels.ts';

/** Opened with the first question: it is not waited for by what does not need it. */
export function lazyParcels(open: () => Promise<Parcels>): Parcels {
	let opened: Promise<Parcels> | undefined;
	const store = (): Promise<Parcels> => {
		opened ??= open().catch((error: unknown) => {
			opened = undefined;
			throw error;
		});
		return opened;
	};
	return {
		sealsKeys: false,
		all: async () => (await store()).all(),
		put: async (parcels, gone) => (await store()).put(parcels, gone),
		readKeys: async () => (await store()).readKeys(),
		keepKeys: async (keys) => (await store()).keepKeys(keys),
		wipe: async (options) => (await store()).wipe(options),
		close: () => {
			// What never opened has nothing to close, and what failed to open was told to who asked.
			opened?.then(
				(parcels) => parcels.close(),
				() => undefined
			);
		}
	};
}
