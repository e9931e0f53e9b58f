import { describe, expect, test } from 'vitest';
import type { FileCard } from '../../../server/storage/files.ts';
import type { Bench } from '../storage.contract.ts';

const key = { documentId: 'd', sha256: 'a'.repeat(64) };
const started: Omit<FileCard, 'held'> = {
	...key,
	...{ bytes: 10, type: '', authorId: 'p1', startedAt: 1, storedAt: null, unneededSince: null }
};
const digits = (from: number, to: number): Uint8Array =>
	Uint8Array.from({ length: to - from }, (_, at) => from + at);

export function fileCases(bench: Bench): void {
	describe('files', () => {
		const files = () => bench.storage.files;
		const fill = async (...cuts: readonly number[]) => {
			await files().put(started);
			for (const [at, from] of cuts.entries())
				await files().append(key, from, digits(from, cuts[at + 1] ?? 10));
		};

		test('a new storage has none, and one that was not begun is not found', () => {
			expect([...files().all()]).toEqual([]);
			expect(files().find(key)).toBeUndefined();
		});

		test('pieces are held as they come, over a restart, and read back from anywhere', async () => {
			await fill(0, 4);
			await bench.reopen();
			expect(files().find(key)).toEqual({ ...started, held: 10 });
			for (const [from, length] of [
				[0, 10],
				[0, 3],
				[3, 3],
				[4, 100],
				[9, 1],
				[10, 5]
			] as const)
				expect([...(await files().read(key, from, length))]).toEqual([
					...digits(from, Math.min(10, from + length))
				]);
		});

		test('what was begun and is not finished says how much is held after a restart', async () => {
			await files().put(started);
			await files().append(key, 0, digits(0, 6));
			await bench.reopen();
			expect(files().find(key)?.held).toBe(6);
			await files().append(key, 6, digits(6, 10));
			expect([...(await files().read(key, 0, 10))]).toEqual([...digits(0, 10)]);
		});

		test('a piece that leaves a gap or comes twice is our own mistake, and changes nothing', async () => {
			await fill(0);
			await expect(files().append(key, 5, digits(5, 6))).rejects.toThrow();
			await expect(files().append(key, 11, digits(0, 1))).rejects.toThrow();
			expect(files().find(key)?.held).toBe(10);
		});

		test('something new said of a file leaves its pieces', async () => {
			await fill(0, 4);
			await files().put({ ...started, type: 'image/png', storedAt: 5 });
			await bench.reopen();
			expect(files().find(key)).toMatchObject({ type: 'image/png', storedAt: 5, held: 10 });
		});

		test('the same bytes in another document are another file', async () => {
			await fill(0);
			await files().put({ ...started, documentId: 'e' });
			expect(files().find({ ...key, documentId: 'e' })?.held).toBe(0);
		});

		test('what is removed is gone, over a restart, and may be begun anew', async () => {
			await fill(0, 4);
			await files().remove([key, { ...key, documentId: 'never' }]);
			await bench.reopen();
			expect([...files().all()]).toEqual([]);
			await fill(0);
			expect([...(await files().read(key, 0, 10))]).toEqual([...digits(0, 10)]);
		});

		test('erasing a document erases its files, and no other', async () => {
			await fill(0, 4);
			await files().put({ ...started, documentId: 'e' });
			await bench.storage.log.erase('d');
			await bench.reopen();
			expect([...files().all()].map(({ documentId }) => documentId)).toEqual(['e']);
		});
	});
}
