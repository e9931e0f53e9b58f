import { spawn } from 'node:child_process';
import { on, once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../..', import.meta.url));

export interface Ended {
	readonly code: number | null;
	readonly output: string;
	readonly errors: string;
}

/** No setting of whoever runs the tests reaches the program under test. */
function environment(env: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
	const inherited = Object.entries(process.env).filter(
		([name]) => !/^(TROPA_|npm_|INIT_CWD)/.test(name)
	);
	return { ...Object.fromEntries(inherited), ...env };
}

export function launch(
	args: readonly string[],
	env: Readonly<Record<string, string>>,
	under: readonly string[] = []
) {
	const [program = '', ...words] = [...under, process.execPath, ...args];
	const child = spawn(program, words, {
		cwd: root,
		env: environment(env),
		timeout: 180_000,
		killSignal: 'SIGKILL'
	});
	child.stdin.end();
	const output = text(child.stdout);
	const errors = text(child.stderr);
	const ended = once(child, 'close').then(async ([code]): Promise<Ended> => ({
		code: code as number | null,
		output: await output,
		errors: await errors
	}));
	return { child, ended };
}

/** A command of the admin CLI, to its end. */
export function tropa(folder: string, ...args: readonly string[]): Promise<Ended> {
	return launch(['server/cli/main.ts', ...args], { TROPA_DATA: folder }).ended;
}

export async function newFolder(): Promise<{ readonly path: string } & AsyncDisposable> {
	const path = await mkdtemp(join(tmpdir(), 'tropa-main-'));
	return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }) };
}

/** A real server on a free port, from its first words to its clean end. */
export async function startServer(
	folder: string,
	env: Readonly<Record<string, string>> = {},
	under: readonly string[] = []
) {
	const settings = { TROPA_PORT: '0', TROPA_DATA: folder, TROPA_APP: join(folder, 'app'), ...env };
	const { child, ended } = launch(['server/main.ts'], settings, under);
	const said = await firstWords(child);
	const origin = /https?:\/\/[\w.:[\]]+/.exec(said)?.[0] ?? '';
	const stop = async (): Promise<Ended> => {
		child.kill('SIGTERM');
		return ended;
	};
	/** Resolves when the journal says it. */
	const hears = async (word: string): Promise<void> => {
		for await (const bytes of on(child.stderr, 'data')) if (String(bytes).includes(word)) return;
	};
	return {
		said,
		origin,
		child,
		ended,
		stop,
		hears,
		[Symbol.asyncDispose]: async () => void (await stop())
	};
}

/** Standard error has the line that all is ready; what people read came before it. */
function firstWords(child: ReturnType<typeof launch>['child']): Promise<string> {
	let said = '';
	let errors = '';
	return new Promise((resolve, reject) => {
		child.stdout.on('data', (bytes) => (said += String(bytes)));
		child.stderr.on('data', (bytes) => {
			errors += String(bytes);
			if (errors.includes('"event":"ready"')) resolve(said);
		});
		child.on('close', () => reject(new Error(`the server did not start: ${errors}`)));
	});
}

/** As a browser on our own page would send it. */
export function send(
	origin: string,
	path: string,
	body: unknown,
	headers: Readonly<Record<string, string>> = {}
): Promise<Response> {
	return fetch(origin + path, {
		method: 'POST',
		body: JSON.stringify(body),
		headers: { origin, ...headers }
	});
}

export async function enter(origin: string, secret: string): Promise<string> {
	const answer = await send(origin, '/api/enter', { secret });
	return answer.headers.get('set-cookie')?.split(';')[0] ?? '';
}
