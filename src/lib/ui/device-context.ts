import { createContext } from 'svelte';
import type { Account } from '#lib/domain/account.ts';
import type { Facts } from '#lib/device/facts.ts';
import type { Device, LockState, Room } from '#lib/device/surface.ts';
import { seen, type Clock, type Seen } from './live.svelte.ts';

/** The device as the screens hold it: its values, watched, and the device itself for its commands. */
export class Here {
	readonly device: Device;
	readonly clock: Clock;
	readonly #account: Seen<Account | undefined>;
	readonly #facts: Seen<Facts>;
	readonly #room: Seen<Room>;
	readonly #calm: Seen<boolean>;
	readonly #lock: Seen<LockState>;

	constructor(device: Device, clock: Clock) {
		this.device = device;
		this.clock = clock;
		this.#account = seen(device.account);
		this.#facts = seen(device.facts);
		this.#room = seen(device.room);
		this.#calm = seen(device.calm);
		this.#lock = seen(device.lock);
	}

	get account(): Account | undefined {
		return this.#account.current;
	}

	get facts(): Facts {
		return this.#facts.current;
	}

	get room(): Room {
		return this.#room.current;
	}

	get lock(): LockState {
		return this.#lock.current;
	}

	get calm(): boolean {
		return this.#calm.current;
	}
}

export const [useHere, provideHere] = createContext<Here>();
