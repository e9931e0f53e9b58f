import { openCodeReader } from './code-reader.ts';

/** A browser that does not say when the next picture is there, or a camera that has stopped. */
const longestPauseMs = 120;

/** Calls `onCode` with every code that the camera sees, until `stopped`. Ends then. */
export async function watchCodes(
	video: HTMLVideoElement,
	onCode: (text: string) => void,
	stopped: AbortSignal
): Promise<void> {
	const reader = await openCodeReader();
	try {
		while (!stopped.aborted) {
			await nextPicture(video);
			const code = await reader.read(video);
			if (code !== undefined && !stopped.aborted) onCode(code);
		}
	} finally {
		reader.close();
	}
}

function nextPicture(video: HTMLVideoElement): Promise<void> {
	return new Promise((resolve) => {
		const timer = setTimeout(resolve, longestPauseMs);
		if (!('requestVideoFrameCallback' in video)) return;
		video.requestVideoFrameCallback(() => {
			clearTimeout(timer);
			resolve();
		});
	});
}
