import { cp, mkdir, readdir, rename, rm, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { loadFiles } from './app-files.ts';
import type { AppFiles } from './app-files.ts';

/** How many builds before the present one still give their chunks. */
const kept = 3;
const chunks = join('_app', 'immutable');

export interface PastBuildsParts {
	/** The present build, as the build left it. */
	readonly appFolder: string;
	/** Where the chunks of each build are kept; ours alone. */
	readonly folder: string;
	readonly now: number;
}

/**
 * A tab that was opened before an update asks for chunks that the new build no longer has. They are
 * kept beside the data, and given under their own names; a page is always of the present build.
 */
export async function withPastBuilds(app: AppFiles, parts: PastBuildsParts): Promise<AppFiles> {
	await keepPresent(app.build, parts);
	const past = await Promise.all((await forgetOldest(app.build, parts.folder)).map(loadFiles));
	return {
		build: app.build,
		find: (path) => app.find(path) ?? past.map((files) => files.get(path)).find(Boolean)
	};
}

/** Under another name until it is whole. */
async function keepPresent(
	build: string,
	{ appFolder, folder, now }: PastBuildsParts
): Promise<void> {
	const place = join(folder, build);
	const part = join(folder, '.part');
	await rm(part, { recursive: true, force: true });
	await mkdir(part, { recursive: true });
	await cp(join(appFolder, chunks), join(part, chunks), { recursive: true });
	await rm(place, { recursive: true, force: true });
	await rename(part, place);
	await utimes(place, now / 1000, now / 1000);
}

/** Gives the folders of the builds that stay, newest first, without the present one. */
async function forgetOldest(build: string, folder: string): Promise<readonly string[]> {
	const names = (await readdir(folder)).filter((name) => name !== build);
	const places = names.map((name) => join(folder, name));
	const dated = await Promise.all(
		places.map(async (place) => ({ place, at: (await stat(place)).mtimeMs }))
	);
	const sorted = dated.toSorted((a, b) => b.at - a.at).map(({ place }) => place);
	for (const place of sorted.slice(kept)) await rm(place, { recursive: true, force: true });
	return sorted.slice(0, kept);
}
