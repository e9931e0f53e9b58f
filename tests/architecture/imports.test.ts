import { expect, test } from 'vitest';
import { allSources, isOurs } from './sources.ts';

/** Who may import whom. A layer may always import itself. */
const mayImport: Record<string, readonly string[]> = {
	'src/lib/domain': [],
	'src/lib/sync': ['src/lib/domain'],
	'src/lib/documents': ['src/lib/domain'],
	'src/lib/import': ['src/lib/domain'],
	'src/lib/export': ['src/lib/domain'],
	'src/lib/device': ['src/lib/domain', 'src/lib/documents', 'src/lib/sync'],
	'src/lib/ui': [
		'src/lib/domain',
		'src/lib/documents',
		'src/lib/device',
		'src/lib/export',
		'src/lib/import'
	],
	'src/service-worker': [],
	src: [
		'src/lib/domain',
		'src/lib/documents',
		'src/lib/device',
		'src/lib/export',
		'src/lib/import',
		'src/lib/ui'
	],
	server: [
		'src/lib/domain',
		'src/lib/documents',
		'src/lib/sync',
		'src/lib/export',
		'src/lib/import'
	]
};

/** The inner folders of the server; a folder not named here may import every other. */
const insideServer: Record<string, readonly string[]> = {
	'server/gate': [],
	'server/storage': [],
	'server/access': ['server/storage'],
	'server/hub': ['server/storage', 'server/access', 'server/gate'],
	'server/auth': ['server/storage', 'server/access']
};

const layers = Object.keys(mayImport).sort((a, b) => b.length - a.length);
const layerOf = (path: string): string | undefined =>
	layers.find((layer) => path.startsWith(`${layer}/`) || path.startsWith(`${layer}.`));

test('every import points down the layers', () => {
	const wrong: string[] = [];
	for (const { path, imports } of allSources) {
		const from = layerOf(path);
		for (const target of imports.filter(isOurs)) {
			const to = layerOf(target);
			if (!from || !to || from === to) continue;
			if (!mayImport[from]?.includes(to)) wrong.push(`${path} must not import ${target}`);
		}
	}
	expect(wrong).toEqual([]);
});

test('no feature of the screens imports another', () => {
	// Files that lie beside the features, not in one, are what features share.
	// Attachments are no work of their own: meetings and roadmaps place the same part beside their records.
	// Neither are codes between a screen and a camera: whoever passes something by them shows the same two parts.
	const shared = ['kit', 'texts', 'attachments', 'pictures'];
	const isShared = (name: string): boolean => shared.includes(name) || name.includes('.');
	const wrong: string[] = [];
	for (const { path, imports } of allSources) {
		const from = featureOf(path);
		for (const target of imports) {
			const to = featureOf(target);
			if (!to || from === undefined || from === to || isShared(to)) continue;
			wrong.push(`${path} must not import ${target}`);
		}
	}
	expect(wrong).toEqual([]);
});

test('the kit knows nothing of mentoring', () => {
	const wrong = allSources
		.filter(({ path }) => path.startsWith('src/lib/ui/kit/'))
		.flatMap(({ path, imports }) =>
			imports
				.filter((target) => isOurs(target) && !target.startsWith('src/lib/ui/kit/'))
				.map((target) => `${path} must not import ${target}`)
		);
	expect(wrong).toEqual([]);
});

test("the server's inner folders import only what is below them", () => {
	const wrong: string[] = [];
	for (const { path, imports } of allSources) {
		const from = Object.keys(insideServer).find((folder) => path.startsWith(`${folder}/`));
		if (!from) continue;
		for (const target of imports) {
			const allowed = [from, ...(insideServer[from] ?? [])];
			const isServer = target.startsWith('server/');
			if (isServer && !allowed.some((folder) => target.startsWith(`${folder}/`)))
				wrong.push(`${path} must not import ${target}`);
		}
	}
	expect(wrong).toEqual([]);
});

test('the hub knows storage by its interface, never by its engine', () => {
	const wrong = allSources
		.filter(({ path }) => path.startsWith('server/hub/') || path.startsWith('server/access/'))
		.flatMap(({ path, imports }) =>
			imports
				.filter((target) => /^server\/storage\/(sqlite|memory|postgres)\//.test(target))
				.map((target) => `${path} must not import ${target}`)
		);
	expect(wrong).toEqual([]);
});

test('no two files import each other in a ring', () => {
	const targets = new Map(allSources.map(({ path, imports }) => [path, imports.filter(isOurs)]));
	const done = new Set<string>();
	const rings: string[] = [];
	const visit = (path: string, trail: readonly string[]): void => {
		if (trail.includes(path)) rings.push([...trail.slice(trail.indexOf(path)), path].join(' → '));
		if (done.has(path) || trail.includes(path)) return;
		for (const target of targets.get(path) ?? []) visit(target, [...trail, path]);
		done.add(path);
	};
	for (const path of targets.keys()) visit(path, []);
	expect(rings).toEqual([]);
});

function featureOf(path: string): string | undefined {
	return /^src\/lib\/ui\/([^/]+)/.exec(path)?.[1];
}
