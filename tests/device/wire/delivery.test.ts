import { expect, test } from 'vitest';
import { Delivery } from '#lib/device/wire/delivery.ts';

const key = (edit: number) => ({ tab: 't', edit });
const update = (edit: number) => new Uint8Array([edit, edit]);

function withEdits(...edits: readonly number[]): Delivery {
	const delivery = new Delivery();
	for (const edit of edits) delivery.add(key(edit), update(edit));
	return delivery;
}

test('[Y1] answers go to the updates in the order in which these were sent', () => {
	const delivery = withEdits(1, 2, 3);
	for (const edit of [1, 2, 3]) delivery.sentUpdate(update(edit));
	expect(delivery.answered('update', 2)).toEqual([key(1), key(2)]);
	expect(delivery.keys).toEqual([key(3)]);
	expect(delivery.isOwed).toBe(true);
	expect(delivery.answered('update', 1)).toEqual([key(3)]);
	expect(delivery.isOwed).toBe(false);
});

test('of the edits of a difference those go alone whose own bytes are known', () => {
	const delivery = withEdits(1);
	delivery.add(key(2), undefined, update(3));
	delivery.sentStep2();
	expect(delivery.alone(delivery.refused('step-2'))).toEqual([{ key: key(1), update: update(1) }]);
	expect(delivery.keys).toEqual([key(1), key(2)]);
});

test('what has no bytes of its own is left to the exchange until it was answered', () => {
	const delivery = withEdits(1);
	delivery.add(key(2), undefined, update(3));
	delivery.leaveToExchange([key(2)]);
	expect(delivery.isLeft([key(1)])).toBe(false);
	expect(delivery.isLeft([key(1), key(2)])).toBe(true);
	delivery.remove([key(2)]);
	expect(delivery.isLeft([key(2)])).toBe(false);
});

test('[Y1] a step 2 answers for what was in the document when it was made, and for nothing later', () => {
	const delivery = withEdits(1, 2);
	delivery.sentStep2();
	delivery.add(key(3), update(3));
	expect(delivery.answered('step-2', 1)).toEqual([key(1), key(2)]);
	expect(delivery.keys).toEqual([key(3)]);
});

test('an update that is nobody’s edit takes its answer, and proves nothing', () => {
	const delivery = withEdits(1);
	delivery.sentUpdate(new Uint8Array([9]));
	delivery.sentUpdate(update(1));
	expect(delivery.answered('update', 1)).toEqual([]);
	expect(delivery.answered('update', 1)).toEqual([key(1)]);
});

test('what a closed channel left unanswered stays undelivered', () => {
	const delivery = withEdits(1);
	delivery.sentUpdate(update(1));
	delivery.channelClosed();
	expect(delivery.isOwed).toBe(false);
	expect(delivery.answered('update', 1)).toEqual([]);
	expect(delivery.keys).toEqual([key(1)]);
});

test('more answers than questions answer nothing more', () => {
	const delivery = withEdits(1);
	expect(delivery.answered('update', 5)).toEqual([]);
	expect(delivery.keys).toEqual([key(1)]);
});

test('a step 2 that leaves something out answers only for what is inside', () => {
	const delivery = withEdits(1);
	delivery.add(key(2), undefined, update(7));
	delivery.add(key(3));
	delivery.sentStep2((within) => within[0] === 7);
	expect(delivery.answered('step-2', 1)).toEqual([key(2)]);
	expect(delivery.keys).toEqual([key(1), key(3)]);
});

test('what was refused stays undelivered, in the bytes in which it is known', () => {
	const delivery = withEdits(1, 2);
	delivery.sentStep2();
	expect(delivery.refused('step-2')).toEqual([key(1), key(2)]);
	expect(delivery.isOwed).toBe(false);
	expect(delivery.undelivered).toEqual([update(1), update(2)]);
	delivery.sentStep2((within) => within[0] === 2);
	expect(delivery.answered('step-2', 1)).toEqual([key(2)]);
	expect(delivery.keys).toEqual([key(1)]);
});
