import { expect, test } from 'vitest';
import { curatorsPartApart, isForCurators } from '../../../server/setup/curators-part.mjs';

interface Imports {
	readonly at?: readonly string[];
	readonly late?: readonly string[];
}

const client = '/app/.svelte-kit/generated/client/entry.js';
const choice = '/app/src/lib/ui/next-year/YearChoice.svelte';
const rolling = '/app/src/lib/ui/next-year/RollScreen.svelte';
const rows = '/app/src/lib/ui/next-year/rows.ts';

const modules: Readonly<Record<string, Imports>> = {
	[client]: { late: ['/app/src/routes/roadmap/+page.svelte'] },
	'/app/src/routes/roadmap/+page.svelte': { at: [choice], late: [rolling] },
	[choice]: {},
	[rolling]: { at: [rows] },
	[rows]: {}
};

test('what a screen for everybody needs at once is kept by everybody, and what may follow is not', () => {
	const { buildEnd } = curatorsPartApart() as unknown as { buildEnd: () => void };
	buildEnd.call({
		getModuleIds: () => Object.keys(modules).values(),
		getModuleInfo: (id: string) => ({
			importedIds: modules[id]?.at ?? [],
			dynamicallyImportedIds: modules[id]?.late ?? []
		})
	} as never);
	expect(Object.keys(modules).filter((id) => isForCurators(id))).toEqual([rolling, rows]);
});

test('a build in which a mentor would lack a file of a screen is refused', () => {
	const { generateBundle } = curatorsPartApart() as unknown as {
		generateBundle: (options: object, bundle: object) => void;
	};
	const curators = '_app/immutable/curators/orders.js';
	const file = (fileName: string, imports: readonly string[], facadeModuleId = '') => ({
		[fileName]: { type: 'chunk', fileName, facadeModuleId, imports }
	});
	const build = (bundle: object) => () =>
		generateBundle.call(
			{
				error: (words: string) => {
					throw new Error(words);
				}
			} as never,
			{},
			{ ...file(curators, []), ...bundle }
		);
	expect(build(file('_app/immutable/chunks/programme.js', [curators]))).toThrow(/do not keep/);
	expect(build(file('_app/immutable/nodes/7.js', [curators], client))).toThrow(/do not keep/);
	// The front door of a curators' page stands among those of all pages.
	expect(build(file('_app/immutable/nodes/8.js', [curators], rolling))).not.toThrow();
});
