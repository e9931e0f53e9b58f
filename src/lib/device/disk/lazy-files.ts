import type { FileStore } from './file-store.ts';

/** Opened with the first question: whoever has no attachments pays nothing for them. */
export function lazyFiles(open: () => Promise<FileStore>): FileStore {
	let opened: Promise<FileStore> | undefined;
	const store = (): Promise<FileStore> => {
		opened ??= open().catch((error: unknown) => {
			opened = undefined;
			throw error;
		});
		return opened;
	};
	return {
		all: async () => (await store()).all(),
		put: async (file, content) => (await store()).put(file, content),
		mark: async (file, state) => (await store()).mark(file, state),
		read: async (file) => (await store()).read(file),
		remove: async (files) => (await store()).remove(files),
		wipe: async (options) => (await store()).wipe(options),
		close: () => {
			// What never opened has nothing to close, and what failed to open was told to who asked.
			opened?.then(
				(files) => files.close(),
				() => undefined
			);
		}
	};
}
