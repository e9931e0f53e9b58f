import type { Pocket } from './account.ts';
import type { Report } from './background.ts';
import type { OpenDisk } from './disk/disk.ts';
import type { Life } from './life.ts';
import type { OpenKit } from './packets/packet-kit.ts';
import type { Platform } from './platform.ts';
import type { Ring } from './profiles/ring.ts';
import type { Storage } from './room.ts';
import type { TabRoom } from './tabs/tab-channel.ts';
import type { Http } from './wire/http.ts';
import type { Sockets } from './wire/sockets.ts';

/** What a device is made of: the browser's own, or a test's by hand. */
export interface DeviceParts {
	readonly platform: Platform;
	readonly openDisk: OpenDisk;
	readonly openRing: () => Promise<Ring>;
	readonly sockets: Sockets;
	readonly http: Http;
	readonly tabRoom: TabRoom;
	readonly pocket: Pocket;
	readonly storage: Storage;
	readonly life: Life;
	readonly openKit: OpenKit;
	readonly build: string;
	readonly report: Report;
}
