import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureBuilt, syncKit } from './build.mjs';
import { run, runWithOurNode } from './children.mjs';
import { ensureChromium } from './chromium.mjs';

/**
 * All checks and all tests, each to its end even if one before it failed; the last line counts them
 * all. Types, lint, format and sizes have no cases of their own and count as one each.
 */
export async function runChecks(extent, args) {
	const reports = mkdtempSync(join(tmpdir(), 'tropa-checks-'));
	const total = { passed: 0, failed: 0 };
	try {
		for (const together of checksOf(extent, { reports, args })) {
			for (const { passed, failed } of await Promise.all(together.map(performed))) {
				total.passed += passed;
				total.failed += failed;
			}
		}
	} finally {
		rmSync(reports, { recursive: true, force: true });
	}
	console.log(`\n${total.passed} passed, ${total.failed} failed`);
	return total.failed === 0 ? 0 : 1;
}

async function performed({ name, run }) {
	const started = Date.now();
	console.log(`\n── ${name}`);
	const counts = await run();
	const seconds = Math.round((Date.now() - started) / 1000);
	console.log(`   ${name}: ${counts.passed} passed, ${counts.failed} failed (${seconds} s)`);
	return counts;
}

/**
 * One after another; those that only compute, and wait for nobody, side by side. Of the sources one
 * tool works long after the others on a single core, which the long runs do not leave idle.
 */
function checksOf(extent, { reports, args }) {
	const long = longRuns({ reports, args });
	const short = vitest('tests in Node', { reports, flags: ['--project', 'node', ...args] });
	const quick = [[ofSources(), ...long], [short]];
	if (extent === 'quick') return quick;
	return [
		...quick,
		[
			one('build and sizes', async () => {
				await ensureBuilt();
				return runWithOurNode(['tests/budgets.mjs']);
			}),
			vitest('tests in the browser', { reports, flags: ['--project', 'browser', ...args] })
		],
		[journeys({ reports, args })]
	];
}

/** Each of them keeps one core busy and only reads: they bear company, and each speaks when it is done. */
function ofSources() {
	const read = ['src', 'server', 'tests'];
	const lint = ['--config', 'tests/lint/eslint.config.js', '--max-warnings', '0', ...read];
	const rest = ['docs', '*.ts', '*.js', '*.json', '*.md'];
	const format = ['--check', '--log-level', 'warn', ...read, ...rest];
	return {
		name: 'types, lint, format',
		run: async () => {
			await syncKit();
			const codes = await Promise.all([
				runAside('svelte-check', ['--tsconfig', './tsconfig.json']),
				runAside('eslint', lint, lintEnvironment),
				runAside('prettier', format)
			]);
			const failed = codes.filter((code) => code !== 0).length;
			return { passed: codes.length - failed, failed };
		}
	};
}

/**
 * TypeScript reads components as the linter's parser translates them, so the first that is linted does
 * not make all types of the project worth nothing for the second: half the time. An experiment of that
 * parser; without it the same is found, only later.
 */
const lintEnvironment = { SVELTE_ESLINT_PARSER_EXPERIMENTAL_TS_SYS_HOOK: '1' };

async function runAside(tool, args, env = {}) {
	const said = [];
	const stdio = ['ignore', 'pipe', 'pipe'];
	const code = await run(tool, args, { env, stdio, onOutput: (bytes) => said.push(bytes) });
	process.stdout.write(Buffer.concat(said));
	return code;
}

function one(name, check) {
	return {
		name,
		run: async () => ((await check()) === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 })
	};
}

/** Whole schools from a seed, and a server that is killed again and again; not when some tests were named. */
function longRuns({ reports, args }) {
	return args.length > 0
		? []
		: [vitest('long runs', { reports, flags: ['--project', 'long-runs'] })];
}

function vitest(name, { reports, flags }) {
	return {
		name,
		run: async () => {
			const file = join(reports, `${name}.json`);
			// Some tests in Node drive a browser of their own.
			const env = { CHROMIUM: await ensureChromium() };
			const reporters = ['--reporter=dot', '--reporter=json', `--outputFile.json=${file}`];
			const cores = '--maxWorkers=100%';
			const code = await run('vitest', ['run', cores, ...reporters, ...flags], { env });
			return counted(code, () => {
				const report = JSON.parse(readFileSync(file, 'utf8'));
				return { passed: report.numPassedTests, failed: report.numFailedTests };
			});
		}
	};
}

function journeys({ reports, args }) {
	return {
		name: 'journeys in a real browser against a real server',
		run: async () => {
			const file = join(reports, 'journeys.json');
			const env = {
				CHROMIUM: await ensureChromium(),
				PLAYWRIGHT_JSON_OUTPUT_NAME: file,
				FORCE_COLOR: '0'
			};
			const options = ['--config', 'tests/journeys/playwright.config.ts', '--reporter=line,json'];
			const code = await run('playwright', ['test', ...options, ...args], { env });
			return counted(code, () => {
				const { stats } = JSON.parse(readFileSync(file, 'utf8'));
				return { passed: stats.expected, failed: stats.unexpected + stats.flaky };
			});
		}
	};
}

/** A runner that failed for a reason of its own, without a failed case, is a failure all the same. */
function counted(code, read) {
	let counts = { passed: 0, failed: 0 };
	try {
		counts = read();
	} catch (error) {
		console.error(`no report was written: ${error.message}`);
	}
	const isSilentFailure = code !== 0 && counts.failed === 0;
	const isEmpty = code === 0 && counts.passed + counts.failed === 0;
	return isSilentFailure || isEmpty ? { ...counts, failed: counts.failed + 1 } : counts;
}
