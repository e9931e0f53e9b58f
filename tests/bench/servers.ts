import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { FromChild, Usage } from './figures.ts';

export type Kind = 'tropa' | 'durable' | 'bare';
export const kinds: readonly Kind[] = ['tropa', 'durable', 'bare'];

/** A server in a process of its own, with a folder that goes with it. */
export interface Running {
	readonly kind: Kind;
	readonly port: number;
	pathOf(documentId: string): string;
	usage(): Promise<Usage>;
	/** Ends it in good order and starts it again on what it kept. */
	restart(): Promise<Running>;
	stop(): Promise<void>;
}

export async function start(kind: Kind, folder = newFolder()): Promise<Running> {
	const file = kind === 'tropa' ? 'server.ts' : 'relay.ts';
	const child = fork(fileURLToPath(new URL(file, import.meta.url)), {
		env: { ...process.env, RELAY: kind, DATA_DIR: folder, PORT: '0', FOLD_MS: '0' },
		execArgv: ['--expose-gc', '--disable-warning=ExperimentalWarning'],
		stdio: ['ignore', 'ignore', 'inherit', 'ipc']
	});
	const first = await messageOf(child);
	const port = 'port' in first ? first.port : 0;
	return {
		kind,
		port,
		pathOf: (documentId) => `/sync/load-test.${documentId}`,
		async usage() {
			child.send('usage');
			const told = await messageOf(child);
			return 'usage' in told ? told.usage : { cpuMs: NaN, memoryKb: NaN, lagMs: NaN };
		},
		async restart() {
			await end(child);
			return start(kind, folder);
		},
		async stop() {
			await end(child);
			rmSync(folder, { recursive: true, force: true });
		}
	};
}

function newFolder(): string {
	return mkdtempSync(join(tmpdir(), 'tropa-bench-'));
}

async function messageOf(child: ChildProcess): Promise<FromChild> {
	const [message] = (await once(child, 'message')) as [FromChild];
	return message;
}

async function end(child: ChildProcess): Promise<void> {
	const exited = once(child, 'exit');
	child.kill('SIGTERM');
	await exited;
}
