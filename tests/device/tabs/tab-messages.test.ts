import fc from 'fast-check';
import { expect, test } from 'vitest';
import { seal, unseal } from '#lib/device/tabs/tab-messages.ts';
import type { TabMessage } from '#lib/device/tabs/tab-messages.ts';

const update = new Uint8Array([0, 0]);
const key = { tab: 't', edit: 1 };
const card = {
	...{ document: 'd', batch: 'b', tab: 't', first: 1, last: 1, at: 1, bytes: 2 },
	state: { at: 'waiting' }
} as const;
const messages: readonly TabMessage[] = [
	{ say: 'hello' },
	{ say: 'ask', document: 'd', stateVector: update },
	{ say: 'edit', document: 'd', key, update },
	{ say: 'leave', document: 'd' },
	{ say: 'look' },
	{ say: 'looked' },
	{
		say: 'lead',
		status: {
			...{ road: { at: 'no-network' }, receivedAt: undefined, storedAt: 1 },
			...{ loading: undefined, held: ['d'] }
		}
	},
	{ say: 'state', to: 't', document: 'd', update, mode: 'read-only', receivedAt: 1 },
	{ say: 'update', document: 'd', update },
	{ say: 'document', document: 'd', mode: 'read-write', receivedAt: 1, refusal: undefined },
	{ say: 'settled', keys: [key] },
	{ say: 'marked', batches: ['b'], state: { at: 'stored', storedAt: 1 } },
	{ say: 'removed', batches: ['b'] },
	{ say: 'kept', cards: [card] },
	{ say: 'presence', document: 'd', update },
	{ say: 'account' },
	{ say: 'bye' }
];

test.each(messages)('$say is understood as it was said', (message) => {
	expect(unseal(structuredClone(seal('t', message)))).toEqual({ tropa: 1, from: 't', message });
});

test.each(messages)('$say of another version is not heard', (message) => {
	expect(unseal({ ...seal('t', message), tropa: 2 })).toBeUndefined();
});

test('a message that lacks a field, or has it in another shape, is not heard', () => {
	for (const message of messages) {
		for (const field of Object.keys(message).filter((name) => name !== 'say')) {
			if (field === 'refusal' || field === 'receivedAt') continue;
			expect(
				unseal({ tropa: 1, from: 't', message: { ...message, [field]: Symbol } })
			).toBeUndefined();
			expect(
				unseal({ tropa: 1, from: 't', message: { ...message, [field]: undefined } })
			).toBeUndefined();
		}
	}
});

test('whatever else is said is not heard, and breaks nothing', () => {
	fc.assert(
		fc.property(fc.anything(), fc.anything(), (envelope, message) => {
			expect(unseal(envelope)).toBeUndefined();
			const heard = unseal({ tropa: 1, from: 't', message });
			expect(heard === undefined || messages.some(({ say }) => say === heard.message.say)).toBe(
				true
			);
		}),
		{ seed: 20_261_121, numRuns: 5_000 }
	);
});
