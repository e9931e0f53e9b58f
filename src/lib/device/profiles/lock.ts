import type { Account } from '#lib/domain/account.ts';
import { keepAccount, readAccount, type Pocket } from '../account.ts';
import { inBackground, type Report } from '../background.ts';
import type { OpenDisk } from '../disk/disk.ts';
import type { TabChannel, TabRoom } from '../tabs/tab-channel.ts';
import type { Http } from '../wire/http.ts';
import type { LockState } from './profiles-surface.ts';
import { profilesMark, restMark, type OpenKey } from './seat.ts';

export interface LockParts {
	readonly pocket: Pocket;
	readonly http: Http;
	readonly tabRoom: TabRoom;
	readonly openDisk: OpenDisk;
	readonly report: Report;
	/** What lies here is under a PIN, though nobody said so. */
	readonly onSealed: () => void;
	/** Somebody came in in another tab. */
	readonly onComing: (person: string) => void;
}

const withinMs = 15_000;
/** Held by every tab in which somebody is in by their PIN. */
const tabLock = 'tropa:unlocked';

/**
 * Whose key is in the lock. Light: what makes and opens keys is loaded where somebody has a PIN. Keeps:
 *  1. A sealed disk is never read or written without its key.
 *  2. A cookie of a locked profile is put to rest as soon as the server can be asked, never while
 *     another tab of this browser is in.
 */
export class Lock {
	readonly #parts: LockParts;
	#key: OpenKey | undefined;
	readonly #channel: TabChannel;
	#letGo: (() => void) | undefined;
	#isWaiting = false;
	#resting: Promise<void> | undefined;
	/** Signed in with the server, and their own PIN still to come. */
	expected: Account | undefined;
	isChanging = false;
	/** Whose disk turned out to be under a PIN. */
	#shutFor: string | undefined;

	constructor(parts: LockParts) {
		this.#parts = parts;
		this.#channel = parts.tabRoom.join('tropa:people', (person) => {
			if (this.#key && typeof person === 'string') parts.onComing(person);
		});
	}

	get key(): OpenKey | undefined {
		return this.#key;
	}

	get hasProfiles(): boolean {
		return this.#parts.pocket.read(profilesMark) !== undefined;
	}

	/** The cookie may still speak for whoever was in. */
	get owesRest(): boolean {
		return !this.#key && this.#parts.pocket.read(restMark) !== undefined;
	}

	isOf({ person }: Account): boolean {
		return this.#key?.person === person.id;
	}

	/** Their disk has been found under a PIN, and that is still to come. */
	isShutFor({ person }: Account): boolean {
		return this.#key === undefined && this.#shutFor === person.id;
	}

	stateFor(account: Account | undefined): LockState {
		if (this.isChanging) return 'changing';
		if (this.#key) return 'unlocked';
		if (account) return 'no-pin';
		if (this.expected) return 'pin-needed';
		return this.hasProfiles ? 'locked' : 'no-pin';
	}

	turn(key: OpenKey | undefined): void {
		this.#key = key;
		if (key) this.#shutFor = undefined;
		this.expected = undefined;
		this.#letGo?.();
		this.#letGo = key && this.#parts.tabRoom.acquire(tabLock, { steal: false }, noNews);
	}

	readonly openDisk: OpenDisk = async (person) => {
		const key = this.#key;
		const disk = await this.#parts.openDisk(person);
		if (key) return key.over(disk);
		if (!disk.isSealed) return disk;
		await disk.close();
		this.#shutFor = person;
		this.#parts.onSealed();
		const { noDisk } = await import('../disk/no-disk.ts');
		return noDisk('broken');
	};

	async keep(account: Account): Promise<void> {
		if (this.#key) await this.#key.keepAccount(account);
		else keepAccount(this.#parts.pocket, account);
	}

	async read(): Promise<Account | undefined> {
		return this.#key ? this.#key.readAccount() : readAccount(this.#parts.pocket);
	}

	/** The session goes on under the secret that the PIN opened; true if the server knew of it. */
	async resume(): Promise<boolean> {
		const json = { secret: this.#key?.sessionSecret };
		if (json.secret === undefined) return false;
		// What put the session to rest may still be on its way.
		await this.#resting?.catch(() => undefined);
		const question = { method: 'POST', path: '/api/resume', body: { json }, withinMs } as const;
		return (await this.#parts.http.ask(question))?.status === 200;
	}

	putToRest(): Promise<void> {
		this.#resting = this.#putToRest();
		return this.#resting;
	}

	async #putToRest(): Promise<void> {
		const { pocket, http } = this.#parts;
		const key = pocket.read(restMark);
		if (key === undefined || this.#key) return;
		const question = {
			method: 'POST',
			path: '/api/rest',
			body: { json: { key } },
			withinMs
		} as const;
		if ((await http.ask(question))?.status === 200) pocket.remove(restMark);
	}

	/** At a start, when the app was closed without being locked. */
	restWhenAlone(): void {
		if (!this.owesRest || this.#isWaiting) return;
		this.#isWaiting = true;
		const { tabRoom, report } = this.#parts;
		// Where there are no locks it is held before the way to let go of it is known.
		const lock: { letGo?: () => void } = {};
		const held = () => {
			this.#isWaiting = false;
			inBackground(
				this.putToRest().finally(() => lock.letGo?.()),
				'put the session to rest',
				report
			);
		};
		lock.letGo = tabRoom.acquire(tabLock, { steal: false }, { ...noNews, held });
	}

	/** Somebody has come in here: other people's tabs of this browser are locked. */
	tellComing(person: string): void {
		this.#channel.post(person);
	}

	close(): void {
		this.#letGo?.();
		this.#channel.close();
	}
}

const noNews = { held: () => undefined, lost: () => undefined };
