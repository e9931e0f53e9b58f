/**
 * How it feels on a slow phone: the built app in Chromium with the processor slowed four times, against
 * the real server and a pair with a year behind it. Reports times; nothing fails by them.
 */
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright';
import type { CDPSession, Page } from 'playwright';

const slowness = 4;
const starts = 5;
const letters = 60;

const folder = await mkdtemp(join(tmpdir(), 'tropa-phone-bench-'));
const env = { ...process.env, TROPA_DATA: folder, TROPA_PORT: '0' };
const server = spawn(process.execPath, ['server/main.ts'], {
	env,
	stdio: ['ignore', 'pipe', 'pipe']
});
const browser = await chromium.launch({
	executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
	args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking']
});
try {
	const port = await portOf();
	const { links } = JSON.parse(await cli(['demo', '--json'])) as {
		links: { role: string; address: string }[];
	};
	const link = links.find(({ role }) => role === 'mentor');
	if (!link) throw new Error('the demo district has no mentor');
	const context = await browser.newContext({ viewport: { width: 360, height: 640 } });
	const page = await context.newPage();
	const { pathname, hash } = new URL(link.address);
	await page.goto(`http://127.0.0.1:${port}${pathname}${hash}`);
	await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
	await page.getByRole('navigation').first().waitFor();
	const slow = await context.newCDPSession(page);
	await slow.send('Emulation.setCPUThrottlingRate', { rate: slowness });
	await measureStarts(page, `http://127.0.0.1:${port}/`);
	await measureTyping(page, slow);
} finally {
	await browser.close();
	server.kill('SIGTERM');
	await new Promise((resolve) => server.once('exit', resolve));
	await rm(folder, { recursive: true, force: true });
}

/** From the navigation to the first fact of a document on «Сегодня»; everything comes from the device. */
async function measureStarts(page: Page, address: string): Promise<void> {
	const times: number[] = [];
	for (let start = 0; start < starts; start++) {
		await page.goto('about:blank');
		await page.goto(address);
		await page.getByRole('heading', { level: 1 }).waitFor();
		await page.getByText('Что дальше по программе').waitFor();
		times.push(await page.evaluate(() => performance.now()));
	}
	report('start from the device to usable «Сегодня»', times, 'budget 1500 ms');
}

/** From the key to the next painted frame, by the browser's own event timing. */
async function measureTyping(page: Page, slow: CDPSession): Promise<void> {
	await page.getByRole('link', { name: 'Встречи', exact: true }).click();
	await page.getByText('Подтвердили оба').first().click();
	const note = page.getByRole('textbox', { name: /Общие заметки/ });
	await note.click();
	await page.evaluate(() => {
		const seen: number[] = [];
		const tasks: number[] = [];
		Object.assign(window, { seen, tasks });
		const keys = new PerformanceObserver((list) => {
			for (const entry of list.getEntries())
				if (entry.name === 'keydown') seen.push(entry.duration);
		});
		keys.observe({
			type: 'event',
			durationThreshold: 16,
			buffered: true
		} as PerformanceObserverInit);
		new PerformanceObserver((list) => {
			for (const entry of list.getEntries()) tasks.push(entry.duration);
		}).observe({ type: 'longtask' });
	});
	for (let letter = 0; letter < letters; letter++) await note.press('a');
	const { seen, tasks } = await page.evaluate(() => {
		const { seen, tasks } = window as unknown as { seen: number[]; tasks: number[] };
		return { seen, tasks };
	});
	await slow.detach();
	const quick = Array.from({ length: Math.max(0, letters - seen.length) }, () => 16);
	report('keypress to paint in a note', [...quick, ...seen], 'budget 50 ms at p95');
	console.log(`longest task while typing: ${Math.round(Math.max(0, ...tasks))} ms (budget 200 ms)`);
}

function report(what: string, times: readonly number[], budget: string): void {
	const sorted = times.toSorted((a, b) => a - b);
	const at = (share: number): number =>
		Math.round(sorted[Math.floor((sorted.length - 1) * share)] ?? 0);
	console.log(`${what}, ${slowness}× slowed: p50 ${at(0.5)} ms, p95 ${at(0.95)} ms (${budget})`);
}

function portOf(): Promise<number> {
	return new Promise((resolve) => {
		let said = '';
		const hear = (bytes: Buffer): void => {
			said += bytes.toString();
			const ready = /"event":"ready","port":(\d+)/.exec(said);
			if (ready) resolve(Number(ready[1]));
		};
		server.stdout.on('data', hear);
		server.stderr.on('data', hear);
	});
}

async function cli(args: readonly string[]): Promise<string> {
	const child = spawn(process.execPath, ['server/cli/main.ts', ...args], {
		env,
		stdio: ['ignore', 'pipe', 'inherit']
	});
	const printed: Buffer[] = [];
	child.stdout.on('data', (bytes: Buffer) => printed.push(bytes));
	await new Promise((resolve) => child.once('close', resolve));
	return Buffer.concat(printed).toString();
}
