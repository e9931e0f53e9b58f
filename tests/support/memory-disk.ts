import * as Y from 'yjs';
import { crc32c, equalBytes } from '#lib/device/bytes.ts';
import { DiskError, nowhere, snapshotsKept } from '#lib/device/disk/disk.ts';
import { fileKey } from '#lib/device/disk/file-store.ts';
import { isUnderWay, parcelKey } from '#lib/device/disk/parcels.ts';
import type { KeptKeys, Parcel, Parcels } from '#lib/device/disk/parcels.ts';
import type { FileStore, KeptFile } from '#lib/device/disk/file-store.ts';
import type {
	AttachedReplica,
	Attachment,
	Catalogue,
	Disk,
	DiskTrouble,
	Outbox,
	OutboxRecord,
	Place,
	Replicas,
	Snapshot,
	Snapshots
} from '#lib/device/disk/disk.ts';
import { mergedOf } from '#lib/device/whole.ts';

interface Row extends OutboxRecord {
	readonly crc: number;
}

interface FileRow {
	readonly card: KeptFile;
	readonly content: Uint8Array;
	readonly crc: number;
}

/** What lies on the disk of one person. It outlives every `MemoryDisk` that was opened on it. */
export class Platter {
	outbox: readonly Row[] = [];
	setAside: readonly Row[] = [];
	replicas = new Map<string, readonly Uint8Array[]>();
	place: Place = nowhere;
	snapshots = new Map<string, readonly Snapshot[]>();
	files = new Map<string, FileRow>();
	parcels = new Map<string, Parcel>();
	keys: KeptKeys | undefined;
	answers = new Map<string, string>();
	isSealed = false;
	readonly drive = new Drive();
	/** Called when everything but what waits goes, in the moment in which it does. */
	onWipe: () => void = () => undefined;

	/** One bit of one file turns over. */
	damageFile(key: string): void {
		const row = this.files.get(key);
		if (row) this.files.set(key, { ...row, content: row.content.with(0, row.content[0]! ^ 1) });
	}

	/** One bit of one kept edit turns over. */
	damage(batch: string): void {
		this.outbox = this.outbox.map((row) =>
			row.batch === batch
				? { ...row, update: row.update.map((byte, at) => byte ^ +(at === 0)) }
				: row
		);
	}
}

/** Runs transactions one after another, as the test tells it: at once, held back, or aborted. */
export class Drive {
	#mode: 'runs' | 'holds' | DiskTrouble = 'runs';
	#waiting: (() => void)[] = [];
	#nextAborts: DiskTrouble | undefined;
	/** How many were asked to be kept, for tests that break off at every one of them. */
	asked = 0;
	#crashAt = Infinity;
	dead = false;

	hold(): void {
		this.#mode = 'holds';
	}

	abort(trouble: DiskTrouble): void {
		this.#mode = trouble;
	}

	/** Only the next one; what is asked for after it is kept. */
	abortNext(trouble: DiskTrouble): void {
		this.#nextAborts = trouble;
	}

	/** Lets the held back ones complete, and those to come. */
	run(): void {
		this.#mode = 'runs';
		for (const go of this.#waiting.splice(0)) go();
	}

	/** Everything that is not complete is lost; nothing is answered any more. */
	crash(): void {
		this.dead = true;
		this.#waiting = [];
	}

	crashAtWrite(number: number): void {
		this.#crashAt = number;
	}

	restart(): void {
		this.dead = false;
		this.#mode = 'runs';
		this.#crashAt = Infinity;
		this.asked = 0;
	}

	write(commit: () => void): Promise<void> {
		return new Promise((resolve, reject) => {
			const go = () => {
				if (this.dead) return;
				const aborts = this.#nextAborts;
				this.#nextAborts = undefined;
				if (aborts) {
					reject(new DiskError(aborts));
					return;
				}
				if (this.#mode !== 'runs' && this.#mode !== 'holds') {
					reject(new DiskError(this.#mode));
					return;
				}
				this.asked++;
				if (this.asked >= this.#crashAt) {
					this.crash();
					return;
				}
				try {
					commit();
					resolve();
				} catch (error) {
					reject(error instanceof Error ? error : new DiskError('broken', error));
				}
			};
			if (this.#mode === 'holds') this.#waiting.push(go);
			else queueMicrotask(go);
		});
	}

	read<T>(look: () => T): Promise<T> {
		return new Promise((resolve) => {
			queueMicrotask(() => {
				if (!this.dead) resolve(look());
			});
		});
	}
}

export function openMemoryDisk(platter: Platter): Disk {
	return {
		outbox: memoryOutbox(platter),
		replicas: memoryReplicas(platter),
		catalogue: memoryCatalogue(platter),
		snapshots: memorySnapshots(platter),
		files: memoryFiles(platter),
		parcels: memoryParcels(platter),
		strays: () => Promise.resolve({ records: [], isMore: false }),
		answers: {
			read: (path) => Promise.resolve(platter.answers.get(path)),
			keep: (path, text) => platter.drive.write(() => void platter.answers.set(path, text)),
			wipe: () => platter.drive.write(() => platter.answers.clear())
		},
		isSealed: platter.isSealed,
		markSealed: (isSealed) => platter.drive.write(() => void (platter.isSealed = isSealed)),
		wipe: ({ keepOutbox }) =>
			platter.drive.write(() => {
				platter.onWipe();
				platter.replicas = new Map();
				platter.snapshots = new Map();
				platter.place = nowhere;
				platter.answers = new Map();
				wipeParcels(platter, keepOutbox);
				for (const [key, { card }] of platter.files)
					if (!keepOutbox || card.state.at !== 'waiting') platter.files.delete(key);
				if (!keepOutbox) {
					platter.outbox = [];
					platter.setAside = [];
					platter.isSealed = false;
				}
			}),
		close: () => Promise.resolve()
	};
}

function memoryOutbox(platter: Platter): Outbox {
	const { drive } = platter;
	return {
		append: (records) =>
			drive.write(() => {
				const known = new Set(platter.outbox.map(({ batch }) => batch));
				if (records.some(({ batch }) => known.has(batch))) throw new DiskError('broken');
				const rows = records.map((record) => ({
					...record,
					state: { at: 'waiting' } as const,
					crc: crc32c(record.update)
				}));
				platter.outbox = [...platter.outbox, ...rows];
			}),
		read: async (document) => {
			const torn = await drive.read(() => platter.outbox.filter((row) => !isWhole(row)));
			const move = () => {
				platter.setAside = [...platter.setAside, ...torn];
				platter.outbox = platter.outbox.filter(isWhole);
			};
			// A full disk cannot move them now; what is whole is read all the same.
			const moved = torn.length === 0 ? Promise.resolve() : drive.write(move);
			const left = await moved.then(
				() => 0,
				() => torn.length
			);
			return drive.read(() => ({
				records: platter.outbox
					.filter((row) => document === undefined || row.document === document)
					.filter(isWhole)
					.map(({ crc: _, ...record }) => record),
				damaged: platter.setAside.length + left
			}));
		},
		mark: (batches, state) =>
			drive.write(() => {
				platter.outbox = platter.outbox.map((row) =>
					batches.includes(row.batch) ? { ...row, state } : row
				);
			}),
		remove: (batches) =>
			drive.write(() => {
				platter.outbox = platter.outbox.filter((row) => !batches.includes(row.batch));
			}),
		rewrite: (updates) =>
			drive.write(() => {
				const other = (row: Row): Row => {
					const update = updates.get(row.batch);
					return update ? { ...row, update, crc: crc32c(update) } : row;
				};
				platter.outbox = platter.outbox.map(other);
				platter.setAside = platter.setAside.map((row) => ({ ...other(row), crc: row.crc }));
			}),
		damaged: () => drive.read(() => platter.setAside),
		removeDamaged: (batches) =>
			drive.write(() => {
				platter.setAside = platter.setAside.filter((row) => !batches.includes(row.batch));
			})
	};
}

const isWhole = (row: Row): boolean => crc32c(row.update) === row.crc;

function memoryReplicas(platter: Platter): Replicas {
	const { drive } = platter;
	const rowsOf = (document: string) => platter.replicas.get(document) ?? [];
	const append = (document: string, updates: readonly Uint8Array[]) =>
		drive.write(() => {
			if (updates.length > 0) platter.replicas.set(document, [...rowsOf(document), ...updates]);
		});
	return {
		append,
		read: (document) => drive.read(() => rowsOf(document)),
		attach: async (document, attachment) => {
			const rows = await drive.read(() => rowsOf(document));
			return attach({ document, attachment, rows, append, platter });
		},
		compact: (document) =>
			drive.write(() => {
				const rows = rowsOf(document);
				if (rows.length > 1) platter.replicas.set(document, [mergedOf(rows)]);
			}),
		replace: (document, oldest, row) =>
			drive.write(() => {
				const rows = rowsOf(document);
				const isSame = oldest.length > 0 && oldest.every((one, at) => equalBytes(one, rows[at]!));
				if (isSame) platter.replicas.set(document, [...rows.slice(oldest.length), row]);
			}),
		drop: (document) => drive.write(() => void platter.replicas.delete(document)),
		held: () => drive.read(() => [...platter.replicas.keys()])
	};
}

interface Attaching {
	readonly document: string;
	readonly attachment: Attachment;
	readonly rows: readonly Uint8Array[];
	readonly append: Replicas['append'];
	readonly platter: Platter;
}

function attach({ document, attachment, rows, append, platter }: Attaching): AttachedReplica {
	const { doc, nobodyElseWrites, skips, onTrouble } = attachment;
	const origin = { replica: document };
	Y.transact(doc, () => rows.forEach((row) => Y.applyUpdate(doc, row)), origin, false);
	let asked: Promise<unknown> = Promise.resolve();
	const write = (update: Uint8Array) => {
		// As with y-indexeddb, what aborts here is lost for the replica and nobody hears of it.
		asked = append(document, [update]).catch((error: unknown) => {
			if (!(error instanceof DiskError)) throw error;
			if (error.trouble !== 'no-room') onTrouble(error.trouble);
		});
	};
	if (!nobodyElseWrites) write(Y.encodeStateAsUpdate(doc));
	const keep = (update: Uint8Array, from: unknown) => {
		if (from !== origin && !skips(from)) write(update);
	};
	doc.on('update', keep);
	return {
		rows: rows.length,
		compact: () =>
			platter.drive.write(() => {
				const kept = platter.replicas.get(document) ?? [];
				if (kept.length > 1) platter.replicas.set(document, [mergedOf(kept)]);
			}),
		detach: async () => {
			doc.off('update', keep);
			await asked;
		}
	};
}

function memoryCatalogue(platter: Platter): Catalogue {
	return {
		read: () => platter.drive.read(() => platter.place),
		write: (place) => platter.drive.write(() => void (platter.place = place))
	};
}

function memorySnapshots(platter: Platter): Snapshots {
	return {
		add: (document, snapshot) =>
			platter.drive.write(() => {
				const before = platter.snapshots.get(document) ?? [];
				platter.snapshots.set(document, [snapshot, ...before].slice(0, snapshotsKept));
			}),
		read: (document) => platter.drive.read(() => platter.snapshots.get(document) ?? []),
		documents: () => platter.drive.read(() => [...platter.snapshots.keys()]),
		replace: (document, snapshots) =>
			platter.drive.write(() => void platter.snapshots.set(document, snapshots))
	};
}

function memoryParcels(platter: Platter): Parcels {
	const { drive } = platter;
	return {
		sealsKeys: false,
		all: () => drive.read(() => [...platter.parcels.values()].sort((a, b) => a.at - b.at)),
		put: (parcels, gone = []) =>
			drive.write(() => {
				for (const one of gone) platter.parcels.delete(parcelKey(one));
				for (const one of parcels) platter.parcels.set(parcelKey(one), one);
			}),
		readKeys: () => drive.read(() => platter.keys),
		keepKeys: (keys) => drive.write(() => void (platter.keys = keys)),
		wipe: ({ keepUnderWay }) => drive.write(() => wipeParcels(platter, keepUnderWay)),
		close: () => undefined
	};
}

function wipeParcels(platter: Platter, keepUnderWay: boolean): void {
	platter.keys = undefined;
	for (const [key, parcel] of platter.parcels)
		if (!keepUnderWay || !isUnderWay(parcel)) platter.parcels.delete(key);
}

function memoryFiles({ drive, files }: Platter): FileStore {
	return {
		all: () =>
			drive.read(() => [...files.values()].map(({ card }) => card).sort((a, b) => a.at - b.at)),
		put: (file, content) =>
			drive.write(() => {
				const known = files.get(fileKey(file))?.card;
				const isNeeded = known?.state.at === 'waiting' && file.state.at === 'stored';
				const card = isNeeded ? known : file;
				files.set(fileKey(file), { card, content, crc: crc32c(content) });
			}),
		mark: (file, state) =>
			drive.write(() => {
				const row = files.get(fileKey(file));
				if (row) files.set(fileKey(file), { ...row, card: { ...row.card, state } });
			}),
		read: (file) =>
			drive.read(() => {
				const row = files.get(fileKey(file));
				return row && crc32c(row.content) === row.crc ? row.content : undefined;
			}),
		remove: (gone) =>
			drive.write(() => {
				for (const file of gone) files.delete(fileKey(file));
			}),
		wipe: ({ keepWaiting }) =>
			drive.write(() => {
				for (const [key, { card }] of files)
					if (!keepWaiting || card.state.at !== 'waiting') files.delete(key);
			}),
		close: () => undefined
	};
}
