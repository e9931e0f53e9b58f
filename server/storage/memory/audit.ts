import { chained, chainStart } from '../audit/chain.ts';
import type { AuditEntry, AuditEvent, AuditHead, AuditTrail } from '../audit/trail.ts';
import type { MemoryDisk } from './disk.ts';
import type { Owner } from './owner.ts';

export class MemoryAudit implements AuditTrail {
	readonly #owner: Owner;
	readonly #disk: MemoryDisk;

	constructor(owner: Owner) {
		this.#owner = owner;
		this.#disk = owner.disk;
	}

	append(events: readonly AuditEvent[]): Promise<void> {
		return this.#owner.change(() => {
			this.#disk.commit();
			this.add(events);
		});
	}

	/** Inside a commit of somebody else's. */
	add(events: readonly AuditEvent[]): void {
		this.#disk.audit.push(...chained(this.head(), events));
	}

	read(after: number, limit: number): Promise<readonly AuditEntry[]> {
		return this.#owner.answer(() => this.#disk.audit.slice(after, after + limit));
	}

	ofPerson(personId: string, limit: number): Promise<readonly AuditEntry[]> {
		return this.#owner.answer(() =>
			this.#disk.audit
				.filter(({ by, about }) => by === personId || about === personId)
				.toReversed()
				.slice(0, limit)
		);
	}

	head(): AuditHead {
		const last = this.#disk.audit.at(-1);
		return last ? { place: last.place, hash: last.hash } : chainStart;
	}
}
