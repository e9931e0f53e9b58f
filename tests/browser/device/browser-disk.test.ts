import { describe, expect, test } from 'vitest';
import type { Disk } from '#lib/device/disk/disk.ts';
import { openBrowserDisk } from '#lib/device/disk/browser-disk.ts';
import { browserPlatform } from '#lib/device/platform.ts';
import { openBrowserRing } from '#lib/device/profiles/browser-ring.ts';
import { importKey, unwrapByPin, wrapUnderPin } from '#lib/device/profiles/pin-wrap.ts';
import { sealOf } from '#lib/device/profiles/seal.ts';
import { sealedDisk } from '#lib/device/profiles/sealed-disk.ts';
import { bareDiskContract, diskContract } from '../../contracts/disk.contract.ts';

let people = 0;

function opening(over: (disk: Disk) => Disk) {
	return async () => {
		const person = `person-${Date.now()}-${people++}`;
		const open = async () => over(await openBrowserDisk(person, browserPlatform));
		const disk = await open();
		const reopen = async () => {
			await disk.close();
			return open();
		};
		return { disk, reopen };
	};
}

describe('the disk of the browser', () => {
	const open = opening((disk) => disk);
	diskContract(open);
	bareDiskContract(open);
});

describe('the disk of the browser under a PIN', async () => {
	const seal = sealOf(await importKey(new Uint8Array(32).fill(7)), 'tropa-anna');
	diskContract(opening((disk) => sealedDisk(disk, seal)));
});

test('the keys of the browser stay, and a wrapped one opens by its PIN alone', async () => {
	const ring = await openBrowserRing(browserPlatform);
	const deviceKey = await ring.deviceKey();
	expect(deviceKey.extractable).toBe(false);
	const raw = crypto.getRandomValues(new Uint8Array(32));
	const key = await wrapUnderPin(raw, '482915', { profile: 'tropa-anna', deviceKey });
	const row = {
		...{ id: 'tropa-anna', label: 'Анна Р.', state: 'sealed' as const, key, lost: [] },
		...{ account: raw, session: raw, lockAfterMs: 1, wrongs: 0, wrongAt: 0 }
	};
	await ring.change(row.id, () => row);
	const again = await openBrowserRing(browserPlatform);
	const [kept] = await again.all();
	const wrapping = { profile: row.id, deviceKey: await again.deviceKey() };
	expect(await unwrapByPin(kept!.key, '482915', wrapping)).toEqual(raw);
	expect(await unwrapByPin(kept!.key, '482916', wrapping)).toBeUndefined();
	expect(await unwrapByPin(kept!.key, '482915', { ...wrapping, profile: 'other' })).toBeUndefined();
	await again.change(row.id, () => undefined);
	expect(await again.all()).toEqual([]);
});
