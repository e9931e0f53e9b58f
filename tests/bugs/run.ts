/**
 * `npm run bugs [-- part of a name]`: plants one bug after another in a copy of the sources, and says
 * what catches it. The sources themselves are never touched.
 */
import { spawn } from 'node:child_process';
import {
	cpSync,
	existsSync,
	mkdtempSync,
	readFileSync,
	rmSync,
	symlinkSync,
	writeFileSync
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bugs } from './bank.ts';
import type { Bug, Edit } from './bank.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const copied = ['src', 'server', 'tests', '.svelte-kit', 'package.json', 'tsconfig.json'];
const mark = 'caught by ';
/** A bug that hangs what should catch it has not been caught. */
const endsWithinMs = 10 * 60_000;
const wanted = process.argv[2] ?? '';

const copy = mkdtempSync(join(tmpdir(), 'tropa-bugs-'));
let escaped = 0;
try {
	for (const name of [...copied, 'vite.config.ts'])
		cpSync(join(root, name), join(copy, name), { recursive: true });
	symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
	const planted = bugs.filter(({ name }) => name.includes(wanted));
	for (const bug of planted) await plant(bug);
	console.log(`\n${planted.length - escaped} passed, ${escaped} failed`);
} finally {
	rmSync(copy, { recursive: true, force: true });
}
process.exit(escaped === 0 ? 0 : 1);

async function plant(bug: Bug): Promise<void> {
	const sound = new Map(
		bug.edits.map(({ file }) => [file, readFileSync(join(copy, file), 'utf8')])
	);
	const began = Date.now();
	try {
		for (const edit of bug.edits) make(edit);
		const by = bug.caughtBy === 'simulation' ? await simulate() : await test(bug.caughtBy);
		const seconds = Math.round((Date.now() - began) / 1000);
		if (by === undefined) escaped++;
		console.log(
			by === undefined
				? `ESCAPED in ${seconds} s: it ${bug.name}`
				: `caught in ${seconds} s: it ${bug.name}\n\tby ${by}`
		);
	} finally {
		for (const [file, text] of sound) writeFileSync(join(copy, file), text);
	}
}

function make({ file, find, replace }: Edit): void {
	const source = readFileSync(join(copy, file), 'utf8');
	if (source.split(find).length !== 2) throw new Error(`A bug does not fit ${file} any more`);
	writeFileSync(
		join(copy, file),
		source.replace(find, () => replace)
	);
}

async function simulate(): Promise<string | undefined> {
	const { code, output } = await run([join(copy, 'tests/bugs/play-until-caught.ts')]);
	const by = output
		.split('\n')
		.find((line) => line.startsWith(mark))
		?.slice(mark.length);
	return code === 0 ? by : undefined;
}

async function test(files: readonly string[]): Promise<string | undefined> {
	const vitest = join(copy, 'node_modules/vitest/vitest.mjs');
	const report = join(copy, 'report.json');
	rmSync(report, { force: true });
	const reporters = ['--reporter=json', `--outputFile.json=${report}`];
	const { code } = await run([vitest, 'run', '--project', 'node', ...reporters, ...files]);
	return code === 0 || !existsSync(report) ? undefined : failuresIn(report);
}

interface Report {
	readonly testResults: readonly {
		readonly assertionResults: readonly { readonly status: string; readonly fullName: string }[];
	}[];
}

/** A runner that could not start proves nothing. */
function failuresIn(report: string): string | undefined {
	const { testResults } = JSON.parse(readFileSync(report, 'utf8')) as Report;
	const failed = testResults
		.flatMap(({ assertionResults }) => assertionResults)
		.filter(({ status }) => status === 'failed');
	const others = failed.length > 1 ? ` (and ${failed.length - 1} more)` : '';
	return failed[0] && `the test «${failed[0].fullName}»${others}`;
}

function run(args: readonly string[]): Promise<{ readonly code: number; readonly output: string }> {
	const child = spawn(process.execPath, args, {
		...{ cwd: copy, timeout: endsWithinMs, killSignal: 'SIGKILL' },
		stdio: ['ignore', 'pipe', 'ignore']
	});
	let output = '';
	child.stdout.on('data', (bytes: Buffer) => (output += bytes.toString()));
	return new Promise((resolve) => {
		child.on('close', (code) => resolve({ code: code ?? 1, output }));
	});
}
