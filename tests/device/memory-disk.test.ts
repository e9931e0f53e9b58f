import { describe } from 'vitest';
import { bareDiskContract, diskContract } from '../contracts/disk.contract.ts';
import { openMemoryDisk, Platter } from '../support/memory-disk.ts';

describe('the disk of the tests', () => {
	const open = async () => {
		const platter = new Platter();
		return {
			disk: openMemoryDisk(platter),
			reopen: async () => openMemoryDisk(platter)
		};
	};
	diskContract(open);
	bareDiskContract(open);
});
