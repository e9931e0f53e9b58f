import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright';
import type { BrowserContext, Page } from 'playwright';
import { build, preview } from 'vite';
import type { PreviewServer } from 'vite';
import type { Driver } from '../browser/device/page/page.ts';

/** A real browser with a profile of its own, that can be killed and started again on the same profile. */
export class ChromiumDevice {
	readonly #server: PreviewServer;
	#profile: string;
	#context: BrowserContext | undefined;

	private constructor(server: PreviewServer, profile: string) {
		this.#server = server;
		this.#profile = profile;
	}

	static async start(): Promise<ChromiumDevice> {
		const profile = await mkdtemp(join(tmpdir(), 'tropa-profile-'));
		return new ChromiumDevice(await servePage(), profile);
	}

	async launch(): Promise<BrowserContext> {
		this.#context = await chromium.launchPersistentContext(this.#profile, {
			executablePath: process.env.CHROMIUM || '/usr/bin/chromium',
			args: [
				...['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run'],
				// Fewer processes that hand each other everything.
				...['--in-process-gpu', '--enable-features=NetworkServiceInProcess2']
			]
		});
		return this.#context;
	}

	get context(): BrowserContext {
		if (!this.#context) throw new Error('The browser was not launched');
		return this.#context;
	}

	/** A tab with the device in it. */
	async tab(address = ''): Promise<Page> {
		const page = await this.context.newPage();
		const { port } = this.#server.httpServer.address() as AddressInfo;
		await page.goto(`http://127.0.0.1:${port}/${address}`);
		await page.waitForFunction(() => 'driver' in globalThis);
		return page;
	}

	/** As when the system takes the memory back: all its processes at once, without a word. */
	async kill(): Promise<void> {
		const context = this.context;
		this.#context = undefined;
		const closed = new Promise((resolve) => context.once('close', resolve));
		for (const pid of await processesOf(this.#profile)) kill(pid);
		await closed;
	}

	/** Another profile, with nothing in it. */
	async forget(): Promise<void> {
		await this.#context?.close();
		this.#context = undefined;
		await rm(this.#profile, { recursive: true, force: true, maxRetries: 5 });
		this.#profile = await mkdtemp(join(tmpdir(), 'tropa-profile-'));
	}

	async stop(): Promise<void> {
		await this.#context?.close();
		await this.#server.close();
		await rm(this.#server.config.build.outDir, { recursive: true, force: true });
		await rm(this.#profile, { recursive: true, force: true, maxRetries: 5 });
	}
}

/** In a few files: hundreds of modules one by one were most of what opening the page cost. */
async function servePage(): Promise<PreviewServer> {
	const outDir = await mkdtemp(join(tmpdir(), 'tropa-page-'));
	const root = join(process.cwd(), 'tests/browser/device/page');
	const config = {
		configFile: false,
		root,
		logLevel: 'error',
		build: { outDir, minify: false }
	} as const;
	await build(config);
	return preview({ ...config, preview: { port: 0, host: '127.0.0.1' } });
}

/** Runs in the page. */
export function inPage<Result>(
	page: Page,
	run: (driver: Driver) => Result | Promise<Result>
): Promise<Result> {
	return page.evaluate(`(${run.toString()})(globalThis.driver)`);
}

/** Only the browser that was started on this very profile. */
async function processesOf(profile: string): Promise<readonly number[]> {
	const { readdir, readFile } = await import('node:fs/promises');
	const found: number[] = [];
	for (const name of await readdir('/proc')) {
		if (!/^\d+$/.test(name)) continue;
		const command = await readFile(`/proc/${name}/cmdline`, 'utf8').catch(() => '');
		if (command.includes(`--user-data-dir=${profile}`)) found.push(Number(name));
	}
	return found;
}

function kill(pid: number): void {
	try {
		process.kill(pid, 'SIGKILL');
	} catch {
		// It went with its parent.
	}
}
