import type { Account } from '#lib/domain/account.ts';
import { pinFlawOf } from '#lib/domain/sign-in/pin.ts';
import { toBase64Url } from '../bytes.ts';
import { keepAccount } from '../account.ts';
import { DiskError, type Disk } from '../disk/disk.ts';
import { diskNameOf } from '../disk/disk-name.ts';
import { openEverything, reseal, sealEdits, sealEverything } from './conversion.ts';
import { countUnderOlder, openAccount, openKeyOf, sealAccount } from './open-key.ts';
import { importKey, type PinWrap } from './pin-wrap.ts';
import type {
	OwnProfile,
	PinAnswer,
	PinChange,
	ProfileCard,
	Profiles
} from './profiles-surface.ts';
import type { ProfileRow, Ring } from './ring.ts';
import { profilesMark, restMark, type Seat } from './seat.ts';
import { places, sealOf, type Seal } from './seal.ts';
import { Trials } from './trials.ts';

const usualLockAfterMs = 5 * 60_000;

type Done = { readonly ok: true };
type Unkept = { readonly ok: false; readonly reason: 'unkept' };
type TriedLost = Extract<Awaited<ReturnType<Trials['tryLost']>>, Done>;

interface NewPin {
	readonly pin: string;
	readonly label: string;
	readonly lost: readonly PinWrap[];
}

/**
 * Who shares this device. Keeps:
 *  1. The mark on the disk stands before the first sealed byte, and goes after the last one.
 *  2. Whatever is cut off half way is finished when the same person is in the next time.
 *  3. Nobody stands up while something of theirs is in memory only.
 */
export class PinProfiles implements Profiles {
	readonly #seat: Seat;
	readonly #ring: Ring;
	readonly #trials: Trials;
	/** Of whoever is in. */
	#seal: Seal | undefined;

	constructor(seat: Seat, ring: Ring) {
		this.#seat = seat;
		this.#ring = ring;
		this.#trials = new Trials(ring, seat.platform);
	}

	async all(): Promise<readonly ProfileCard[]> {
		return (await this.#ring.all()).map((row) => this.#card(row));
	}

	async own(): Promise<OwnProfile | undefined> {
		const account = this.#seat.account();
		const row = await this.#ownRow();
		if (!row || !account || !this.#seal) return undefined;
		const underOlder = await countUnderOlder(this.#seat.openDisk, account.person.id, this.#seal);
		return { ...this.#card(row), lockAfterMs: row.lockAfterMs, underOlder };
	}

	async expected(): Promise<{ readonly card: ProfileCard | undefined } | undefined> {
		const expected = this.#seat.expected();
		if (!expected) return undefined;
		const row = await this.#trials.find(await diskNameOf(expected.person.id));
		return { card: row && this.#card(row) };
	}

	/** Also where the keys are lost, and only the mark on the disk is left. */
	async isUnderPin({ person }: Account): Promise<boolean> {
		if (await this.#trials.find(await diskNameOf(person.id))) return true;
		return withDisk(this.#seat.openDisk(person.id), (disk) => Promise.resolve(disk.isSealed));
	}

	async unlock(id: string, pin: string): Promise<PinAnswer> {
		const tried = await this.#trials.try(id, pin);
		if (!tried.ok) return tried;
		const { row, seal } = tried;
		const expected = this.#seat.expected();
		const isExpected = expected && (await diskNameOf(expected.person.id)) === id;
		const account = isExpected ? expected : await openAccount(seal, row);
		if (!account) throw new Error('The account under the PIN cannot be read');
		if (row.state === 'unsealing') await this.#finishUnsealing(account, row, seal);
		else await this.#comeIn(account, row, seal);
		return { ok: true };
	}

	async setPin(pin: string, label: string): Promise<PinChange> {
		const account = this.#seat.account();
		const flaw = pinFlawOf(pin);
		if (flaw) return { ok: false, reason: flaw };
		if (!account) return { ok: false, reason: 'unkept' };
		return this.#afterStandingUp(() => this.#beginUnder(account, { pin, label, lost: [] }));
	}

	async startAnew(pin: string, label: string): Promise<PinChange> {
		const expected = this.#seat.expected();
		const flaw = pinFlawOf(pin);
		if (flaw) return { ok: false, reason: flaw };
		if (!expected) return { ok: false, reason: 'unkept' };
		const row = await this.#trials.find(await diskNameOf(expected.person.id));
		// What the server has comes again; what it has not stays as it lies.
		await withDisk(this.#seat.openDisk(expected.person.id), (disk) =>
			disk.wipe({ keepOutbox: true })
		);
		const lost = row ? [...row.lost, row.key] : [];
		const isDone = await this.#beginUnder(expected, { pin, label, lost });
		return isDone ? { ok: true } : { ok: false, reason: 'unkept' };
	}

	async changePin(pin: string, next: string): Promise<PinChange | PinAnswer> {
		const flaw = pinFlawOf(next);
		if (flaw) return { ok: false, reason: flaw };
		const tried = await this.#trials.try(this.#ownId, pin);
		if (!tried.ok) return tried;
		const key = await this.#trials.wrap(tried.row.id, tried.raw, next);
		await this.#ring.change(tried.row.id, (row) => row && { ...row, key });
		return { ok: true };
	}

	async removePin(pin: string): ReturnType<Profiles['removePin']> {
		const account = this.#seat.account();
		const own = await this.own();
		if (!own || !account) return { ok: false, reason: 'unkept' };
		if (own.underOlder > 0) return { ok: false, reason: 'under-older' };
		const tried = await this.#trials.try(own.id, pin);
		if (!tried.ok) return tried;
		return this.#afterStandingUp(async () => {
			await this.#ring.change(own.id, (row) => row && { ...row, state: 'unsealing' });
			await this.#finishUnsealing(account, tried.row, tried.seal);
		});
	}

	async lockAfterMs(): Promise<number | undefined> {
		return (await this.#ownRow())?.lockAfterMs;
	}

	async setLockAfter(ms: number): Promise<void> {
		await this.#ring.change(this.#ownId, (row) => row && { ...row, lockAfterMs: ms });
	}

	async lock(): ReturnType<Profiles['lock']> {
		if ((await this.#seat.settle()) > 0) return { ok: false, reason: 'unkept' };
		await this.#seat.standUp();
		this.#seal = undefined;
		await this.#seat.putToRest();
		return { ok: true };
	}

	async recover(pin: string): Promise<PinAnswer | PinChange> {
		const account = this.#seat.account();
		const own = this.#seal;
		const tried = await this.#trials.tryLost(this.#ownId, pin);
		if (!tried.ok) return tried;
		if (!account || !own) return { ok: false, reason: 'unkept' };
		return this.#afterStandingUp(() => this.#reseal(account, tried, own));
	}

	get #ownId(): string {
		return this.#seat.key()?.profile ?? '';
	}

	async #ownRow(): Promise<ProfileRow | undefined> {
		return this.#trials.find(this.#ownId);
	}

	#card(row: ProfileRow): ProfileCard {
		return { id: row.id, label: row.label, waitMs: this.#trials.waitMs(row) };
	}

	async #reseal(account: Account, tried: TriedLost, own: Seal): Promise<void> {
		const { id } = tried.row;
		await withDisk(this.#seat.openDisk(account.person.id), (disk) => reseal(disk, tried.seal, own));
		const row = await this.#ring.change(id, (one) => {
			const lost = tried.row.lost.filter((wrap) => wrap !== tried.under);
			return one && { ...one, lost };
		});
		if (row) await this.#comeIn(account, row, own);
	}

	/** Something that nobody may work beside. */
	async #afterStandingUp(work: () => Promise<boolean | void>): Promise<Done | Unkept> {
		if ((await this.#seat.settle()) > 0) return { ok: false, reason: 'unkept' };
		this.#seat.setChanging(true);
		try {
			await this.#seat.standUp();
			const isDone = await work();
			return isDone === false ? { ok: false, reason: 'unkept' } : { ok: true };
		} finally {
			this.#seat.setChanging(false);
		}
	}

	/** A new key, under a new PIN. */
	async #beginUnder(account: Account, { pin, label, lost }: NewPin): Promise<boolean> {
		const { pocket, platform, openDisk } = this.#seat;
		const id = await diskNameOf(account.person.id);
		const raw = platform.bytes(32);
		const seal = sealOf(await importKey(raw), id);
		const secret = new TextEncoder().encode(toBase64Url(platform.bytes(32)));
		const row: ProfileRow = {
			...{ id, label, lost, lockAfterMs: usualLockAfterMs, wrongs: 0, wrongAt: 0 },
			state: 'sealing',
			key: await this.#trials.wrap(id, raw, pin),
			account: await sealAccount(seal, account),
			session: await seal.seal(secret, places.session)
		};
		// The key first: nothing may lie under one that nobody has.
		const before = await this.#trials.find(id);
		await this.#ring.change(id, () => row);
		pocket.write(profilesMark, '1');
		const marking = withDisk(openDisk(account.person.id), (disk) => disk.markSealed(true));
		if (!(await succeeds(marking))) {
			await this.#ring.change(id, () => before);
			await this.#seat.sitDown(account, undefined);
			return false;
		}
		// Once more at the next unlocking: until then another tab may have written in clear.
		await this.#isSealed(account, row, seal);
		await this.#sit(account, row, seal);
		return true;
	}

	/** In by the PIN; what another tab wrote in clear in its last moment is sealed now. */
	async #comeIn(account: Account, row: ProfileRow, seal: Seal): Promise<void> {
		const isSealed = await this.#isSealed(account, row, seal);
		if (isSealed) await this.#ring.change(row.id, (one) => one && { ...one, state: 'sealed' });
		await this.#sit(account, row, seal);
	}

	/** Where there is no room left it is not, yet: whoever has the key is let in all the same. */
	async #isSealed(account: Account, { state }: ProfileRow, seal: Seal): Promise<boolean> {
		return withDisk(this.#seat.openDisk(account.person.id), async (disk) => {
			if (state === 'sealed') return succeeds(sealEdits(disk, seal));
			return succeeds(disk.markSealed(true).then(() => sealEverything(disk, seal)));
		});
	}

	async #sit(account: Account, row: ProfileRow, seal: Seal): Promise<void> {
		const { pocket } = this.#seat;
		const secret = await seal.open(row.session, places.session);
		const sessionSecret = new TextDecoder().decode(secret);
		this.#seal = seal;
		pocket.remove('account');
		pocket.write(restMark, await restKeyOf(sessionSecret));
		const { ring, seat } = { ring: this.#ring, seat: this.#seat };
		const key = openKeyOf(row.id, { ring, seal, seat, person: account.person.id, sessionSecret });
		await this.#seat.sitDown(account, key);
	}

	async #finishUnsealing(account: Account, row: ProfileRow, seal: Seal): Promise<void> {
		const { pocket, openDisk } = this.#seat;
		const isOpen = await withDisk(openDisk(account.person.id), async (disk) => {
			return succeeds(openEverything(disk, seal).then(() => disk.markSealed(false)));
		});
		if (!isOpen) return this.#sit(account, row, seal);
		keepAccount(pocket, account);
		pocket.remove(restMark);
		await this.#ring.change(row.id, () => undefined);
		if ((await this.#ring.all()).length === 0) pocket.remove(profilesMark);
		this.#seal = undefined;
		await this.#seat.sitDown(account, undefined);
	}
}

/** What the disk refuses today is done another day. */
async function succeeds(work: Promise<void>): Promise<boolean> {
	try {
		await work;
		return true;
	} catch (error) {
		if (error instanceof DiskError) return false;
		throw error;
	}
}

async function withDisk<T>(opening: Promise<Disk>, work: (disk: Disk) => Promise<T>): Promise<T> {
	const disk = await opening;
	try {
		return await work(disk);
	} finally {
		await disk.close();
	}
}

/** What the server knows the session by while it waits. */
async function restKeyOf(secret: string): Promise<string> {
	const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(secret));
	return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
