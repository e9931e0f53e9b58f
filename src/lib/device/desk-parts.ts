import type { Account } from '#lib/domain/account.ts';
import type { Report } from './background.ts';
import type { OpenDisk } from './disk/disk.ts';
import type { OpenKit } from './packets/packet-kit.ts';
import type { Platform } from './platform.ts';
import type { TabRoom } from './tabs/tab-channel.ts';
import type { Http } from './wire/http.ts';
import type { Sockets } from './wire/sockets.ts';

export interface DeskParts {
	readonly person: string;
	readonly account: () => Account | undefined;
	readonly platform: Platform;
	readonly openDisk: OpenDisk;
	readonly sockets: Sockets;
	readonly http: Http;
	readonly tabRoom: TabRoom;
	readonly openKit: OpenKit;
	readonly build: string;
	readonly report: Report;
	readonly onAccount: () => void;
	/** Another tab fetched the account, has signed out, or did something to the files. */
	readonly onOtherTab: (what: 'account' | 'bye' | 'files') => void;
	readonly onChange: () => void;
}
