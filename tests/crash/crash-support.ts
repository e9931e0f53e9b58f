import { spawn, spawnSync } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const child = fileURLToPath(new URL('./storage-child.ts', import.meta.url));

export function newFolder(): string {
	return mkdtempSync(join(tmpdir(), 'tropa-crash-'));
}

export function startChild(...args: readonly string[]): ChildProcess {
	return spawn(process.execPath, [child, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
}

/** Everything the child said, up to where it ended or was killed after so many lines. */
export async function outputUntil(running: ChildProcess, lines = Infinity): Promise<string> {
	let output = '';
	running.stdout?.setEncoding('utf8').on('data', (text: string) => {
		output += text;
		if (output.split('\n').length > lines) running.kill('SIGKILL');
	});
	await once(running, 'close');
	return output;
}

export const hasStrace = spawnSync('strace', ['-V']).status === 0 && canTrace();

/** Some machines have it and forbid it. */
function canTrace(): boolean {
	return spawnSync('strace', ['-e', 'trace=fsync', '-o', '/dev/null', 'true']).status === 0;
}

/** Runs the child under strace to its end. */
export function traceChild(options: readonly string[], ...args: readonly string[]): string {
	const { stdout } = spawnSync(
		'strace',
		['-f', '-qq', ...options, process.execPath, child, ...args],
		{ encoding: 'utf8', timeout: 30_000 }
	);
	return stdout;
}
