import { waitMs } from '#lib/sync/backoff.ts';
import { inBackground, type Report } from '../background.ts';
import { fileKey, type FileName, type KeptFile } from '../disk/file-store.ts';
import type { Cancel, Platform } from '../platform.ts';
import type { FileRequests } from './file-requests.ts';
import { Pace, sendFile, type Sending } from './send-file.ts';

export interface SenderParts {
	readonly requests: FileRequests;
	readonly platform: Platform;
	readonly report: Report;
	/** What the server may lack, oldest first. */
	readonly due: () => readonly KeptFile[];
	readonly read: (file: FileName) => Promise<Uint8Array | undefined>;
	readonly mayGo: () => boolean;
	readonly onStored: (file: FileName, epoch: string) => Promise<void>;
	readonly onChange: () => void;
}

/** Sends one file after another while it may. Of what was refused it keeps why, until it is asked again. */
export class FileSender {
	readonly #parts: SenderParts;
	readonly #pace = new Pace();
	readonly #refusals = new Map<string, string>();
	#sending: { readonly key: string; readonly held: number } | undefined;
	#isRunning = false;
	#attempt = 0;
	#cancelWait: Cancel | undefined;

	constructor(parts: SenderParts) {
		this.#parts = parts;
	}

	refusalOf(file: FileName): string | undefined {
		return this.#refusals.get(fileKey(file));
	}

	/** How much of the file that is under way is on the server; undefined for any other. */
	heldOf(file: FileName): number | undefined {
		return this.#sending?.key === fileKey(file) ? this.#sending.held : undefined;
	}

	/** Called whenever something may have changed. */
	look(): void {
		if (this.#isRunning || this.#cancelWait || !this.#parts.mayGo() || !this.#next()) return;
		this.#isRunning = true;
		const run = this.#run().finally(() => {
			this.#isRunning = false;
			this.#sending = undefined;
			this.#parts.onChange();
		});
		inBackground(run, 'send files', this.#parts.report);
	}

	/** The person asks, or the rights changed: no waiting, and what was refused is offered once more. */
	retry(): void {
		this.#refusals.clear();
		this.#stopWaiting();
		this.#attempt = 0;
		this.look();
	}

	stop(): void {
		this.#stopWaiting();
	}

	#next(): KeptFile | undefined {
		return this.#parts.due().find((file) => !this.#refusals.has(fileKey(file)));
	}

	async #run(): Promise<void> {
		for (let file = this.#next(); file && this.#parts.mayGo(); file = this.#next()) {
			const sending = await this.#send(file);
			this.#sending = undefined;
			if (sending.ended === 'broken-off') return;
			if (sending.ended === 'later') return this.#wait(sending.retryAfterMs);
			this.#attempt = 0;
			if (sending.ended === 'refused') this.#refusals.set(fileKey(file), sending.refusal);
			else await this.#parts.onStored(file, sending.epoch);
			this.#parts.onChange();
		}
	}

	async #send(file: KeptFile): Promise<Sending> {
		const content = await this.#parts.read(file);
		// The only copy is torn: nothing else can be said of it than that.
		if (!content) return { ended: 'refused', refusal: 'file-damaged' };
		const { requests, platform, mayGo, onChange } = this.#parts;
		return sendFile(file, content, {
			...{ requests, mayGo, pace: this.#pace, elapsed: () => platform.elapsed() },
			onProgress: (held) => {
				this.#sending = { key: fileKey(file), held };
				onChange();
			}
		});
	}

	#wait(retryAfterMs: number): void {
		const { platform } = this.#parts;
		const ms = 1_000 + waitMs(this.#attempt, platform.random(), retryAfterMs);
		this.#attempt += 1;
		this.#cancelWait = platform.after(ms, () => {
			this.#cancelWait = undefined;
			this.look();
		});
	}

	#stopWaiting(): void {
		this.#cancelWait?.();
		this.#cancelWait = undefined;
	}
}
