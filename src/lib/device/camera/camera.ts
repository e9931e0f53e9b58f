export type CameraTrouble = 'not-allowed' | 'no-camera' | 'in-use' | 'not-supported';

export class CameraError extends Error {
	override readonly name = 'CameraError';
	readonly trouble: CameraTrouble;
	constructor(trouble: CameraTrouble, cause?: unknown) {
		super(`The camera did not open: ${trouble}`, { cause });
		this.trouble = trouble;
	}
}

/** Enough for small squares; more only makes slow phones slower. */
const wanted = { width: { ideal: 1280 }, height: { ideal: 720 }, frameRate: { ideal: 30 } };

const troubles: Readonly<Record<string, CameraTrouble>> = {
	NotAllowedError: 'not-allowed',
	SecurityError: 'not-allowed',
	NotReadableError: 'in-use',
	AbortError: 'in-use'
};

/** The camera at the back, if there are two. `onLost` is called when the system takes it away. */
export async function openCamera(onLost: () => void): Promise<MediaStream> {
	if (!navigator.mediaDevices) throw new CameraError('not-supported');
	try {
		const video = { ...wanted, facingMode: { ideal: 'environment' } };
		const stream = await navigator.mediaDevices.getUserMedia({ video, audio: false });
		stream.getVideoTracks()[0]?.addEventListener('ended', onLost);
		return stream;
	} catch (cause) {
		const name = cause instanceof DOMException ? cause.name : '';
		throw new CameraError(troubles[name] ?? 'no-camera', cause);
	}
}

export function closeCamera(stream: MediaStream): void {
	for (const track of stream.getTracks()) track.stop();
}
