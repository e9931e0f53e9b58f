import type { Account } from '#lib/domain/account.ts';
import { isKindName, kinds } from '#lib/documents/kinds.ts';
import { inBackground } from './background.ts';
import type { Carrying } from './carried.ts';
import type { Desk } from './desk.ts';
import type { DeviceParts } from './device-parts.ts';
import { answersOn, type KeptAnswers } from './disk/kept-answers.ts';
import { nobodysFacts, type Facts } from './facts.ts';
import { withFiles } from './files/file-facts.ts';
import { FilesOfDevice } from './files/files-of-device.ts';
import { PersonHere } from './person-here.ts';
import type { LockState, Profiles } from './profiles/profiles-surface.ts';
import { measureRoom, unknownRoom } from './room.ts';
import { openForScreen } from './screen-document.ts';
import type {
	Device,
	OpenDocument,
	Room,
	SignInBy,
	SignInResult,
	SignOutResult,
	SnapshotCard,
	Unsent,
	Watched
} from './surface.ts';
import { unsentIn } from './unsent.ts';
import { Cell, Listeners, watchedOf } from './watched.ts';

export function createDevice(parts: DeviceParts): Device & { readonly desk: Desk | undefined } {
	return new PersonsDevice(parts);
}

/** The device of one person after another. */
class PersonsDevice implements Device {
	readonly account: Watched<Account | undefined>;
	readonly lock: Watched<LockState>;
	readonly room = new Cell<Room>(unknownRoom);
	readonly files: FilesOfDevice;
	readonly answers: KeptAnswers;
	readonly facts;
	readonly calm;
	readonly #parts: DeviceParts;
	readonly #changes = new Listeners();
	readonly #here: PersonHere;
	readonly #openDocuments = new Map<object, string>();
	readonly #stopWatching: () => void;

	constructor(parts: DeviceParts) {
		this.#parts = parts;
		this.facts = watchedOf(() => this.#factsNow(), this.#changes);
		this.calm = watchedOf(() => this.#isCalm(), this.#changes);
		this.#here = new PersonHere({ ...parts, changes: this.#changes });
		this.files = this.#here.files;
		this.account = this.#here.account;
		this.lock = watchedOf(() => this.#here.lockState, this.#changes);
		this.answers = answersOn(async () => this.desk?.shelf.disk);
		this.#stopWatching = parts.life({
			onHidden: () => this.#inBackground(this.desk?.handOver(), 'hand over'),
			onShown: () => this.#inBackground(this.#wake(), 'look around')
		});
		this.#here.start();
		this.#inBackground(this.#wake(), 'look around');
	}

	get desk(): Desk | undefined {
		return this.#here.desk;
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
		await this.desk?.look({ byPerson: true });
		this.files.retry();
		return this.facts.current;
	}

	unsent(): Promise<readonly Unsent[]> {
		return Promise.resolve(this.desk ? unsentIn(this.desk.shelf) : []);
	}

	async exportUnsent(): Promise<{ readonly name: string; readonly text: string }> {
		return (await this.carrying()).give();
	}

	async carrying(): Promise<Carrying> {
		const { FileCarrying } = await import('./carrying.ts');
		const { platform, openKit } = this.#parts;
		const around = { account: this.account.current, openKit, now: () => platform.now() };
		return new FileCarrying({ desk: this.#deskNow(), ...around });
	}

	async askToPersist(): Promise<boolean> {
		const promised = await this.#parts.storage.persist();
		await this.#measure();
		return promised;
	}

	async snapshots(documentId: string): Promise<readonly SnapshotCard[]> {
		const disk = await this.desk?.shelf.disk;
		const snapshots = (await disk?.snapshots.read(documentId)) ?? [];
		return snapshots.map(({ takenAt, update }) => ({ takenAt, bytes: update.length }));
	}

	profiles(): Promise<Profiles> {
		return this.#here.profiles();
	}

	signIn(by: SignInBy): Promise<SignInResult> {
		return this.#here.signIn(by);
	}

	signOut(choice: Parameters<Device['signOut']>[0]): Promise<SignOutResult> {
		return this.#here.signOut(choice);
	}

	async close(): Promise<void> {
		this.#stopWatching();
		await this.#here.close();
	}

	#deskNow(): Desk {
		if (!this.desk) throw new Error('Nobody is signed in on this device');
		return this.desk;
	}

	#factsNow(): Facts {
		return this.desk ? withFiles(this.desk.facts, this.files.facts) : nobodysFacts;
	}

	/** Nothing typed is unkept, and no notes are being written. */
	#isCalm(): boolean {
		const unkept = (this.desk?.shelf.unkept.length ?? 0) + this.files.facts.unkept;
		const isWriting = [...this.#openDocuments.values()].some(
			(kind) => isKindName(kind) && kinds[kind].richText
		);
		return unkept === 0 && !isWriting;
	}

	async #wake(): Promise<void> {
		await this.#here.sayGoodbyes();
		await this.#measure();
		await this.#here.wake();
	}

	async #measure(): Promise<void> {
		this.room.set(await measureRoom(this.#parts.storage));
	}

	#inBackground(work: Promise<unknown> | undefined, what: string): void {
		if (work) inBackground(work, what, this.#parts.report);
	}
}
