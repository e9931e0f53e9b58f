import { spawn } from 'node:child_process';
import { delimiter, dirname, join } from 'node:path';
import { ourNode } from './node.mjs';
import { root } from './root.mjs';

/**
 * Runs one of the project's own tools and gives its exit code. Signals are passed on, and the child
 * is stopped when npm, our parent, is gone: npm itself does not pass every signal on.
 */
export function run(tool, args, { env = {}, stdio = 'inherit', onOutput } = {}) {
	const script = join(root, 'node_modules', '.bin', tool);
	const shell = process.platform === 'win32';
	return watch(spawn(script, args, { cwd: root, stdio, shell, env: environment(env) }), onOutput);
}

export function runWithOurNode(args, { env = {}, stdio = 'inherit', onOutput } = {}) {
	return watch(spawn(ourNode(), args, { cwd: root, stdio, env: environment(env) }), onOutput);
}

function environment(more) {
	const path = [dirname(ourNode()), join(root, 'node_modules', '.bin'), process.env.PATH];
	return {
		// What was compiled once is not compiled again: a server starts in two thirds of the time.
		NODE_COMPILE_CACHE: join(root, 'node_modules', '.cache', 'compiled'),
		...process.env,
		PATH: path.join(delimiter),
		...more
	};
}

function watch(child, onOutput) {
	const parent = process.ppid;
	const orphaned = setInterval(() => process.ppid !== parent && child.kill('SIGTERM'), 1000);
	const pass = (signal) => child.kill(signal);
	for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, pass);
	child.stdout?.on('data', (bytes) => onOutput?.(bytes));
	child.stderr?.on('data', (bytes) => onOutput?.(bytes));
	return new Promise((resolve, reject) => {
		child.on('error', reject);
		child.on('close', (code) => {
			clearInterval(orphaned);
			for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.off(signal, pass);
			resolve(code ?? 1);
		});
	});
}
