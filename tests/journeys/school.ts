import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base, expect } from 'playwright/test';
import type { Browser, BrowserContext, Page } from 'playwright/test';
import { codeAt } from '../../server/auth/totp.ts';
import type { DemoLink } from '../support/demo-links.ts';
import { renewedBuild } from '../support/renewed-build.ts';
import type { Certificate } from '../support/self-signed.ts';
import { openTcpProxy } from '../support/tcp-proxy.ts';
import type { TcpProxy } from '../support/tcp-proxy.ts';
import { hostsAskedBy } from './asked.ts';
import { demoTemplate } from './demo-template.ts';

export type { DemoLink };

/**
 * The real server on a port and a data folder of its own, behind a network whose weather a test makes.
 * It starts with what it is filled with: nothing, for a school that is to be founded, or the district.
 */
export class School {
	readonly folder: string;
	readonly network: TcpProxy;
	#server: ChildProcess | undefined;
	#setupSecret: string | undefined;
	#appFolder: string | undefined;
	#demo: Promise<readonly DemoLink[]> | undefined;
	/** Where the phones find it. */
	readonly address: string;

	private constructor(made: Pick<School, 'folder' | 'network' | 'address'>) {
		this.folder = made.folder;
		this.network = made.network;
		this.address = made.address;
	}

	/** With a certificate it stands behind TLS, as it does in the world. */
	static async open(certificate?: Certificate): Promise<School> {
		const folder = await mkdtemp(join(tmpdir(), 'tropa-school-'));
		const network = await openTcpProxy(certificate);
		const address = `${certificate ? 'https' : 'http'}://localhost:${network.port}`;
		return new School({ folder, network, address });
	}

	async setupLink(): Promise<string> {
		if (!this.#server) await this.start();
		return `${this.address}/setup#${this.#setupSecret ?? ''}`;
	}

	async start(): Promise<void> {
		const server = spawn(process.execPath, ['server/main.ts'], {
			env: { ...process.env, ...this.#environment() },
			stdio: ['ignore', 'pipe', 'pipe']
		});
		this.#server = server;
		const ready = /"event":"ready".*"port":(\d+)/;
		const said = await saidUntil(server, ready);
		this.network.leadTo(Number(ready.exec(said)?.[1]));
		this.#setupSecret = /\/setup#([\w-]+)/.exec(said)?.[1] ?? this.#setupSecret;
	}

	/** As when somebody pulls the plug. */
	async kill(): Promise<void> {
		await this.#end('SIGKILL');
	}

	/** In peace: whatever is on its way is finished. */
	async stop(): Promise<void> {
		await this.#end('SIGTERM');
	}

	async #end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
		const server = this.#server;
		this.#server = undefined;
		this.network.leadTo(undefined);
		if (!server || server.exitCode !== null) return;
		const gone = new Promise((resolve) => server.once('exit', resolve));
		server.kill(signal);
		await gone;
	}

	/** A new version of the app takes the place of the old one on the server. */
	async deploy(version: string, spoil?: (folder: string) => Promise<void>): Promise<void> {
		this.#appFolder = await renewedBuild(join(this.folder, `app-${version}`), version);
		await spoil?.(this.#appFolder);
		await this.kill();
		await this.start();
	}

	/** The fictional district, with a sign-in link for everybody in it. */
	loadDemo(): Promise<readonly DemoLink[]> {
		this.#demo ??= this.#beginWithDemo();
		return this.#demo;
	}

	async #beginWithDemo(): Promise<readonly DemoLink[]> {
		if (this.#server) throw new Error('A school that was founded does not become the district');
		const { folder, links } = await demoTemplate();
		await cp(folder, this.folder, { recursive: true });
		await this.start();
		return links.map((link) => ({ ...link, address: this.#throughNetwork(link.address) }));
	}

	async tropa(...args: readonly string[]): Promise<string> {
		const cli = spawn(process.execPath, ['server/cli/main.ts', ...args], {
			env: { ...process.env, ...this.#environment() },
			stdio: ['ignore', 'pipe', 'pipe']
		});
		const printed: Buffer[] = [];
		const complained: Buffer[] = [];
		cli.stdout.on('data', (bytes: Buffer) => printed.push(bytes));
		cli.stderr.on('data', (bytes: Buffer) => complained.push(bytes));
		const code = await new Promise((resolve) => cli.once('close', resolve));
		if (code !== 0)
			throw new Error(`tropa ${args.join(' ')}: ${Buffer.concat(complained).toString()}`);
		return Buffer.concat(printed).toString();
	}

	async close(): Promise<void> {
		await this.kill();
		await this.network[Symbol.asyncDispose]();
		await rm(this.folder, { recursive: true, force: true });
	}

	#environment(): Record<string, string> {
		return {
			TROPA_DATA: this.folder,
			// Whichever is free, anew with each start: one that was free a moment ago may be a phone's by now.
			TROPA_PORT: '0',
			TROPA_ORIGIN: this.address,
			...(this.#appFolder ? { TROPA_APP: this.#appFolder } : {})
		};
	}

	#throughNetwork(link: string): string {
		const url = new URL(link);
		return `${this.address}${url.pathname}${url.hash}`;
	}
}

export const ownPhrase = 'ложка ветер тетрадь озеро';

/** The code an authenticator app shows now for the secret that stands on the screen. */
export async function codeOnScreen(page: Page): Promise<{ secret: string; code: string }> {
	const secret = (await page.locator('code').first().innerText()).replaceAll(' ', '');
	return { secret, code: codeAt(secret, Math.floor(Date.now() / 30_000)) };
}

/** Over the set-up link to a school, and through its curator's password and second step. */
export async function foundSchool(
	page: Page,
	school: School,
	names: { readonly school: string; readonly curator: string }
): Promise<{ readonly secret: string; readonly codes: readonly string[] }> {
	await page.goto(await school.setupLink());
	await page.getByLabel('Название школы').fill(names.school);
	await page.getByLabel('Ваше имя').fill(names.curator);
	await page.getByRole('button', { name: 'Создать школу' }).click();
	return enrol(page);
}

/** What a curator does after a link: a password, an authenticator app, and the printed codes. */
export async function enrol(
	page: Page
): Promise<{ readonly secret: string; readonly codes: readonly string[] }> {
	await page.getByLabel('Новый пароль').fill(ownPhrase);
	await page.getByRole('button', { name: 'Задать пароль' }).click();
	await page.getByRole('button', { name: 'Настроить код' }).click();
	const { secret, code } = await codeOnScreen(page);
	await page.getByRole('textbox', { name: 'Код из приложения' }).fill(code);
	await page.getByRole('button', { name: 'Подтвердить' }).click();
	await page.getByLabel('Коды напечатаны').waitFor();
	const codes = await page.locator('ol code').allInnerTexts();
	await page.getByLabel('Коды напечатаны').check();
	await page.getByRole('button', { name: 'Начать работу' }).click();
	await page.getByRole('navigation').first().waitFor();
	return { secret, codes };
}

export interface FirstPair {
	readonly mentor: DemoLink;
	readonly mentee: DemoLink;
	readonly curator: DemoLink;
}

/** The first pair of the demo and the curator of their school. */
export function firstPairOf(links: readonly DemoLink[]): FirstPair {
	const at = links.findIndex(({ role }) => role === 'mentor');
	const [mentor, mentee] = [links[at], links[at + 1]];
	const curator = links.find(
		({ role, organisation }) => role === 'curator' && organisation === mentor?.organisation
	);
	if (!mentor || !mentee || !curator) throw new Error('the demo district has no pair');
	return { mentor, mentee, curator };
}

/** The network is there again, and the system tells every page so, as a phone does. */
export async function networkIsBack(school: School, browser: Browser): Promise<void> {
	school.network.turn('clear');
	const pages = browser.contexts().flatMap((context) => context.pages());
	const tell = (page: Page) => page.evaluate(() => void dispatchEvent(new Event('online')));
	await Promise.all(pages.map(tell));
}

/** A phone of its own: nothing is shared with any other. */
export async function phoneOf(browser: Browser, link: DemoLink): Promise<Page> {
	const context = await browser.newContext();
	return enter(context, link);
}

/** As small as the cheapest ones. */
export async function smallPhoneOf(browser: Browser, link: DemoLink): Promise<Page> {
	const page = await phoneOf(browser, link);
	await page.setViewportSize({ width: 360, height: 640 });
	return page;
}

export async function enter(context: BrowserContext, link: DemoLink): Promise<Page> {
	const page = await context.newPage();
	await page.goto(link.address);
	await page.getByRole('navigation').first().waitFor();
	const isOfPair = link.role === 'mentor' || link.role === 'mentee';
	await (isOfPair ? readyOffline(page) : deskReadyOffline(page));
	return page;
}

/** The app itself is on the phone; nobody has to be signed in. */
export async function shellIsHere(page: Page): Promise<void> {
	await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
	await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
}

/** The app is there, and what its person may read: from here on the server may be gone. */
export async function readyOffline(page: Page): Promise<void> {
	await shellIsHere(page);
	await page.getByRole('button', { name: /^Связь и сохранность: .*\d\d:\d\d/ }).waitFor();
}

/** The screens of those who lead others are there as well. */
export async function deskReadyOffline(page: Page): Promise<void> {
	await readyOffline(page);
	const holdsTheirScreens = async () => {
		const names = (await caches.keys()).filter((name) => name.startsWith('tropa-curators-'));
		const held = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
		return held.some((files) => files.length > 0);
	};
	await expect.poll(() => page.evaluate(holdsTheirScreens)).toBe(true);
}

export const test = base.extend<{ school: School; nothingForeign: void }>({
	/** Whatever a journey does, the app speaks with its own origin only. */
	nothingForeign: [
		async ({ browser }, use) => {
			const asked: ReadonlySet<string>[] = [];
			const note = (context: BrowserContext): void => void asked.push(hostsAskedBy(context));
			browser.on('context', note);
			await use();
			browser.off('context', note);
			const hosts = asked.flatMap((one) => [...one]);
			expect(hosts.filter((host) => !host.startsWith('localhost:'))).toEqual([]);
		},
		{ auto: true }
	],

	school: async ({ browser }, use) => {
		const school = await School.open();
		await use(school);
		// Phones of a school that is no more would ask for it for as long as the browser lives.
		for (const phone of browser.contexts()) await phone.close();
		await school.close();
	}
});

function saidUntil(server: ChildProcess, wanted: RegExp): Promise<string> {
	return new Promise((resolve, reject) => {
		let said = '';
		const hear = (bytes: Buffer): void => {
			said += bytes.toString();
			if (wanted.test(said)) resolve(said);
		};
		server.stdout?.on('data', hear);
		server.stderr?.on('data', hear);
		server.once('exit', (code) => reject(new Error(`the server ended with ${code}: ${said}`)));
	});
}
