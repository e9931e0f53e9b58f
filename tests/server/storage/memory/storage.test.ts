import { MemoryDisk } from '../../../../server/storage/memory/disk.ts';
import { openStorage } from '../../../../server/storage/open-storage.ts';
import { storageContract } from '../../../contracts/storage.contract.ts';

storageContract('memory', async () => {
	const disk = new MemoryDisk();
	return {
		open: () => openStorage({ engine: 'memory', disk }),
		damageRow: async (documentId) => disk.damage(documentId),
		damageSnapshot: async (documentId) => disk.damage(documentId),
		damageDigest: async (documentId) => void disk.damagedDigestIds.add(documentId),
		dispose: async () => undefined
	};
});
