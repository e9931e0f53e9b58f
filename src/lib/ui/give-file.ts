export type Given = 'shared' | 'saved' | 'given-up';

/** Gives a text away as one file: to the system's share sheet where it takes files, else to the downloads. */
export async function giveFile({
	name,
	text
}: {
	readonly name: string;
	readonly text: string;
}): Promise<Given> {
	const file = new File([text], name, { type: 'text/plain' });
	const content = { files: [file], title: name };
	if (navigator.canShare?.(content)) {
		try {
			await navigator.share(content);
			return 'shared';
		} catch (cause) {
			if (cause instanceof DOMException && cause.name === 'AbortError') return 'given-up';
			// Some browsers promise to share a file and then refuse; the downloads always take it.
		}
	}
	downloadFile(file);
	return 'saved';
}

/** To the downloads of the browser, by the file's own name. */
export function downloadFile(file: File): void {
	const url = URL.createObjectURL(file);
	const link = document.createElement('a');
	link.href = url;
	link.download = file.name;
	link.click();
	// The download starts from the address after this turn; a minute is more than any browser takes.
	setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
