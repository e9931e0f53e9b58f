import type { Account } from '#lib/domain/account.ts';
import { fetchAccount, hasSession, leave, readAccount } from './account.ts';
import { inBackground } from './background.ts';
import { Desk } from './desk.ts';
import { FilesOfDevice } from './files/files-of-device.ts';
import type { PersonParts, ProfilesOfDevice } from './person-parts.ts';
import { Lock } from './profiles/lock.ts';
import type { LockState } from './profiles/profiles-surface.ts';
import { owedBy, profilesMark, restMark, type Seat } from './profiles/seat.ts';
import { httpAs, socketsAs } from './speaking-as.ts';
import type { Device, SignInBy, SignInResult, SignOutResult } from './surface.ts';
import { heldBackBy } from './unsent.ts';
import { Cell } from './watched.ts';
import type { Http } from './wire/http.ts';

const refreshAgainAfterMs = 15_000;

/** Who is in on this device: comes, is known, is behind a PIN, goes. */
export class PersonHere {
	readonly account: Cell<Account | undefined>;
	readonly files: FilesOfDevice;
	readonly #parts: PersonParts;
	readonly #lock: Lock;
	/** Says for whom it asks. */
	readonly #http: Http;
	#desk: Desk | undefined;
	#profiles: Promise<ProfilesOfDevice> | undefined;
	#leaving: Promise<unknown> | undefined;
	#hasAskedToResume = false;

	constructor(parts: PersonParts) {
		this.#parts = parts;
		this.account = new Cell(readAccount(parts.pocket));
		this.#http = httpAs(() => this.account.current?.person.id, parts.http);
		this.files = new FilesOfDevice({ ...parts, http: this.#http });
		this.#lock = new Lock({
			...parts,
			onSealed: () => this.#inBackground(this.#lockOut(), 'lock'),
			onComing: (person) => this.#inBackground(this.#lockFor(person), 'lock')
		});
	}

	get desk(): Desk | undefined {
		return this.#desk;
	}

	get lockState(): LockState {
		return this.#lock.stateFor(this.account.current);
	}

	start(): void {
		if (this.account.current) this.#sitDown(this.account.current);
	}

	profiles(): Promise<ProfilesOfDevice> {
		this.#profiles ??= this.#openProfiles().catch((error: unknown) => {
			this.#profiles = undefined;
			throw error;
		});
		return this.#profiles;
	}

	/** The server hears who is not in here any more, as soon as it can be asked. */
	async sayGoodbyes(): Promise<void> {
		this.#hasAskedToResume = false;
		await this.#leaveIfOwed();
		this.#lock.restWhenAlone();
	}

	/** At the start, and whenever the app comes to the foreground or the network comes back. */
	async wake(): Promise<void> {
		// A session may have begun without a link of ours: whoever creates a school is let in at once. But
		// a disk that takes its time over a sign-out brings nobody back.
		await this.#leaving;
		const isKnown = this.#desk !== undefined || this.#owesLeave || this.#lock.owesRest;
		if (!isKnown && (await hasSession(this.#parts.http)) && !this.#desk)
			await this.#refreshAccount();
		await this.#desk?.look({ byPerson: false });
	}

	async signIn(by: SignInBy): Promise<SignInResult> {
		const { http, pocket } = this.#parts;
		// A disk that takes its time must not wipe what the next session brings.
		await this.#leaving;
		await this.#leaveIfOwed();
		await this.#lock.putToRest();
		const { enter } = await import('./entering.ts');
		const entered = await enter(http, by);
		const hasBegun = entered.ok || entered.reason === 'unfinished';
		// The session that was owed a goodbye is not this browser's any more: it would be said to the new one.
		if (hasBegun) for (const owed of ['leave', restMark]) pocket.remove(owed);
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
		this.#lock.close();
		this.files.standUp();
		await this.#desk?.stop();
		this.#desk = undefined;
	}

	async #signOut(choice: Parameters<Device['signOut']>[0]): Promise<SignOutResult> {
		const { pocket } = this.#parts;
		const desk = this.#desk;
		const { key } = this.#lock;
		if (!desk) return { ok: true };
		await desk.flush();
		const unsent = heldBackBy(desk.shelf, choice) + (await this.files.heldBackBy(choice));
		if (unsent > 0) return { ok: false, unsent };
		const hasOlder = choice !== 'discard-unsent' && (await key?.hasUnderOlder()) === true;
		const keepOutbox = choice === 'keep-unsent-here' || hasOlder;
		desk.say({ say: 'bye' });
		await this.#standUp();
		// Under a PIN everything stays as it lies: nobody else reads it, and without a network it is needed.
		const staysSealed = key !== undefined && choice === 'keep-unsent-here';
		if (!staysSealed) await desk.wipe({ keepOutbox });
		if (!keepOutbox) await key?.forget();
		this.#lock.turn(undefined);
		this.#parts.changes.tell();
		pocket.remove(restMark);
		// The server may be out of reach now; it hears of it as soon as it can be asked.
		pocket.write('leave', owedBy(key));
		await this.#leaveIfOwed();
		return { ok: true };
	}

	get #owesLeave(): boolean {
		return this.#parts.pocket.read('leave') !== undefined;
	}

	async #leaveIfOwed(): Promise<void> {
		const { pocket, http } = this.#parts;
		if (this.#owesLeave && (await leave(http))) pocket.remove('leave');
	}

	/** A desk that somebody is leaving may still hear it. */
	#accountIsNews(): void {
		if (this.#desk) this.#inBackground(this.#refreshAccount(), 'fetch the account');
	}

	async #refreshAccount(): Promise<void> {
		const desk = this.#desk;
		const fetched = await fetchAccount(this.#http);
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
		const isOther = before?.person.id !== account.person.id;
		// By a cookie that was not put to rest yet nobody is expected: it is whose phone it was.
		if (this.#lock.isShutFor(account) && this.#lock.owesRest) return;
		const mayBeShut = isOther && this.#lock.hasProfiles && !this.#lock.isOf(account);
		if (mayBeShut && (await (await this.profiles()).isUnderPin(account)))
			return this.#expect(account);
		if (before && isOther) await this.#standUp();
		if (!this.#lock.isOf(account)) this.#lock.turn(undefined);
		await this.#lock.keep(account);
		this.account.set(account);
		if (!this.#desk) this.#sitDown(account);
		else this.#desk.onAccountChanged();
		if (isOther) this.#lock.tellComing(account.person.id);
		this.#parts.changes.tell();
	}

	/** Signed in, and yet not in: what is theirs here opens by their PIN. */
	async #expect(account: Account): Promise<void> {
		if (this.#desk) await this.#standUp();
		this.#lock.expected = account;
		this.#parts.changes.tell();
	}

	#sitDown(account: Account): void {
		const { id } = account.person;
		this.#desk = new Desk({
			...{ ...this.#parts, http: this.#http, sockets: socketsAs(id, this.#parts.sockets) },
			person: id,
			openDisk: this.#lock.openDisk,
			account: () => this.account.current,
			onAccount: () => this.#accountIsNews(),
			onOtherTab: (what) => this.#inBackground(this.#hearOtherTab(what), what),
			onChange: () => {
				this.#parts.changes.tell();
				this.files.look();
				this.#resumeIfOut();
			}
		});
		this.#desk.start();
		this.files.sitDown(this.#desk);
	}

	/** The session waits on the server under what the PIN opened. */
	#resumeIfOut(): void {
		const desk = this.#desk;
		if (!desk || !this.#lock.key) return;
		const { at } = desk.status.road;
		if (at === 'open') this.#hasAskedToResume = false;
		if (at !== 'sign-in-needed' || this.#hasAskedToResume) return;
		this.#hasAskedToResume = true;
		this.#inBackground(this.#resume(desk), 'resume the session');
	}

	async #resume(desk: Desk): Promise<void> {
		// Said later, it would be said to the session that is back.
		await this.#leaveIfOwed();
		if (!this.#owesLeave && (await this.#lock.resume())) await desk.look({ byPerson: false });
	}

	async #standUp(): Promise<void> {
		const desk = this.#desk;
		this.#desk = undefined;
		this.files.standUp();
		this.#parts.pocket.remove('account');
		await desk?.stop();
		this.account.set(undefined);
		this.#parts.changes.tell();
	}

	/** The disk turned out to be under a PIN, though an older moment had noted its person as known. */
	async #lockOut(): Promise<void> {
		this.#parts.pocket.write(profilesMark, '1');
		this.account.set(undefined);
		await this.#standUp();
	}

	async #lockFor(person: string): Promise<void> {
		if (this.account.current?.person.id !== person) await (await this.profiles()).lock();
	}

	async #openProfiles(): Promise<ProfilesOfDevice> {
		const { PinProfiles } = await import('./profiles/pin-profiles.ts');
		return new PinProfiles(this.#seat(), await this.#parts.openRing());
	}

	#seat(): Seat {
		const { platform, pocket, openDisk } = this.#parts;
		return {
			...{ platform, pocket, openDisk },
			account: () => this.account.current,
			key: () => this.#lock.key,
			expected: () => this.#lock.expected,
			settle: async () => {
				await this.#desk?.flush();
				return (this.#desk?.shelf.unkept.length ?? 0) + this.files.facts.unkept;
			},
			setChanging: (isChanging) => {
				this.#lock.isChanging = isChanging;
				this.#parts.changes.tell();
			},
			standUp: async () => {
				this.#desk?.say({ say: 'bye' });
				await this.#standUp();
				this.#lock.turn(undefined);
			},
			sitDown: async (account, key) => {
				// Back before the server has heard of the leaving: the session goes on.
				if (key && pocket.read('leave') === owedBy(key)) pocket.remove('leave');
				this.#lock.turn(key);
				await this.#take(account);
			},
			putToRest: () => this.#lock.putToRest()
		};
	}

	async #hearOtherTab(what: 'account' | 'bye' | 'files'): Promise<void> {
		if (what === 'files') return this.files.heard();
		if (what === 'account') {
			const account = await this.#lock.read();
			return account && this.#take(account);
		}
		await this.#standUp();
		this.#lock.turn(undefined);
	}

	#inBackground(work: Promise<unknown>, what: string): void {
		inBackground(work, what, this.#parts.report);
	}
}
