import { describe } from 'vitest';
import { openBrowserDisk } from '#lib/device/disk/browser-disk.ts';
import { browserPlatform } from '#lib/device/platform.ts';
import { diskContract } from '../../contracts/disk.contract.ts';

let people = 0;

describe('the disk of the browser', () => {
	diskContract(async () => {
		const person = `person-${Date.now()}-${people++}`;
		const disk = await openBrowserDisk(person, browserPlatform);
		return {
			disk,
			reopen: async () => {
				await disk.close();
				return openBrowserDisk(person, browserPlatform);
			}
		};
	});
});
