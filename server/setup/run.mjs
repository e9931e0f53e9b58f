/**
 * The one way in: `npm start`, `npm test` and the other words of package.json. Needs only Node 20 and
 * npm; whatever else is missing it installs, whatever is stale it builds, and it says what it does.
 */
import { ensureBuilt, syncKit } from './build.mjs';
import { run, runWithOurNode } from './children.mjs';
import { ensureChromium } from './chromium.mjs';
import { ensureInstalled } from './install.mjs';
import { runChecks } from './checks.mjs';

const [task = 'help', ...args] = process.argv.slice(2);

const tasks = {
	async start() {
		await ensureBuilt();
		return runWithOurNode(['server/main.ts', ...args]);
	},
	async test() {
		return runChecks('everything', args);
	},
	async check() {
		return runChecks('quick', args);
	},
	async build() {
		await ensureBuilt({ evenIfFresh: true });
		return runWithOurNode(['tests/budgets.mjs']);
	},
	async dev() {
		await syncKit();
		const server = runWithOurNode(['--watch', 'server/main.ts'], {
			env: { TROPA_DEV: '1', TROPA_ORIGIN: process.env.TROPA_ORIGIN ?? 'http://localhost:5173' }
		});
		const app = run('vite', ['dev', '--port', '5173', '--strictPort']);
		return Promise.race([server, app]);
	},
	tropa: () => runWithOurNode(['server/cli/main.ts', ...args]),
	sim: () => runWithOurNode(['tests/simulation/run.ts', ...args]),
	async bugs() {
		await syncKit();
		return runWithOurNode(['tests/bugs/run.ts', ...args]);
	},
	fuzz: () => run('vitest', ['run', 'tests/server/gate'], { env: { FUZZ_FRAMES: '3000000' } }),
	async bench() {
		await ensureBuilt();
		const server = await runWithOurNode(['--expose-gc', 'tests/bench/run.ts', ...args]);
		const env = { CHROMIUM: await ensureChromium() };
		const phone = await runWithOurNode(['tests/bench/phone.ts'], { env });
		const roadmap = await runWithOurNode(['tests/bench/roadmap.ts'], { env });
		const year = await runWithOurNode(['tests/bench/year.ts'], { env });
		const matching = await runWithOurNode(['tests/bench/matching.ts'], { env });
		const district = await runWithOurNode(['tests/bench/district.ts'], { env });
		return server || phone || roadmap || year || matching || district;
	},
	async help() {
		console.log(`Use: npm start | npm test | npm run ${Object.keys(tasks).join(' | ')}`);
		return 2;
	}
};

// A command whose output other programs read must not talk of its own set-up.
const quiet = task === 'tropa';
await ensureInstalled({ quiet });
process.exitCode = await (tasks[task] ?? tasks.help)();
if (task === 'dev') process.exit();
