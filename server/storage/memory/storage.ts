import type { Storage, StorageError } from '../storage.ts';
import type { AtTurnEnd } from '../turn.ts';
import { MemoryAudit } from './audit.ts';
import { MemoryDigests } from './digests.ts';
import { MemoryDisk } from './disk.ts';
import { MemoryFiles } from './files.ts';
import { MemoryLog } from './log.ts';
import { Owner } from './owner.ts';
import { MemoryRecords } from './records.ts';

export interface MemoryOptions {
	readonly disk?: MemoryDisk;
	/** A simulation decides itself when a turn ends. */
	readonly atTurnEnd?: AtTurnEnd;
}

export function openMemoryStorage({
	disk = new MemoryDisk(),
	atTurnEnd = setImmediate
}: MemoryOptions = {}): Storage {
	const owner = new Owner(disk);
	const log = new MemoryLog(owner, atTurnEnd);
	const audit = new MemoryAudit(owner);
	return {
		engine: 'memory',
		epoch: disk.epoch,
		restoredAt: disk.restoredAt,
		log,
		records: new MemoryRecords(owner, audit),
		audit,
		files: new MemoryFiles(owner),
		digests: new MemoryDigests(owner),
		condition: () => disk.condition,
		failed: new Promise<StorageError>((resolve) => disk.onFailed(resolve)),
		scrub: async () => undefined,
		freeBytes: () => undefined,
		backup: undefined,
		close: async () => {
			await log.finish();
			owner.giveBack();
		}
	};
}
