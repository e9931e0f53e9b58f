import { MemoryDisk } from './memory/disk.ts';
import { openMemoryStorage } from './memory/storage.ts';
import type { Storage } from './storage.ts';

export type StorageConfig =
	| { readonly engine: 'memory'; readonly disk?: MemoryDisk }
	| { readonly engine: 'sqlite'; readonly folder: string };

/** The only place that knows all engines. Throws `StorageError` when the folder cannot be opened. */
export async function openStorage(config: StorageConfig): Promise<Storage> {
	if (config.engine === 'memory') {
		return openMemoryStorage(config.disk ? { disk: config.disk } : {});
	}
	const { openSqliteStorage } = await import('./sqlite/storage.ts');
	return openSqliteStorage(config.folder);
}
