import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { root } from './root.mjs';

const stampFile = join(root, 'node_modules', '.tropa-installed');

/** Installs the packages when they are missing or not those of package-lock.json. */
export async function ensureInstalled({ quiet }) {
	const wanted = stamp();
	if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === wanted) return;
	const say = quiet ? console.error : console.log;
	say('Устанавливаем пакеты: первый раз это занимает около минуты…');
	const code = await npm(['ci', '--ignore-scripts', '--no-audit', '--no-fund'], quiet);
	if (code !== 0) {
		console.error(
			'Пакеты установить не удалось. Проверьте доступ к реестру npm и повторите команду.'
		);
		process.exit(code);
	}
	writeFileSync(stampFile, wanted);
}

function stamp() {
	const lock = readFileSync(join(root, 'package-lock.json'));
	return createHash('sha256')
		.update(lock)
		.update(`${process.platform} ${process.arch}`)
		.digest('hex');
}

function npm(args, quiet) {
	// Inside an npm script npm tells where it is; else the one on the PATH serves.
	const own = process.env.npm_execpath;
	const [command, first] = own ? [process.execPath, [own]] : ['npm', []];
	const stdio = ['ignore', quiet ? process.stderr : 'inherit', 'inherit'];
	const shell = !own && process.platform === 'win32';
	return new Promise((resolve) => {
		const child = spawn(command, [...first, ...args], { cwd: root, stdio, shell });
		child.on('error', () => resolve(1));
		child.on('close', (code) => resolve(code ?? 1));
	});
}
