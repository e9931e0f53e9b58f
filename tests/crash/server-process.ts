import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';

export interface Running {
	readonly process: ChildProcess;
	readonly port: number;
	readonly ended: Promise<unknown>;
	gone(): boolean;
}

/** The real server in a process of its own, so that it can die as a server does. */
export async function start(folder: string): Promise<Running> {
	const server = spawn(process.execPath, ['server/main.ts'], {
		env: { ...process.env, TROPA_DATA: folder, TROPA_PORT: '0' },
		stdio: ['ignore', 'pipe', 'pipe']
	});
	let isGone = false;
	const ended = new Promise((resolve) => server.once('exit', resolve)).then(() => (isGone = true));
	const port = await new Promise<number>((resolve, reject) => {
		let said = '';
		const hear = (bytes: Buffer): void => {
			said += bytes.toString();
			const ready = /"event":"ready","port":(\d+)/.exec(said);
			if (ready) resolve(Number(ready[1]));
		};
		server.stdout.on('data', hear);
		server.stderr.on('data', hear);
		void ended.then(() => reject(new Error(`the server did not start: ${said}`)));
	});
	return { process: server, port, ended, gone: () => isGone };
}

export async function cli(folder: string, args: readonly string[]): Promise<string> {
	const child = spawn(process.execPath, ['server/cli/main.ts', ...args], {
		env: { ...process.env, TROPA_DATA: folder, TROPA_PORT: '0' },
		stdio: ['ignore', 'pipe', 'inherit']
	});
	const printed: Buffer[] = [];
	child.stdout.on('data', (bytes: Buffer) => printed.push(bytes));
	await new Promise((resolve) => child.once('close', resolve));
	return Buffer.concat(printed).toString();
}

export function diceOf(seed: number): () => number {
	let state = seed;
	return () => {
		state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
		return state / 2 ** 32;
	};
}
