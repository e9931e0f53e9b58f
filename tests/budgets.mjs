import { existsSync, globSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { gzipSync } from 'node:zlib';
import { isCuratorsFile } from '../server/setup/curators-part.mjs';

/**
 * The weight of the built app, gzip, as a phone downloads it. Fails the build when it grows too heavy.
 * «First screen» is all JavaScript that must run before «Сегодня» of a pair shows its first facts; what
 * may never be among it stands in `server/setup/first-screen.mjs`.
 */
const root = process.argv[2] ?? 'build';
const kilo = 1000;
const budgets = {
	'first screen, JavaScript': 100 * kilo,
	'kept on the phone of a mentor': 700 * kilo,
	'kept on the device of a curator': 1_000 * kilo
};

if (!existsSync(join(root, 'index.html'))) fail(`No built app in ${root}: run the build first.`);

const first = closureOf(entriesOfFirstScreen());
const kept = globSync('**/*', { cwd: root }).filter(isKept);
const weights = {
	'first screen, JavaScript': sum([...first]),
	'kept on the phone of a mentor': sum(kept.filter((file) => !isCuratorsFile(file))),
	'kept on the device of a curator': sum(kept)
};

const wrong = [];
for (const [name, weight] of Object.entries(weights)) {
	const most = budgets[name];
	console.log(`${name}: ${(weight / kilo).toFixed(1)} of ${most / kilo} kB`);
	if (weight > most) wrong.push(`${name} weighs ${weight} bytes, more than ${most}`);
}
for (const chunk of heaviest([...first], 6)) console.log(`  ${chunk}`);
if (wrong.length > 0) fail(wrong.join('\n'));

/** The start of the app, the layout, the page of «/», and the device that the layout waits for. */
function entriesOfFirstScreen() {
	const manifest = readManifest();
	const wanted = [/client\/entry\.js$/, /generated\/.*client.*\/app\.js$/, /nodes\/0\.js$/];
	const page = nodeOfHome();
	const keys = Object.keys(manifest).filter(
		(key) => wanted.some((name) => name.test(key)) || key.endsWith(`nodes/${page}.js`)
	);
	if (keys.length !== 4) fail(`The first screen has ${keys.length} entries instead of 4: ${keys}`);
	return keys.map((key) => manifest[key].file);
}

/** Kit numbers the pages; the dictionary of the built app says which one stands at «/». */
function nodeOfHome() {
	const app = Object.values(readManifest()).find(({ src }) => /client.*\/app\.js$/.test(src ?? ''));
	const text = readFileSync(join(root, app.file), 'utf8');
	const node = /["'`]\/["'`]:\[~?(\d+)/.exec(text)?.[1];
	if (node === undefined) fail('The page of «/» is not in the dictionary of the built app.');
	return node;
}

/** With everything that is imported on the spot; what is loaded later by `import()` is left out. */
function closureOf(entries) {
	const found = new Set();
	const visit = (file) => {
		if (found.has(file)) return;
		found.add(file);
		for (const other of stillImports(file)) visit(other);
	};
	entries.forEach(visit);
	return found;
}

function stillImports(file) {
	const text = readFileSync(join(root, file), 'utf8');
	const specifiers = text.matchAll(
		/(?:^|[;}\s])(?:import|export)\s*(?:[\w$*{][^'"`;()]*?from\s*)?["']([^"']+\.js)["']/g
	);
	return [...specifiers].map(([, path]) => posix.normalize(posix.join(posix.dirname(file), path)));
}

function isKept(file) {
	const isListing = /\.(br|gz|map)$/.test(file) || file.startsWith('.');
	const isElsewhere =
		/^(screenshots\/|robots\.txt|service-worker\.js|_app\/(version\.json|env\.js|parcels\/))/.test(
			file
		);
	return !isListing && !isElsewhere && /\.\w+$/.test(file);
}

function sum(files) {
	return files.reduce((bytes, file) => bytes + weightOf(file), 0);
}

function weightOf(file) {
	return gzipSync(readFileSync(join(root, file)), { level: 9 }).length;
}

function heaviest(files, count) {
	return files
		.map((file) => ({ file, weight: weightOf(file) }))
		.sort((a, b) => b.weight - a.weight)
		.slice(0, count)
		.map(({ file, weight }) => `${(weight / kilo).toFixed(1)} kB ${file}`);
}

function readManifest() {
	const path = join(root, '..', '.svelte-kit/output/client/.vite/manifest.json');
	if (!existsSync(path)) fail(`No ${path}: run the build first.`);
	return JSON.parse(readFileSync(path, 'utf8'));
}

function fail(what) {
	console.error(what);
	process.exit(1);
}
