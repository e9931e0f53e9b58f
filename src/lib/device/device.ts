import type { Account } from '#lib/domain/account.ts';
import { isKindName, kinds } from '#lib/documents/kinds.ts';
import { browserPocket, fetchAccount, hasSession } from './account.ts';
import { keepAccount, leave, readAccount, type Pocket } from './account.ts';
import { inBackground, type Report } from './background.ts';
import type { Carrying } from './carried.ts';
import { Desk } from './desk.ts';
import type { OpenDisk } from './disk/disk.ts';
import { nobodysFacts, type Facts } from './facts.ts';
import { withFiles } from './files/file-facts.ts';
import { FilesOfDevice } from './files/files-of-device.ts';
import { watchLife, type Life } from './life.ts';
import { browserPlatform, type Platform } from './platform.ts';
import { browserStorage, measureRoom, unknownRoom } from './room.ts';
import type { Storage } from './room.ts';
import { openForScreen } from './screen-document.ts';
import type {
	Device,
	OpenDocument,
	Room,
	SignInBy,
	SignInResult,
	SignOutResult,
	SnapshotCard,
	Unsent
} from './surface.ts';
import { browserTabRoom } from './tabs/tab-channel.ts';
import type { TabRoom } from './tabs/tab-channel.ts';
import { heldBackBy, unsentIn } from './unsent.ts';
import { Cell, Listeners, watchedOf } from './watched.ts';
import { browserHttp, type Http } from './wire/http.ts';
import { browserSockets, type Sockets } from './wire/sockets.ts';

export interface DeviceParts {
	readonly platform: Platform;
	readonly openDisk: OpenDisk;
	readonly sockets: Sockets;
	readonly http: Http;
	readonly tabRoom: TabRoom;
	readonly pocket: Pocket;
	readonly storage: Storage;
	readonly life: Life;
	readonly build: string;
	readonly report: Report;
}

/** The device of this browser. Ready at once with what it keeps; disk and network come after. */
export async function createBrowserDevice(build: string): Promise<Device> {
	const { protocol, host } = globalThis.location;
	const device = createDevice({
		...{ platform: browserPlatform, http: browserHttp(build), pocket: browserPocket },
		...{ storage: browserStorage, tabRoom: browserTabRoom, life: watchLife, build },
		openDisk: openDiskOfBrowser,
		sockets: browserSockets(`${protocol === 'https:' ? 'wss:' : 'ws:'}//${host}/sync`),
		report: (what, error) => console.warn('device', what, error)
	});
	return device;
}

/** The first screen shows what the account knows while the disk's own code comes. */
const openDiskOfBrowser: OpenDisk = async (person) => {
	const { openBrowserDisk } = await import('./disk/browser-disk.ts');
	return openBrowserDisk(person, browserPlatform);
};

export function createDevice(parts: DeviceParts): Device & { readonly desk: Desk | undefined } {
	return new PersonsDevice(parts);
}

const refreshAgainAfterMs = 15_000;

/** The device of one person after another. */
class PersonsDevice implements Device {
	readonly account: Cell<Account | undefined>;
	readonly room = new Cell<Room>(unknownRoom);
	readonly files: FilesOfDevice;
	readonly facts;
	readonly calm;
	readonly #parts: DeviceParts;
	readonly #changes = new Listeners();
	#desk: Desk | undefined;
	readonly #openDocuments = new Map<object, string>();
	readonly #stopWatching: () => void;
	#leaving: Promise<unknown> | undefined;

	constructor(parts: DeviceParts) {
		this.#parts = parts;
		this.files = new FilesOfDevice({ ...parts, changes: this.#changes });
		this.facts = watchedOf(() => this.#factsNow(), this.#changes);
		this.calm = watchedOf(() => this.#isCalm(), this.#changes);
		this.account = new Cell(readAccount(parts.pocket));
		this.#stopWatching = parts.life({
			onHidden: () => this.#inBackground(this.#desk?.flush(), 'flush'),
			onShown: () => this.#inBackground(this.#wake(), 'look around')
		});
		if (this.account.current) this.#sitDown(this.account.current);
		this.#inBackground(this.#wake(), 'look around');
	}

	get desk(): Desk | undefined {
		return this.#desk;
	}

	async open(documentId: string): Promise<OpenDocument> {
		const desk = this.#deskNow();
		const user = {};
		const opened = await desk.open(documentId, user);
		this.#openDocuments.set(user, opened.kind);
		this.#changes.tell();
		return openForScreen({
			...{ opened, desk, changes: this.#changes, person: this.account.current?.person },
			close: () => {
				this.#openDocuments.delete(user);
				this.#inBackground(desk.library.release(documentId, user), 'close a document');
				this.#changes.tell();
			}
		});
	}

	async checkNow(): Promise<Facts> {
		await this.#desk?.look({ byPerson: true });
		this.files.retry();
		return this.facts.current;
	}

	unsent(): Promise<readonly Unsent[]> {
		return Promise.resolve(this.#desk ? unsentIn(this.#desk.shelf) : []);
	}

	async exportUnsent(): Promise<{ readonly name: string; readonly text: string }> {
		return (await this.carrying()).give();
	}

	async carrying(): Promise<Carrying> {
		const { FileCarrying } = await import('./carrying.ts');
		const { platform } = this.#parts;
		const account = this.account.current;
		return new FileCarrying({ desk: this.#deskNow(), account, now: () => platform.now() });
	}

	async askToPersist(): Promise<boolean> {
		const promised = await this.#parts.storage.persist();
		await this.#measure();
		return promised;
	}

	async snapshots(documentId: string): Promise<readonly SnapshotCard[]> {
		const disk = await this.#desk?.shelf.disk;
		const snapshots = (await disk?.snapshots.read(documentId)) ?? [];
		return snapshots.map(({ takenAt, update }) => ({ takenAt, bytes: update.length }));
	}

	async signIn(by: SignInBy): Promise<SignInResult> {
		// A disk that takes its time must not wipe what the next session brings.
		await this.#leaving;
		await this.#leaveIfOwed();
		const { enter } = await import('./entering.ts');
		const entered = await enter(this.#parts.http, by);
		const hasBegun = entered.ok || entered.reason === 'unfinished';
		// The session that was owed a goodbye is not this browser's any more: it would be said to the new one.
		if (hasBegun) this.#parts.pocket.remove('leave');
		if (!entered.ok) return entered;
		await this.#take(entered.account);
		this.#desk?.say({ say: 'account' });
		return { ok: true, mayReturn: entered.mayReturn };
	}

	signOut(choice: Parameters<Device['signOut']>[0]): Promise<SignOutResult> {
		const leaving = this.#signOut(choice);
		this.#leaving = leaving.catch(() => undefined);
		return leaving;
	}

	async close(): Promise<void> {
		this.#stopWatching();
		this.files.standUp();
		await this.#desk?.stop();
		this.#desk = undefined;
	}

	async #signOut(choice: Parameters<Device['signOut']>[0]): Promise<SignOutResult> {
		const { pocket } = this.#parts;
		const desk = this.#desk;
		if (!desk) return { ok: true };
		await desk.flush();
		const unsent = heldBackBy(desk.shelf, choice) + (await this.files.heldBackBy(choice));
		if (unsent > 0) return { ok: false, unsent };
		desk.say({ say: 'bye' });
		await this.#standUp();
		await desk.wipe({ keepOutbox: choice === 'keep-unsent-here' });
		// The server may be out of reach now; it hears of it as soon as it can be asked.
		pocket.write('leave', 'owed');
		await this.#leaveIfOwed();
		return { ok: true };
	}

	#deskNow(): Desk {
		if (!this.#desk) throw new Error('Nobody is signed in on this device');
		return this.#desk;
	}

	#factsNow(): Facts {
		return this.#desk ? withFiles(this.#desk.facts, this.files.facts) : nobodysFacts;
	}

	/** Nothing typed is unkept, and no notes are being written. */
	#isCalm(): boolean {
		const unkept = (this.#desk?.shelf.unkept.length ?? 0) + this.files.facts.unkept;
		const isWriting = [...this.#openDocuments.values()].some(
			(kind) => isKindName(kind) && kinds[kind].richText
		);
		return unkept === 0 && !isWriting;
	}

	/** At the start, and whenever the app comes to the foreground or the network comes back. */
	async #wake(): Promise<void> {
		await this.#leaveIfOwed();
		await this.#measure();
		// A session may have begun without a link of ours: whoever creates a school is let in at once.
		const isOut = this.#parts.pocket.read('leave') === 'owed';
		const isIn = !this.#desk && !isOut && (await hasSession(this.#parts.http));
		if (isIn && !this.#desk) await this.#refreshAccount();
		await this.#desk?.look({ byPerson: false });
	}

	async #measure(): Promise<void> {
		this.room.set(await measureRoom(this.#parts.storage));
	}

	async #leaveIfOwed(): Promise<void> {
		const { pocket, http } = this.#parts;
		if (pocket.read('leave') === 'owed' && (await leave(http))) pocket.remove('leave');
	}

	async #refreshAccount(): Promise<void> {
		const desk = this.#desk;
		const fetched = await fetchAccount(this.#parts.http);
		// Whoever signed out meanwhile is not brought back by an answer that comes late.
		if (desk !== this.#desk) return;
		if (fetched.is === 'no-answer' && desk) this.#refreshLater(desk);
		if (fetched.is !== 'account') return;
		await this.#take(fetched.account);
		this.files.retry();
		this.#desk?.say({ say: 'account' });
	}

	/** The server says once that the account changed. */
	#refreshLater(desk: Desk): void {
		this.#parts.platform.after(refreshAgainAfterMs, () => {
			if (this.#desk === desk) this.#inBackground(this.#refreshAccount(), 'fetch the account');
		});
	}

	async #take(account: Account): Promise<void> {
		const before = this.account.current;
		keepAccount(this.#parts.pocket, account);
		if (before && before.person.id !== account.person.id) await this.#standUp();
		this.account.set(account);
		if (!this.#desk) this.#sitDown(account);
		else this.#desk.onAccountChanged();
		this.#changes.tell();
	}

	#sitDown(account: Account): void {
		this.#desk = new Desk({
			...this.#parts,
			person: account.person.id,
			account: () => this.account.current,
			onAccount: () => this.#inBackground(this.#refreshAccount(), 'fetch the account'),
			onOtherTab: (what) => this.#inBackground(this.#hearOtherTab(what), what),
			onChange: () => {
				this.#changes.tell();
				this.files.look();
			}
		});
		this.#desk.start();
		this.files.sitDown(this.#desk);
	}

	async #standUp(): Promise<void> {
		const desk = this.#desk;
		this.#desk = undefined;
		this.files.standUp();
		this.#parts.pocket.remove('account');
		await desk?.stop();
		this.account.set(undefined);
		this.#changes.tell();
	}

	async #hearOtherTab(what: 'account' | 'bye' | 'files'): Promise<void> {
		if (what === 'files') return this.files.heard();
		if (what === 'bye') return this.#standUp();
		const account = readAccount(this.#parts.pocket);
		if (account) await this.#take(account);
	}

	#inBackground(work: Promise<unknown> | undefined, what: string): void {
		if (work) inBackground(work, what, this.#parts.report);
	}
}
