import type { Account } from '#lib/domain/account.ts';
import type { Report } from './background.ts';
import type { Disk, Place } from './disk/disk.ts';
import type { EditKey, OutboxIndex, Verdict } from './outbox-index.ts';
import type { OpenKit } from './packets/packet-kit.ts';
import type { Platform } from './platform.ts';
import type { TabMessage } from './tabs/tab-messages.ts';
import type { Http } from './wire/http.ts';
import type { Sockets } from './wire/sockets.ts';

export interface LeaderParts {
	readonly disk: Disk;
	readonly place: Place;
	readonly index: OutboxIndex;
	readonly platform: Platform;
	readonly sockets: Sockets;
	readonly http: Http;
	readonly openKit: OpenKit;
	readonly build: string;
	readonly tab: string;
	readonly report: Report;
	readonly account: () => Account | undefined;
	readonly post: (message: TabMessage) => void;
	/** Fetch the account anew. */
	readonly onAccount: () => void;
	readonly onSettled: (keys: readonly EditKey[], verdict: Verdict) => void;
	readonly onReplicaTrouble: (document: string) => void;
	/** Records are not on the disk any more: read it again. */
	readonly onOutboxLost: () => void;
	readonly onChange: () => void;
}
