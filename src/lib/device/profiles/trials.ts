import { waitAfterWrong, waitLeft } from '#lib/domain/sign-in/pin.ts';
import type { Platform } from '../platform.ts';
import { importKey, unwrapByPin, wrapUnderPin, type PinWrap } from './pin-wrap.ts';
import type { PinAnswer } from './profiles-surface.ts';
import type { ProfileRow, Ring } from './ring.ts';
import { sealOf, type Seal } from './seal.ts';

export type Tried =
	| { readonly ok: true; readonly row: ProfileRow; readonly raw: Uint8Array; readonly seal: Seal }
	| (PinAnswer & { readonly ok: false });

/**
 * PINs that are tried. Each attempt is counted on the disk before it is tried, so that a killed tab
 * saves nobody the waiting; wrong ones make wait, and wipe nothing.
 */
export class Trials {
	readonly #ring: Ring;
	readonly #platform: Platform;

	constructor(ring: Ring, platform: Platform) {
		this.#ring = ring;
		this.#platform = platform;
	}

	async find(id: string): Promise<ProfileRow | undefined> {
		return (await this.#ring.all()).find((row) => row.id === id);
	}

	waitMs(row: ProfileRow): number {
		return waitLeft(row, this.#platform.now());
	}

	/** By the PIN of today. */
	try(id: string, pin: string): Promise<Tried> {
		return this.#tryKeys(id, pin, ({ key }) => [key]);
	}

	/** By one that was forgotten. */
	tryLost(id: string, pin: string): Promise<Tried & { readonly under?: PinWrap }> {
		return this.#tryKeys(id, pin, ({ lost }) => lost);
	}

	async wrap(id: string, raw: Uint8Array, pin: string): Promise<PinWrap> {
		return wrapUnderPin(raw, pin, { profile: id, deviceKey: await this.#ring.deviceKey() });
	}

	async #tryKeys(
		id: string,
		pin: string,
		keysOf: (row: ProfileRow) => readonly PinWrap[]
	): Promise<Tried & { readonly under?: PinWrap }> {
		const { waits, row } = await this.#count(id);
		if (!row || waits > 0) return { ok: false, reason: 'wait', waitMs: waits };
		const deviceKey = await this.#ring.deviceKey();
		for (const under of keysOf(row)) {
			const raw = await unwrapByPin(under, pin, { profile: id, deviceKey });
			if (!raw) continue;
			await this.#ring.change(id, (one) => one && { ...one, wrongs: 0 });
			return { ok: true, row, raw, under, seal: sealOf(await importKey(raw), id) };
		}
		return { ok: false, reason: 'wrong', waitMs: waitAfterWrong(row.wrongs) };
	}

	async #count(
		id: string
	): Promise<{ readonly waits: number; readonly row?: ProfileRow | undefined }> {
		const now = this.#platform.now();
		let waits = 0;
		const row = await this.#ring.change(id, (one) => {
			waits = one ? waitLeft(one, now) : 0;
			return one && waits === 0 ? { ...one, wrongs: one.wrongs + 1, wrongAt: now } : one;
		});
		return { waits, row };
	}
}
