import { defineConfig } from 'playwright/test';

const executablePath = process.env.CHROMIUM || undefined;

/** What a person does, in a real browser, against the real server that every test starts for itself. */
export default defineConfig({
	testDir: '.',
	globalSetup: './make-demo.ts',
	testMatch: '*.spec.ts',
	// A slow machine is not a failure.
	timeout: 180_000,
	expect: { timeout: 30_000 },
	// Each has a school of its own, and spends half its time waiting.
	fullyParallel: true,
	workers: 3,
	forbidOnly: true,
	outputDir: '../../test-results',
	use: {
		viewport: { width: 360, height: 640 },
		locale: 'ru-RU',
		timezoneId: 'Europe/Moscow',
		actionTimeout: 30_000,
		screenshot: 'only-on-failure',
		launchOptions: {
			...(executablePath ? { executablePath } : {}),
			args: [
				'--no-sandbox',
				'--disable-gpu',
				'--disable-background-networking',
				'--disable-component-update',
				'--disable-sync',
				'--no-first-run',
				// Fewer processes that hand each other everything.
				'--in-process-gpu',
				'--enable-features=NetworkServiceInProcess2',
				// A phone of a journey lives for seconds: its code is not worth optimising, nor keeping.
				'--js-flags=--no-turbofan --no-maglev',
				'--v8-cache-options=none'
			]
		}
	}
});
