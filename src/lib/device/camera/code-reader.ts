/** Looks for a QR code on what the camera sees now. */
export interface CodeReader {
	read(video: HTMLVideoElement): Promise<string | undefined>;
	close(): void;
}

interface Detector {
	detect(source: HTMLVideoElement): Promise<readonly { readonly rawValue: string }[]>;
}

interface DetectorClass {
	new (options: { readonly formats: readonly string[] }): Detector;
	getSupportedFormats(): Promise<readonly string[]>;
}

/** The browser's own reader where there is one: it costs nothing, and is quicker than ours. */
export async function openCodeReader(): Promise<CodeReader> {
	const { BarcodeDetector } = globalThis as { BarcodeDetector?: DetectorClass };
	const formats = (await BarcodeDetector?.getSupportedFormats().catch(() => [])) ?? [];
	if (!BarcodeDetector || !formats.includes('qr_code')) return new WorkerReader();
	return new BrowsersReader(new BarcodeDetector({ formats: ['qr_code'] }));
}

/** Some browsers promise to read codes and cannot: then ours takes over. */
class BrowsersReader implements CodeReader {
	readonly #detector: Detector;
	#ours: WorkerReader | undefined;

	constructor(detector: Detector) {
		this.#detector = detector;
	}

	async read(video: HTMLVideoElement): Promise<string | undefined> {
		if (this.#ours) return this.#ours.read(video);
		try {
			return (await this.#detector.detect(video))[0]?.rawValue;
		} catch (cause) {
			console.warn('The browser does not read codes after all', cause);
			this.#ours = new WorkerReader();
			return undefined;
		}
	}

	close(): void {
		this.#ours?.close();
	}
}

/** In turn, because a code that is not found at one size often is at another. */
const sides = [720, 560] as const;

class WorkerReader implements CodeReader {
	readonly #worker = new Worker(new URL('./code-reader-worker.ts', import.meta.url), {
		type: 'module'
	});
	readonly #canvas = document.createElement('canvas');
	#turn = 0;

	/** One look at a time: the next one waits for the answer. */
	async read(video: HTMLVideoElement): Promise<string | undefined> {
		const look = this.#look(video);
		if (!look) return undefined;
		const answer = new Promise<string | undefined>((resolve, reject) => {
			this.#worker.onmessage = ({ data }: MessageEvent<string | undefined>) => resolve(data);
			this.#worker.onerror = ({ message }) => reject(new Error(message));
		});
		this.#worker.postMessage(look, [look.data.buffer]);
		return answer;
	}

	close(): void {
		this.#worker.terminate();
	}

	/** The square in the middle, which is what the person sees on the screen. */
	#look(video: HTMLVideoElement): ImageData | undefined {
		const { videoWidth, videoHeight } = video;
		const whole = Math.min(videoWidth, videoHeight);
		const side = Math.min(whole, sides[this.#turn++ % sides.length]!);
		if (side === 0) return undefined;
		this.#canvas.width = this.#canvas.height = side;
		const context = this.#canvas.getContext('2d', { willReadFrequently: true });
		if (!context) return undefined;
		const [left, top] = [(videoWidth - whole) / 2, (videoHeight - whole) / 2];
		context.drawImage(video, left, top, whole, whole, 0, 0, side, side);
		return context.getImageData(0, 0, side, side);
	}
}
