/**
 * All that the first screen needs comes in three files: few start sooner than forty, and compress
 * better. What only a newer library changes stands apart, so that an update does not fetch it again.
 */
const starts = [
	/client\/entry\.js$/,
	/generated\/client-optimized\/app\.js$/,
	/src\/routes\/\+(layout|page)\.(svelte|ts)$/
];
/** Kit finds these by their names. */
const entries = /generated\/client-optimized\/(app|nodes\/)/;
const files = [
	['documents', /node_modules\/(yjs|lib0|y-protocols)\//],
	['framework', /node_modules\//],
	['first', /./]
];
/** What only some screens need, or only comes once the first screen stands. */
const late = /node_modules\/(dexie|@tiptap|prosemirror-|uqr|workbox-window|zod|fflate|htmlparser2)/;

/** Svelte's front door leads to these as well, and nothing on the first screen calls them. */
const uncalled =
	/svelte\/src\/(reactivity\/(map|set|media-query|reactive-value)|internal\/client\/dom\/elements\/bindings\/(input|select))\.js$/;

const needed = new Set();

/** Known once all modules were read. */
export function isOfFirstScreen(id) {
	return needed.has(id);
}

/** @returns {import('vite').Plugin} */
export function firstScreenTogether() {
	const groups = files.map(([name, test], at) => ({
		debugName: name,
		name: (id) => (needed.has(id) && !entries.test(id) && test.test(id) ? name : null),
		priority: 1 + files.length - at
	}));
	return {
		name: 'first-screen-together',
		apply: 'build',
		config: () => ({ build: { rolldownOptions: { output: { codeSplitting: { groups } } } } }),
		buildEnd() {
			const find = (id, from) => {
				if (needed.has(id) || uncalled.test(id)) return;
				if (late.test(id)) this.error(`${id} is loaded before the first screen, by ${from}`);
				needed.add(id);
				for (const imported of this.getModuleInfo(id)?.importedIds ?? []) find(imported, id);
			};
			const isStart = (id) => starts.some((start) => start.test(id));
			for (const id of this.getModuleIds()) if (isStart(id)) find(id, 'Kit');
		}
	};
}
