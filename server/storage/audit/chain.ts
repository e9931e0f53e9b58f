import { createHash } from 'node:crypto';
import type { AuditEntry, AuditEvent, AuditHead } from './trail.ts';

/** Before the first entry. */
export const chainStart: AuditHead = { place: 0, hash: '' };

/** The entries that follow the head: whoever changes one later has to change every one after it. */
export function chained(head: AuditHead, events: readonly AuditEvent[]): readonly AuditEntry[] {
	const entries: AuditEntry[] = [];
	let before = head;
	for (const event of events) {
		const place = before.place + 1;
		const entry = { ...event, place, hash: hashOf(event, place, before.hash) };
		entries.push(entry);
		before = entry;
	}
	return entries;
}

/** The place of the first entry that does not follow from the ones before it; undefined when all do. */
export function brokenAt(head: AuditHead, entries: readonly AuditEntry[]): number | undefined {
	let before = head;
	for (const entry of entries) {
		const expected = before.place + 1;
		const isSound = entry.place === expected && entry.hash === hashOf(entry, expected, before.hash);
		if (!isSound) return expected;
		before = entry;
	}
	return undefined;
}

function hashOf(event: AuditEvent, place: number, before: string): string {
	const { at, by, about, organisationId, object, detail } = event;
	const told = [before, place, at, event.event, by, about, organisationId, object, detail];
	return createHash('sha256').update(JSON.stringify(told)).digest('hex');
}
