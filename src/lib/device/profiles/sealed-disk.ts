import { fromBase64, toBase64 } from '../bytes.ts';
import type { Disk, NewRecord, Outbox, Snapshots } from '../disk/disk.ts';
import type { FileStore } from '../disk/file-store.ts';
import type { KeptAnswers } from '../disk/kept-answers.ts';
import { pack, unpack } from '../disk/pack.ts';
import { sealedParcels } from './sealed-parcels.ts';
import { isSealed, openOrPlain, places, type Seal } from './seal.ts';
import { sealedReplicas } from './sealed-replicas.ts';

/**
 * A disk on which nothing lies in clear: words are sealed before they reach the disk below and opened
 * after they were read. Ids, states, times and sizes stay readable, because the disk orders by them.
 */
export function sealedDisk(disk: Disk, seal: Seal): Disk {
	return {
		...disk,
		outbox: sealedOutbox(disk.outbox, seal),
		replicas: sealedReplicas(disk.replicas, seal),
		snapshots: sealedSnapshots(disk.snapshots, seal),
		files: sealedFiles(disk.files, seal),
		parcels: sealedParcels(disk.parcels, seal),
		answers: sealedAnswers(disk.answers, seal)
	};
}

function sealedOutbox(outbox: Outbox, seal: Seal): Outbox {
	const place = ({ document, batch }: Pick<NewRecord, 'document' | 'batch'>) =>
		places.edit(document, batch);
	const sealed = async (record: NewRecord): Promise<NewRecord> => ({
		...record,
		update: await seal.seal(record.update, place(record))
	});
	return {
		...outbox,
		append: async (records) => outbox.append(await Promise.all(records.map(sealed))),
		async read(document) {
			const { records, damaged } = await outbox.read(document);
			const opened = await Promise.all(
				records.map(async (record) => {
					const update = await openOrPlain(seal, record.update, place(record));
					return update ? [{ ...record, update }] : [];
				})
			);
			// What lies under an older key is whole, and stays for whoever remembers the PIN.
			return { records: opened.flat(), damaged };
		},
		async damaged() {
			const records = await outbox.damaged();
			return Promise.all(
				records.map(async (record) => {
					const update = await openOrPlain(seal, record.update, place(record));
					return { ...record, update: update ?? record.update };
				})
			);
		}
	};
}

function sealedSnapshots(snapshots: Snapshots, seal: Seal): Snapshots {
	return {
		...snapshots,
		async add(document, { takenAt, update }) {
			// Sealed bytes cannot be packed any more.
			const packed = await pack(update);
			const sealed = await seal.seal(packed, places.snapshot(document, takenAt));
			await snapshots.add(document, { takenAt, update: sealed });
		},
		async read(document) {
			const all = await snapshots.read(document);
			const opened = all.map(async ({ takenAt, update }) => {
				if (!isSealed(update)) return [{ takenAt, update }];
				const packed = await seal.open(update, places.snapshot(document, takenAt));
				return packed ? [{ takenAt, update: await unpack(packed) }] : [];
			});
			return (await Promise.all(opened)).flat();
		}
	};
}

function sealedFiles(files: FileStore, seal: Seal): FileStore {
	return {
		...files,
		put: async (file, content) =>
			files.put(file, await seal.seal(content, places.file(file.document, file.sha256))),
		async read(file) {
			const content = await files.read(file);
			return content && openOrPlain(seal, content, places.file(file.document, file.sha256));
		}
	};
}

function sealedAnswers(answers: KeptAnswers, seal: Seal): KeptAnswers {
	return {
		...answers,
		async read(path) {
			const sealed = fromBase64((await answers.read(path)) ?? '');
			const opened = sealed && (await seal.open(sealed, places.answer(path)));
			return opened && new TextDecoder().decode(opened);
		},
		async keep(path, text) {
			const sealed = await seal.seal(new TextEncoder().encode(text), places.answer(path));
			await answers.keep(path, toBase64(sealed));
		}
	};
}
