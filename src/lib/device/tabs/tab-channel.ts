/** What the tabs of one browser have in common. The browser's own, or a test's by hand. */
export interface TabRoom {
	/** Hears what other tabs say, never itself. */
	join(name: string, hear: (message: unknown) => void): TabChannel;
	/** A lock that one tab holds. Returned is how to let go of it, or to stop waiting. */
	acquire(name: string, options: { readonly steal: boolean }, on: LockEvents): () => void;
}

export interface TabChannel {
	post(message: unknown): void;
	close(): void;
}

export interface LockEvents {
	readonly held: () => void;
	/** Another tab took it, because we did not answer. */
	readonly lost: () => void;
}

export const browserTabRoom: TabRoom = {
	join(name, hear) {
		const channel = new BroadcastChannel(name);
		channel.onmessage = (message: MessageEvent<unknown>) => hear(message.data);
		return { post: (message) => channel.postMessage(message), close: () => channel.close() };
	},
	acquire(name, { steal }, { held, lost }) {
		// Without locks there is one tab, as far as anybody can tell.
		if (!('locks' in navigator)) {
			held();
			return () => undefined;
		}
		return acquireLock(name, steal, { held, lost });
	}
};

function acquireLock(name: string, steal: boolean, { held, lost }: LockEvents): () => void {
	const waiting = new AbortController();
	let letGo = (): void => undefined;
	let isHeld = false;
	const untilLetGo = new Promise<void>((resolve) => (letGo = resolve));
	// A lock cannot be both taken and waited for: `steal` never waits.
	const options = steal ? { steal } : { signal: waiting.signal };
	const run = () => {
		isHeld = true;
		held();
		return untilLetGo;
	};
	// Rejects when the lock is stolen, and when we stopped waiting; only the first is news.
	navigator.locks.request(name, options, run).catch(() => {
		if (isHeld) lost();
	});
	return () => {
		letGo();
		waiting.abort();
	};
}
