import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { run } from './children.mjs';

const usualPlaces = [
	'/usr/bin/chromium',
	'/usr/bin/chromium-browser',
	'/usr/bin/google-chrome',
	'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
	'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe'
];

/** A browser for the tests: one that is here, else Debian's, else Playwright's own. */
export async function ensureChromium() {
	const found = here();
	if (found) return found;
	console.log('Для проверок нужен Chromium: устанавливаем…');
	if (isDebianRoot()) {
		spawnSync('apt-get', ['update', '-qq'], { stdio: 'inherit' });
		const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
		spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], {
			stdio: 'inherit',
			env
		});
	} else {
		await run('playwright', ['install', 'chromium']);
	}
	// Playwright knows where its own browser lies; an empty answer means «use yours».
	return here() ?? '';
}

function here() {
	const named = process.env.CHROMIUM;
	return [named, ...usualPlaces].find((path) => path && existsSync(path));
}

function isDebianRoot() {
	return process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
}
