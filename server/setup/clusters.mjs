/**
 * Which modules should stand in one file. Small files hardly compress and each costs a request, but who
 * loads a file for one module of it loads all of it. So two files become one while what that saves is
 * more than what the pages load in vain.
 *
 * A module is `{ id, size, part, imports, entries }`: `part` is null for what must stay as it is,
 * `entries` a bit for each page or late import that needs the module.
 */

/** What a file costs by being one of its own, in bytes: mostly the work of fetching and keeping it. */
const costOfFile = 5_000;
/** The part of the smaller one that compression saves when two become one. */
const savedByCompression = 0.03;
/** A byte that one page loads in vain, against a byte saved. */
const costOfVainByte = 0.008;

/** The files, those that others import first. There is never a ring among them. */
export function clustersOf(modules) {
	const clusters = neededBySame(modules);
	mergeWhatPays(clusters);
	return importedFirst(clusters)
		.filter(({ part }) => part !== null)
		.map(({ ids }) => ids);
}

/** Modules that exactly the same pages need: these are together without loss. */
function neededBySame(modules) {
	const byKey = new Map();
	const clusterOf = new Map();
	for (const { id, size, part, entries } of modules) {
		const key = part === null ? id : `${part} ${entries}`;
		const cluster = byKey.get(key) ?? { ids: [], size: 0, part, entries, imports: new Set() };
		cluster.ids.push(id);
		cluster.size += size;
		byKey.set(key, cluster);
		clusterOf.set(id, cluster);
	}
	for (const { id, imports } of modules)
		for (const other of imports)
			if (clusterOf.has(other)) clusterOf.get(id).imports.add(clusterOf.get(other));
	for (const cluster of byKey.values()) cluster.imports.delete(cluster);
	return new Set(byKey.values());
}

function mergeWhatPays(clusters) {
	const all = [...clusters];
	let pairs = all.flatMap((one, at) => all.slice(at + 1).flatMap((other) => pairOf(one, other)));
	while (pairs.length > 0) {
		const best = pairs.reduce((most, pair) => (pair.gain > most.gain ? pair : most));
		const { one, other } = best;
		const gain = gainOf(one, other);
		// A merge makes more pages load what is imported, so that what was reckoned before may be less now.
		if (gain < best.gain && gain > 0) best.gain = gain;
		else if (gain <= 0 || wouldMakeRing(one, other)) pairs = pairs.filter((pair) => pair !== best);
		else {
			merge(one, other, clusters);
			pairs = pairs.filter(
				(pair) => ![pair.one, pair.other].some((it) => it === one || it === other)
			);
			for (const cluster of clusters) if (cluster !== one) pairs.push(...pairOf(one, cluster));
		}
	}
}

function pairOf(one, other) {
	if (one.part === null || one.part !== other.part) return [];
	const gain = gainOf(one, other);
	return gain > 0 ? [{ one, other, gain }] : [];
}

function gainOf(one, other) {
	const saved = costOfFile + Math.min(one.size, other.size) * savedByCompression;
	if (one.entries === other.entries) return saved;
	return saved - (inVain(one, other.entries) + inVain(other, one.entries)) * costOfVainByte;
}

/** What those who do not load it yet would load with it. */
function inVain(cluster, entries) {
	let bytes = 0;
	for (const loaded of withImports(cluster))
		bytes += countOf(entries & ~loaded.entries) * loaded.size;
	return bytes;
}

function wouldMakeRing(one, other) {
	const leads = (from, to) =>
		[...from.imports].some((next) => next !== to && withImports(next).has(to));
	return leads(one, other) || leads(other, one);
}

function merge(one, other, clusters) {
	clusters.delete(other);
	one.ids.push(...other.ids);
	one.size += other.size;
	one.entries |= other.entries;
	for (const imported of other.imports) one.imports.add(imported);
	for (const cluster of clusters) if (cluster.imports.delete(other)) cluster.imports.add(one);
	one.imports.delete(one);
	for (const loaded of withImports(one)) loaded.entries |= one.entries;
}

function withImports(cluster) {
	const found = new Set([cluster]);
	for (const next of found) for (const imported of next.imports) found.add(imported);
	return found;
}

function importedFirst(clusters) {
	const ordered = new Set();
	const visit = (cluster) => {
		if (ordered.has(cluster)) return;
		cluster.imports.forEach(visit);
		ordered.add(cluster);
	};
	clusters.forEach(visit);
	return [...ordered];
}

function countOf(bits) {
	let count = 0;
	for (let rest = bits; rest !== 0n; rest &= rest - 1n) count++;
	return count;
}
