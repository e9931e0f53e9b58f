import type { Room } from './surface.ts';

/** What the browser says of its store. The browser's own, or a test's. */
export interface Storage {
	estimate(): Promise<{ readonly usage?: number; readonly quota?: number }>;
	persisted(): Promise<boolean>;
	persist(): Promise<boolean>;
}

const enoughBytes = 200 * 1024 * 1024;
const littleBytes = 50 * 1024 * 1024;

export const unknownRoom: Room = {
	usedBytes: 0,
	freeBytes: undefined,
	persistent: false,
	level: 'unknown'
};

export async function measureRoom(storage: Storage): Promise<Room> {
	const [{ usage = 0, quota }, persistent] = [await storage.estimate(), await storage.persisted()];
	const freeBytes = quota === undefined ? undefined : Math.max(0, quota - usage);
	return { usedBytes: usage, freeBytes, persistent, level: levelOf(freeBytes) };
}

function levelOf(freeBytes: number | undefined): Room['level'] {
	if (freeBytes === undefined) return 'unknown';
	if (freeBytes > enoughBytes) return 'enough';
	return freeBytes >= littleBytes ? 'little' : 'full';
}

/** Browsers without it say nothing, which is what they know. */
export const browserStorage: Storage = {
	estimate: async () => (await navigator.storage?.estimate?.()) ?? {},
	persisted: async () => (await navigator.storage?.persisted?.()) ?? false,
	persist: async () => (await navigator.storage?.persist?.()) ?? false
};
