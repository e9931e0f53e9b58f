/** What is written down of a deed: ids and codes only, never content, names or addresses. */
export interface AuditEvent {
	/** Milliseconds, by the server's clock. */
	readonly at: number;
	/** The kind of the deed, one of `auditKinds` in `server/access/audit-events.ts`. */
	readonly event: string;
	/** The person who did it; empty for the server itself and for whoever operates it. */
	readonly by: string;
	/** The person whose rights or data it is about; empty for none. */
	readonly about: string;
	readonly organisationId: string;
	/** The record or document it happened to. */
	readonly object: string;
	/** A code, such as a role or a kind of document. */
	readonly detail: string;
}

export interface AuditEntry extends AuditEvent {
	/** 1, 2, 3 … without a hole. */
	readonly place: number;
	/** Of this entry and the hash of the one before it. */
	readonly hash: string;
}

export interface AuditHead {
	readonly place: number;
	readonly hash: string;
}

/** Only ever grows. Entries come with the records whose change they tell, or by themselves. */
export interface AuditTrail {
	/** On disk when it resolves, all or none. */
	append(events: readonly AuditEvent[]): Promise<void>;
	/** Oldest first. */
	read(after: number, limit: number): Promise<readonly AuditEntry[]>;
	/** What a person did, and what was done to them or their data; newest first. */
	ofPerson(personId: string, limit: number): Promise<readonly AuditEntry[]>;
	head(): AuditHead;
}
