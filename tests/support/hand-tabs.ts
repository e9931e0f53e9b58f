import type { LockEvents, TabChannel, TabRoom } from '#lib/device/tabs/tab-channel.ts';

interface Holder {
	readonly tab: HandTab;
	readonly on: LockEvents;
}

interface Member {
	readonly tab: HandTab;
	readonly name: string;
	hear(message: unknown): void;
}

/** One browser: what its tabs say to each other, and which of them holds a lock. */
export class HandBrowser {
	readonly #members = new Set<Member>();
	readonly #holders = new Map<string, Holder>();
	readonly #queues = new Map<string, Holder[]>();

	tab(): HandTab {
		return new HandTab(this);
	}

	join(tab: HandTab, name: string, hear: (message: unknown) => void): TabChannel {
		const member = { tab, name, hear };
		this.#members.add(member);
		return {
			post: (message) => this.#post(member, message),
			close: () => void this.#members.delete(member)
		};
	}

	/** Whatever anybody may say on a channel, such as a page of another version. */
	shout(name: string, message: unknown): void {
		for (const member of this.#members) if (member.name === name) member.hear(message);
	}

	acquire(holder: Holder, name: string, steal: boolean): () => void {
		const current = this.#holders.get(name);
		if (current && !steal) {
			this.#queues.set(name, [...(this.#queues.get(name) ?? []), holder]);
		} else {
			this.#holders.set(name, holder);
			setImmediate(() => {
				current?.tab.run(() => current.on.lost());
				if (this.#holders.get(name) === holder) holder.tab.run(() => holder.on.held());
			});
		}
		return () => this.#letGo(holder, name);
	}

	/** The tab is gone: its locks are free, its words are not heard. */
	bury(tab: HandTab): void {
		for (const member of [...this.#members]) if (member.tab === tab) this.#members.delete(member);
		for (const [name, queue] of this.#queues) {
			this.#queues.set(
				name,
				queue.filter((holder) => holder.tab !== tab)
			);
		}
		for (const [name, holder] of [...this.#holders]) {
			if (holder.tab === tab) this.#letGo(holder, name);
		}
	}

	#post(from: { readonly tab: HandTab; readonly name: string }, message: unknown): void {
		const others = (): readonly Member[] =>
			[...this.#members].filter((member) => member !== from && member.name === from.name);
		if (from.tab.isDead || others().length === 0) return;
		const copy: unknown = structuredClone(message);
		setImmediate(() => {
			for (const member of others()) member.tab.run(() => member.hear(copy));
		});
	}

	#letGo(holder: Holder, name: string): void {
		const queue = this.#queues.get(name) ?? [];
		this.#queues.set(
			name,
			queue.filter((one) => one !== holder)
		);
		if (this.#holders.get(name) !== holder) return;
		const [next, ...others] = queue;
		this.#queues.set(name, others);
		this.#holders.delete(name);
		if (!next) return;
		this.#holders.set(name, next);
		setImmediate(() => next.tab.run(() => next.on.held()));
	}
}

export class HandTab implements TabRoom {
	readonly #browser: HandBrowser;
	isFrozen = false;
	isDead = false;
	#missed: (() => void)[] = [];
	#isCatchingUp = false;

	constructor(browser: HandBrowser) {
		this.#browser = browser;
	}

	join(name: string, hear: (message: unknown) => void): TabChannel {
		return this.#browser.join(this, name, hear);
	}

	acquire(name: string, { steal }: { readonly steal: boolean }, on: LockEvents): () => void {
		return this.#browser.acquire({ tab: this, on }, name, steal);
	}

	/** A frozen tab hears everything when it thaws, and nothing new before it. */
	run(heard: () => void): void {
		if (this.isDead) return;
		if (this.isFrozen || this.#isCatchingUp) this.#missed.push(heard);
		else heard();
	}

	freeze(): void {
		this.isFrozen = true;
	}

	thaw(): void {
		this.isFrozen = false;
		if (!this.#isCatchingUp) this.#catchUp();
	}

	/** One after another, each with all that follows from it. */
	#catchUp(): void {
		const heard = this.isFrozen || this.isDead ? undefined : this.#missed.shift();
		this.#isCatchingUp = heard !== undefined;
		if (!heard) return;
		heard();
		setImmediate(() => this.#catchUp());
	}

	die(): void {
		this.isDead = true;
		this.#browser.bury(this);
	}
}
