import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright';
import { linksIn } from '../support/demo-links.ts';
import type { DemoLink } from '../support/demo-links.ts';
import type { Browser, BrowserContext, CDPSession, Page } from 'playwright';

export const slowness = 4;

/** The built app on the real server with the demo district, and a browser to look at it. */
export class BuiltApp implements AsyncDisposable {
	readonly address: string;
	readonly #browser: Browser;
	readonly #server: ChildProcess;
	readonly #env: NodeJS.ProcessEnv;

	private constructor(parts: {
		readonly port: number;
		readonly browser: Browser;
		readonly server: ChildProcess;
		readonly env: NodeJS.ProcessEnv;
	}) {
		this.address = `http://127.0.0.1:${parts.port}`;
		this.#browser = parts.browser;
		this.#server = parts.server;
		this.#env = parts.env;
	}

	static async start(): Promise<BuiltApp> {
		const folder = await mkdtemp(join(tmpdir(), 'tropa-phone-bench-'));
		const env = { ...process.env, TROPA_DATA: folder, TROPA_PORT: '0' };
		const server = spawn(process.execPath, ['server/main.ts'], {
			env,
			stdio: ['ignore', 'pipe', 'pipe']
		});
		server.once('exit', () => void rm(folder, { recursive: true, force: true }));
		const browser = await chromium.launch({
			executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
			args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking']
		});
		return new BuiltApp({ port: await portOf(server), browser, server, env });
	}

	/** Everybody of the demo district, or of one of so many schools, with a link to come in by. */
	async demo(schools?: number): Promise<readonly DemoLink[]> {
		const size = schools === undefined ? [] : ['--district', String(schools)];
		return linksIn(await this.#cli(['demo', ...size, '--json']));
	}

	/** All documents are counted, and counted anew. */
	async rebuilt(): Promise<void> {
		await this.#cli(['rebuild', '--json']);
	}

	/** What a program shows to write as this person. */
	async tokenOf(name: string): Promise<string> {
		const { token } = JSON.parse(await this.#cli(['token', name, '--json'])) as { token: string };
		return token;
	}

	/** Somebody of the demo on a device whose shell is complete. */
	async enter(
		role: string,
		viewport: { readonly width: number; readonly height: number }
	): Promise<{ readonly context: BrowserContext; readonly page: Page }> {
		const link = (await this.demo()).find((each) => each.role === role);
		if (!link) throw new Error(`the demo district has no ${role}`);
		return this.enterBy(link, viewport);
	}

	async enterBy(
		link: DemoLink,
		viewport: { readonly width: number; readonly height: number }
	): Promise<{ readonly context: BrowserContext; readonly page: Page }> {
		// A phone is touched: under a mouse at rest every frame is searched for what lies there.
		const context = await this.#browser.newContext({ viewport, hasTouch: true });
		const page = await context.newPage();
		const { pathname, hash } = new URL(link.address);
		await page.goto(this.address + pathname + hash);
		await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
		await page.getByRole('navigation').first().waitFor();
		return { context, page };
	}

	async [Symbol.asyncDispose](): Promise<void> {
		await this.#browser.close();
		const gone = new Promise((resolve) => this.#server.once('exit', resolve));
		this.#server.kill('SIGTERM');
		await gone;
	}

	async #cli(args: readonly string[]): Promise<string> {
		const child = spawn(process.execPath, ['server/cli/main.ts', ...args], {
			env: this.#env,
			stdio: ['ignore', 'pipe', 'inherit']
		});
		const printed: Buffer[] = [];
		child.stdout.on('data', (bytes: Buffer) => printed.push(bytes));
		await new Promise((resolve) => child.once('close', resolve));
		return Buffer.concat(printed).toString();
	}
}

export async function slowed(context: BrowserContext, page: Page): Promise<CDPSession> {
	const session = await context.newCDPSession(page);
	await session.send('Emulation.setCPUThrottlingRate', { rate: slowness });
	return session;
}

/** From here on the page remembers every task that kept it from answering for 50 ms or more. */
export function watchTasks(page: Page): Promise<void> {
	return page.evaluate(() => {
		const tasks: number[] = [];
		Object.assign(window, { tasks });
		new PerformanceObserver((list) => {
			for (const entry of list.getEntries()) tasks.push(entry.duration);
		}).observe({ type: 'longtask' });
	});
}

/** The longest since it was asked last. */
export async function longestTask(page: Page): Promise<number> {
	const tasks = await page.evaluate(() =>
		(window as unknown as { tasks: number[] }).tasks.splice(0)
	);
	return Math.round(Math.max(0, ...tasks));
}

export function report(what: string, times: readonly number[], budget: string): void {
	const sorted = times.toSorted((a, b) => a - b);
	const at = (share: number): number =>
		Math.round(sorted[Math.floor((sorted.length - 1) * share)] ?? 0);
	console.log(`${what}, ${slowness}× slowed: p50 ${at(0.5)} ms, p95 ${at(0.95)} ms (${budget})`);
}

function portOf(server: ChildProcess): Promise<number> {
	return new Promise((resolve) => {
		let said = '';
		const hear = (bytes: Buffer): void => {
			said += bytes.toString();
			const ready = /"event":"ready","port":(\d+)/.exec(said);
			if (ready) resolve(Number(ready[1]));
		};
		server.stdout?.on('data', hear);
		server.stderr?.on('data', hear);
	});
}
