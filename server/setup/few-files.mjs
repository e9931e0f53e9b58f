import { clustersOf } from './clusters.mjs';
import { isForCurators } from './curators-part.mjs';
import { isOfFirstScreen } from './first-screen.mjs';

/** More files than there will ever be: the bundler wants to know them before it has read anything. */
const most = 200;
/** Kit finds its own by their names, and the bundler sees to what it adds. */
const staysAsItIs = (id) => id.startsWith('\0') || /\/generated\//.test(id);
const isLibrary = (id) => id.includes('/node_modules/');

/**
 * What follows the first screen comes in dozens of files instead of hundreds. Stands after the plugins
 * that say what belongs to the first screen and to the curators.
 * @returns {import('vite').Plugin}
 */
export function fewFiles() {
	const fileOf = new Map();
	const groups = Array.from({ length: most }, (_, at) => ({
		debugName: `file ${at}`,
		name: (id) => (fileOf.get(id) === at ? `file-${at}` : null),
		// A group takes with it what its modules import, so what is imported is given out first.
		priority: 1 - (at + 1) / (most + 1)
	}));
	return {
		name: 'few-files',
		apply: 'build',
		config: () => ({ build: { rolldownOptions: { output: { codeSplitting: { groups } } } } }),
		buildEnd() {
			// The half that runs on the machine that builds has no first screen.
			if (![...this.getModuleIds()].some(isOfFirstScreen)) return;
			const files = clustersOf(modulesOf((id) => this.getModuleInfo(id), this.getModuleIds()));
			if (files.length > most) this.error(`${files.length} files, and only ${most} have a place`);
			files.forEach((ids, at) => ids.forEach((id) => fileOf.set(id, at)));
		}
	};
}

function modulesOf(infoOf, allIds) {
	const ids = [...allIds].filter((id) => infoOf(id) !== null);
	const entries = entriesOf(infoOf, ids);
	return ids
		.filter((id) => !isOfFirstScreen(id) && entries.get(id) !== 0n)
		.map((id) => ({
			id,
			part: staysAsItIs(id) ? null : `${isForCurators(id)} ${isLibrary(id)}`,
			size: infoOf(id).code?.length ?? 0,
			imports: infoOf(id).importedIds,
			entries: entries.get(id)
		}));
}

/** A bit for each entry and each late import from which the module is reached. */
function entriesOf(infoOf, ids) {
	const starts = new Set(ids.filter((id) => infoOf(id).isEntry));
	for (const id of ids) infoOf(id).dynamicallyImportedIds.forEach((late) => starts.add(late));
	const reached = new Map(ids.map((id) => [id, 0n]));
	[...starts].forEach((start, at) => {
		const found = new Set([start]);
		for (const id of found) infoOf(id)?.importedIds.forEach((imported) => found.add(imported));
		for (const id of found)
			if (reached.has(id)) reached.set(id, reached.get(id) | (1n << BigInt(at)));
	});
	return reached;
}
