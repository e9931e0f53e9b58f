import { expect, test } from 'vitest';
import type { OutboxCard } from '#lib/device/outbox-index.ts';
import { waitingOf } from '#lib/device/waiting-edits.ts';

const card = (batch: string, document: string, state: OutboxCard['state']['at']): OutboxCard => ({
	...{ batch, document, tab: 'tab', first: 1, last: 1, at: 1, bytes: 7 },
	state:
		state === 'stored'
			? { at: state, storedAt: 2 }
			: state === 'refused'
				? { at: state, refusal: 'read-only' }
				: { at: state }
});

const cards = [
	card('old', 'notes.1', 'waiting'),
	card('sent', 'notes.1', 'stored'),
	card('refused', 'notes.1', 'refused'),
	card('carried', 'notes.1', 'waiting'),
	card('ruled', 'notes.1', 'waiting'),
	card('in a packet', 'journal.1', 'waiting'),
	card('in the same packet', 'journal.1', 'waiting'),
	card('new', 'notes.1', 'waiting')
];

test('what waits, and nobody carries, holds back or has answered, is to be sent, oldest first', () => {
	const asked: string[] = [];
	const waiting = waitingOf(cards, {
		carries: ({ batch }) => batch === 'carried',
		holdsBack: (document) => asked.push(document) > 0 && document === 'journal.1',
		isRuled: (batch) => batch === 'ruled'
	});
	expect(waiting).toEqual([
		{ document: 'notes.1', batch: 'old', bytes: 7 },
		{ document: 'notes.1', batch: 'new', bytes: 7 }
	]);
	expect(asked).toEqual(['notes.1', 'journal.1']);
});
