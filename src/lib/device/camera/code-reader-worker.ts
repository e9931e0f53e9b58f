/// <reference lib="webworker" />
import { decodeQR } from 'qr/decode.js';

/** Codes are read beside the screen: one look may take a slow phone a fifth of a second. */
const scope = globalThis as unknown as DedicatedWorkerGlobalScope;

scope.addEventListener('message', ({ data }: MessageEvent<ImageData>) => {
	scope.postMessage(readCode(data));
});

function readCode(look: ImageData): string | undefined {
	try {
		return decodeQR(look);
	} catch {
		// There is none on this look, or it is too blurred.
		return undefined;
	}
}
