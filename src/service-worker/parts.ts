import { build, files, version } from '$service-worker';

/** What belongs to the app, and in which of its two parts. */
export interface Part {
	/** Each build has a cache of its own, which is named after it. */
	readonly prefix: string;
	readonly cacheName: string;
	/** Their names hold the hash of their content. */
	readonly chunks: readonly string[];
	/** Most of the chunks in one answer, for a device that has none. */
	readonly parcel: string;
}

/** The same rule as in `server/setup/curators-part.mjs`. */
const isCurators = (url: string): boolean =>
	/^\/_app\/immutable\/(curators|workers\/(?!code-reader))/.test(url);
/** For shops and search engines, not for the app. */
const notForTheApp = /^\/(robots\.txt|screenshots\/)/;

const part = (prefix: string, parcel: string, chunks: readonly string[]): Part => ({
	...{ prefix, parcel, chunks },
	cacheName: `${prefix}${version}`
});

export const forEverybody = part(
	'tropa-app-',
	'/_app/parcels/everybody.txt',
	build.filter((url) => !isCurators(url))
);
export const forCurators = part(
	'tropa-curators-',
	'/_app/parcels/curators.txt',
	build.filter(isCurators)
);

export const shell = '/index.html';
/** Their names do not tell one build from another. */
export const others = [shell, ...files.filter((url) => !notForTheApp.test(url))];
