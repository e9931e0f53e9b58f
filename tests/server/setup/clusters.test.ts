import fc from 'fast-check';
import { expect, test } from 'vitest';
import { clustersOf } from '../../../server/setup/clusters.mjs';

interface Module {
	id: string;
	size: number;
	part: boolean | null;
	imports: string[];
	entries: bigint;
}

const small = { size: 400, part: false, imports: [] as string[] };

test('modules that the same pages need stand together', () => {
	const files = clustersOf([
		{ ...small, id: 'meeting', entries: 0b01n },
		{ ...small, id: 'meeting-row', entries: 0b01n, size: 90_000 }
	]);
	expect(files).toEqual([['meeting', 'meeting-row']]);
});

test('a page does not load a heavy file for the sake of a small one', () => {
	const files = clustersOf([
		{ ...small, id: 'greeting', entries: 0b01n },
		{ ...small, id: 'editor', entries: 0b10n, size: 800_000 }
	]);
	expect(files).toHaveLength(2);
});

test('a small file that few load in vain is not a file of its own', () => {
	const files = clustersOf([
		{ ...small, id: 'row', entries: 0b111n },
		{ ...small, id: 'list', entries: 0b011n }
	]);
	expect(files).toEqual([['row', 'list']]);
});

test('what only curators need never stands with what all need', () => {
	const files = clustersOf([
		{ ...small, id: 'row', entries: 0b1n },
		{ ...small, id: 'orders', entries: 0b1n, part: true }
	]);
	expect(files).toHaveLength(2);
});

test('every module of ours is in one file, files make no ring, and the imported come first', () => {
	fc.assert(
		fc.property(fc.array(moduleLike(), { maxLength: 25 }), (drawn) => {
			const modules = graphOf(drawn);
			const files = clustersOf(modules) as string[][];
			const ours = modules.filter(({ part }) => part !== null).map(({ id }) => id);
			expect(files.flat().sort()).toEqual([...ours].sort());
			const placeOf = new Map(files.flatMap((ids, at) => ids.map((id) => [id, at] as const)));
			for (const { id, part, imports } of modules)
				for (const imported of imports)
					if (part !== null && placeOf.has(imported))
						expect(placeOf.get(imported)).toBeLessThanOrEqual(placeOf.get(id)!);
		}),
		{ seed: 20261129, numRuns: 200 }
	);
});

interface Drawn {
	size: number;
	part: boolean | null;
	imports: number[];
	start: boolean;
}

function moduleLike(): fc.Arbitrary<Drawn> {
	return fc.record({
		size: fc.integer({ min: 10, max: 60_000 }),
		part: fc.constantFrom(null, false, false, true),
		imports: fc.array(fc.nat(24), { maxLength: 4 }),
		start: fc.boolean()
	});
}

/** Imports point to later modules only; a module is reached by all starts that lead to it. */
function graphOf(drawn: Drawn[]): Module[] {
	const modules: Module[] = drawn.map(({ size, part, imports }, at) => ({
		id: `m${at}`,
		size,
		part,
		imports: imports.filter((to) => to > at && to < drawn.length).map((to) => `m${to}`),
		entries: 0n
	}));
	const byId = new Map(modules.map((module) => [module.id, module]));
	drawn.forEach(({ start }, at) => {
		if (!start) return;
		const found = new Set([modules[at]!]);
		for (const { imports } of found) for (const id of imports) found.add(byId.get(id)!);
		for (const module of found) module.entries |= 1n << BigInt(at);
	});
	return modules.filter(({ entries }) => entries !== 0n);
}
