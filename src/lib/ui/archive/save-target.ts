import { downloadFile } from '#lib/ui/give-file.ts';

/** Where a large file goes piece by piece. */
export interface SaveTarget {
	write(chunk: Uint8Array): Promise<void>;
	/** True if the file is known to be whole where the person put it. */
	end(): Promise<boolean>;
	/** What was written so far is of no use. */
	abandon(): Promise<void>;
}

interface Picker {
	showSaveFilePicker?(options: {
		readonly suggestedName: string;
	}): Promise<{ createWritable(): Promise<WritableFile> }>;
}

interface WritableFile {
	write(chunk: BufferSource): Promise<void>;
	close(): Promise<void>;
	abort(): Promise<void>;
}

/** Right to the disk where the browser can, else to its downloads. Undefined if the person thinks better of it. */
export async function chooseTarget(name: string): Promise<SaveTarget | undefined> {
	const picker = window as Picker;
	if (!picker.showSaveFilePicker) return downloads(name);
	try {
		const handle = await picker.showSaveFilePicker({ suggestedName: name });
		return onDisk(await handle.createWritable());
	} catch (cause) {
		if (cause instanceof DOMException && cause.name === 'AbortError') return undefined;
		// Forbidden here, as in a frame or by a school's policy; the downloads always take it.
		return downloads(name);
	}
}

function onDisk(file: WritableFile): SaveTarget {
	return {
		write: (chunk) => file.write(new Uint8Array(chunk)),
		async end() {
			await file.close();
			return true;
		},
		abandon: () => file.abort()
	};
}

function downloads(name: string): SaveTarget {
	// The browser keeps the bytes of blobs where it has room, not all in this page's memory.
	const parts: Blob[] = [];
	return {
		write: (chunk) => Promise.resolve(void parts.push(new Blob([new Uint8Array(chunk)]))),
		end() {
			downloadFile(new File(parts, name, { type: 'application/octet-stream' }));
			return Promise.resolve(false);
		},
		abandon: () => Promise.resolve(void parts.splice(0))
	};
}
