import { browserPocket } from './account.ts';
import { createDevice } from './device.ts';
import type { OpenDisk } from './disk/disk.ts';
import { watchLife } from './life.ts';
import type { OpenKit } from './packets/packet-kit.ts';
import { browserPlatform } from './platform.ts';
import type { Ring } from './profiles/ring.ts';
import { browserStorage } from './room.ts';
import type { Device } from './surface.ts';
import { browserTabRoom } from './tabs/tab-channel.ts';
import { browserHttp } from './wire/http.ts';
import { browserSockets } from './wire/sockets.ts';

/** The device of this browser. Ready at once with what it keeps; disk and network come after. */
export async function createBrowserDevice(build: string): Promise<Device> {
	const { protocol, host } = globalThis.location;
	return createDevice({
		...{ platform: browserPlatform, http: browserHttp(build), pocket: browserPocket },
		...{ storage: browserStorage, tabRoom: browserTabRoom, life: watchLife, build },
		...{ openDisk: openDiskOfBrowser, openRing: openRingOfBrowser },
		openKit: openKitOfBrowser,
		sockets: browserSockets(`${protocol === 'https:' ? 'wss:' : 'ws:'}//${host}/sync`),
		report: (what, error) => console.warn('device', what, error)
	});
}

/** The first screen shows what the account knows while the disk's own code comes. */
const openDiskOfBrowser: OpenDisk = async (person) => {
	const { openBrowserDisk } = await import('./disk/browser-disk.ts');
	return openBrowserDisk(person, browserPlatform);
};

const openRingOfBrowser = async (): Promise<Ring> => {
	const { openBrowserRing } = await import('./profiles/browser-ring.ts');
	return openBrowserRing(browserPlatform);
};

const openKitOfBrowser: OpenKit = async () => {
	const { webKit } = await import('./packets/packet-kit.ts');
	return webKit((length) => browserPlatform.bytes(length));
};
