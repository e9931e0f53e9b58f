import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isCuratorsFile } from './curators-part.mjs';
import { isOfFirstScreen } from './first-screen.mjs';

/**
 * A device that gets the app for the first time fetches each part of it in one answer, which its service
 * worker unpacks (`src/service-worker/parcel.ts`): a hundred small files cost a slow phone seconds, and
 * compress worse. What the first screen has fetched by then is not sent again.
 */
const folder = '_app/parcels';

/** @returns {import('vite').Plugin} */
export function parcels() {
	return {
		name: 'parcels',
		apply: 'build',
		writeBundle({ dir }, bundle) {
			// The half that runs on the machine that builds has no screens.
			const files = Object.values(bundle).filter(isPacked);
			const parts = Map.groupBy(files, ({ fileName }) =>
				isCuratorsFile(fileName) ? 'curators' : 'everybody'
			);
			if (!parts.has('curators')) return;
			mkdirSync(join(dir, folder), { recursive: true });
			for (const [name, inside] of parts) {
				const lines = inside.map(({ fileName }) =>
					lineOf(fileName, readFileSync(join(dir, fileName), 'utf8'))
				);
				// Kit compresses what ends like this.
				writeFileSync(join(dir, folder, `${name}.txt`), lines.join(''));
			}
		}
	};
}

/** A file as it stands in a parcel. */
export function lineOf(fileName, content) {
	return `${JSON.stringify([`/${fileName}`, content])}\n`;
}

function isPacked(file) {
	const isOfTheApp = /^_app\/immutable\/.*\.(js|css)$/.test(file.fileName);
	return isOfTheApp && !isFetchedAtOnce(file);
}

function isFetchedAtOnce({ fileName, moduleIds }) {
	return (
		fileName.startsWith('_app/immutable/entry/') ||
		/\/first\.[^/]+\.css$/.test(fileName) ||
		(moduleIds ?? []).some(isOfFirstScreen)
	);
}
