import type { DiskTrouble } from '../disk/disk.ts';
import type { Facts, FileFacts } from '../facts.ts';

/** Nothing is called saved while a photo is in memory only. */
export function withFiles(facts: Facts, files: FileFacts): Facts {
	if (files.unkept === 0 || facts.saved.at === 'not-saving') return { ...facts, files };
	const saved: Facts['saved'] = files.trouble
		? { at: 'not-saving', because: becauseOf(files.trouble), edits: files.unkept }
		: { at: 'saving', sinceMs: files.unkeptForMs };
	return { ...facts, files, saved };
}

function becauseOf(trouble: DiskTrouble): 'no-room' | 'store-broken' | 'no-store' {
	return trouble === 'no-room' || trouble === 'no-store' ? trouble : 'store-broken';
}
