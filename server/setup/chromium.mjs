import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { run } from './children.mjs';

/** The same engine without the windows around it, which take a third of the time of a journey. */
const shell = '/usr/bin/chromium-headless-shell';

const usualPlaces = [
	shell,
	'/usr/bin/chromium',
	'/usr/bin/chromium-browser',
	'/usr/bin/google-chrome',
	'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
	'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe'
];

let ensured;

/** A browser for the tests: one that is named, else Debian's, else one that is here, else Playwright's own. */
export function ensureChromium() {
	// Several checks ask for it; what could not be installed for one is not tried again for the next.
	ensured ??= find();
	return ensured;
}

async function find() {
	if (isDebianRoot() && !process.env.CHROMIUM && !existsSync(shell)) installShell();
	if (!here()) {
		console.log('Для проверок нужен Chromium: устанавливаем…');
		await run('playwright', ['install', 'chromium']);
	}
	// Playwright knows where its own browser lies; an empty answer means «use yours».
	return here() ?? '';
}

/** Where it cannot be had, whatever browser is here has to do. */
function installShell() {
	console.log('Для проверок нужен Chromium: устанавливаем…');
	const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
	spawnSync('apt-get', ['update', '-qq'], { stdio: 'inherit', env });
	const install = ['install', '-y', '-qq', '--no-install-recommends', 'chromium-headless-shell'];
	spawnSync('apt-get', install, { stdio: 'inherit', env });
}

function here() {
	const named = process.env.CHROMIUM;
	return [named, ...usualPlaces].find((path) => path && existsSync(path));
}

function isDebianRoot() {
	return process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
}
