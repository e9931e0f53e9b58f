import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { FromChild, Question, Usage } from './figures.ts';

export type Kind = 'tropa' | 'durable' | 'bare';
export const kinds: readonly Kind[] = ['tropa', 'durable', 'bare'];

/** A server in a process of its own, with a folder that goes with it. */
export class Running {
	readonly kind: Kind;
	readonly #folder = mkdtempSync(join(tmpdir(), 'tropa-bench-'));
	#child: ChildProcess;
	#port = 0;

	private constructor(kind: Kind) {
		this.kind = kind;
		this.#child = this.#fork();
	}

	static async start(kind: Kind): Promise<Running> {
		const running = new Running(kind);
		await running.#hearPort();
		return running;
	}

	get port(): number {
		return this.#port;
	}

	pathOf(documentId: string): string {
		return `/sync/load-test.${documentId}`;
	}

	async usage(): Promise<Usage> {
		const told = await this.#answer('usage');
		return 'usage' in told ? told.usage : { cpuMs: NaN, lagMs: NaN };
	}

	async memoryKb(): Promise<number> {
		const told = await this.#answer('memory');
		return 'memoryKb' in told ? told.memoryKb : NaN;
	}

	/** Ends it in good order and starts it again on what it kept. */
	async restart(): Promise<void> {
		await this.#end();
		this.#child = this.#fork();
		await this.#hearPort();
	}

	async stop(): Promise<void> {
		await this.#end();
		rmSync(this.#folder, { recursive: true, force: true });
	}

	#fork(): ChildProcess {
		const file = this.kind === 'tropa' ? 'server.ts' : 'relay.ts';
		return fork(fileURLToPath(new URL(file, import.meta.url)), {
			env: {
				...process.env,
				...{ RELAY: this.kind, DATA_DIR: this.#folder, PORT: '0', FOLD_MS: '0' }
			},
			execArgv: ['--expose-gc', '--disable-warning=ExperimentalWarning'],
			stdio: ['ignore', 'ignore', 'inherit', 'ipc']
		});
	}

	async #hearPort(): Promise<void> {
		const first = await messageOf(this.#child);
		this.#port = 'port' in first ? first.port : 0;
	}

	#answer(question: Question): Promise<FromChild> {
		this.#child.send(question);
		return messageOf(this.#child);
	}

	async #end(): Promise<void> {
		const exited = once(this.#child, 'exit');
		this.#child.kill('SIGTERM');
		await exited;
	}
}

async function messageOf(child: ChildProcess): Promise<FromChild> {
	const [message] = (await once(child, 'message')) as [FromChild];
	return message;
}
