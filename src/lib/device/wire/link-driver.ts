import { decodeFromServer, encodeFromDevice } from '#lib/sync/codec.ts';
import { protocolVersion } from '#lib/sync/frames.ts';
import type { FromDevice, FromServer } from '#lib/sync/frames.ts';
import { nextLink, nextTickAt } from '#lib/sync/link.ts';
import type { Link, LinkAction, LinkEvent } from '#lib/sync/link.ts';
import type { Cancel, Platform } from '../platform.ts';
import type { Socket, Sockets } from './sockets.ts';

export interface LinkDriving {
	readonly sockets: Sockets;
	readonly platform: Platform;
	readonly build: string;
	readonly deviceId: string;
	readonly isSparing: () => boolean;
	readonly onFrame: (frame: FromServer) => void;
	/** After every change of the link, when it already holds. */
	readonly onLink: (link: Link, before: Link) => void;
	readonly probe: () => void;
}

/** Runs the machine of sync/link.ts over real sockets and a real clock. */
export class LinkDriver {
	readonly #driving: LinkDriving;
	#link: Link = { at: 'off' };
	#socket: Socket | undefined;
	#cancelTick: Cancel | undefined;
	#nonce = 0;
	readonly #owed = new Map<object, { readonly since: number; readonly bytes: number }>();

	constructor(driving: LinkDriving) {
		this.#driving = driving;
	}

	get link(): Link {
		return this.#link;
	}

	get isLive(): boolean {
		return this.#link.at === 'live';
	}

	step(event: LinkEvent): void {
		const { platform, isSparing, onLink } = this.#driving;
		const before = this.#link;
		const around = { now: platform.elapsed(), chance: platform.random(), sparing: isSparing() };
		const { link, actions } = nextLink(before, event, around);
		this.#link = link;
		if (link.at !== 'live') this.#owed.clear();
		for (const action of actions) this.#act(action);
		this.#plan();
		if (link !== before) onLink(link, before);
	}

	/** False when there is no live link to send on. */
	send(frame: FromDevice): boolean {
		if (!this.isLive) return false;
		return this.#write(frame);
	}

	/** [F5] An answer is expected from now on; without it the link is dropped. */
	owe(debt: object, bytes: number): void {
		if (!this.isLive) return;
		const { since, bytes: before } = this.#owed.get(debt) ?? {
			since: this.#driving.platform.elapsed(),
			bytes: 0
		};
		this.#owed.set(debt, { since, bytes: before + bytes });
		this.#tellOwed();
	}

	paid(debt: object): void {
		if (this.#owed.delete(debt)) this.#tellOwed();
	}

	#tellOwed(): void {
		const debts = [...this.#owed.values()];
		const oldest = debts[0];
		const bytes = debts.reduce((sum, debt) => sum + debt.bytes, 0);
		this.step({ type: 'owes', owed: oldest && { since: oldest.since, bytes } });
	}

	#act(action: LinkAction): void {
		switch (action.do) {
			case 'dial':
				return this.#dial();
			case 'hello': {
				const { build, deviceId } = this.#driving;
				this.#write({ type: 'hello', protocol: protocolVersion, build, device: deviceId });
				return;
			}
			case 'ping':
				this.#write({ type: 'ping', nonce: ++this.#nonce });
				return;
			case 'drop':
				return this.#drop();
			case 'probe':
				return this.#driving.probe();
		}
	}

	#dial(): void {
		this.#drop();
		const own: { socket?: Socket } = {};
		// What an abandoned socket still says is not heard.
		const heard = (run: () => void) => () => {
			if (this.#socket !== undefined && this.#socket === own.socket) run();
		};
		own.socket = this.#driving.sockets.dial({
			opened: heard(() => this.step({ type: 'opened' })),
			message: (bytes) => heard(() => this.#hear(bytes))(),
			closed: heard(() => {
				this.#socket = undefined;
				this.step({ type: 'closed' });
			})
		});
		this.#socket = own.socket;
	}

	#hear(bytes: Uint8Array): void {
		const frame = decodeFromServer(bytes);
		// A newer server may say things that we do not know; they are not for us.
		if (!frame) return;
		this.#driving.onFrame(frame);
		this.step({ type: 'frame', frame });
	}

	#write(frame: FromDevice): boolean {
		if (!this.#socket) return false;
		this.#socket.send(encodeFromDevice(frame));
		return true;
	}

	#drop(): void {
		const socket = this.#socket;
		this.#socket = undefined;
		socket?.close();
	}

	#plan(): void {
		this.#cancelTick?.();
		this.#cancelTick = undefined;
		const at = nextTickAt(this.#link);
		if (at === undefined || at === Infinity) return;
		const { platform } = this.#driving;
		const ms = Math.max(0, at - platform.elapsed());
		this.#cancelTick = platform.after(ms, () => this.step({ type: 'tick' }));
	}
}
