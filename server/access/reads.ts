import type { Resource } from '#lib/domain/access.ts';
import type { AuditEvent, AuditTrail } from '../storage/audit/trail.ts';

export interface ReadWatchParts {
	readonly audit: Pick<AuditTrail, 'append'>;
	readonly now: () => number;
	readonly failed: (cause: unknown) => void;
}

const dayMs = 24 * 60 * 60 * 1000;

/**
 * Writes down who opened whose papers: once a day for each reader and document, and nothing of those
 * whose papers they are. Opening never waits for it.
 */
export function createReadWatch({ audit, now, failed }: ReadWatchParts) {
	let day = -1;
	let told = new Set<string>();
	return (by: string, resource: Resource): void => {
		const at = now();
		const today = Math.floor(at / dayMs);
		if (today !== day) [day, told] = [today, new Set()];
		const events = eventsOf(by, resource, at);
		const key = `${by} ${resource.documentId}`;
		if (events.length === 0 || told.has(key)) return;
		told.add(key);
		audit.append(events).catch((cause: unknown) => {
			told.delete(key);
			failed(cause);
		});
	};
}

function eventsOf(by: string, resource: Resource, at: number): readonly AuditEvent[] {
	const { pair, ownerId, organisationId, documentId: object, kind: detail } = resource;
	const theirs = [...(pair?.mentorIds ?? []), ...(pair?.menteeIds ?? [])];
	const about = new Set<string>(ownerId ? [ownerId] : theirs);
	if (resource.kind === 'load-test' || about.has(by)) return [];
	const event = 'sensitive_read';
	return [...about].map((person) => ({
		at,
		event,
		by,
		about: person,
		organisationId,
		object,
		detail
	}));
}
