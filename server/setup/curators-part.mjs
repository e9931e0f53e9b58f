/**
 * The screens of those who lead others. A mentor's phone keeps the app without them, a curator's with
 * them; so their files stand in a folder of their own, by which the service worker tells them apart.
 * A module is in this part when nothing outside of it needs it; a screen that may follow later, if one
 * is allowed to have it, does not need it.
 */
const features =
	/src\/lib\/ui\/(bonds|decisions|invitations|monitoring|next-year|people|people-import|progress|registry|school-papers|roadmap-district|roadmap-export|roadmap-import|survey-desk)\//;
const pages =
	/src\/routes\/(base|invitations|monitoring|survey-desk|next-year|paper-templates|participants|progress|setup|more\/(decisions|people)|to-sign|pairs\/(new|\[pairId\])|roadmap\/\[roadmapId\]\/(district|export|import))\/|src\/routes\/pairs\/\+page/;
const others = /src\/(routes\/(Today|Week)OfCurator\.svelte|lib\/ui\/archive\/school-words\.ts)/;
const roots = [features, pages, others];
const nodeOfPage = /generated\/client-optimized\/nodes\/\d+\.js$/;
const starts = [/client\/entry\.js$/, /generated\/client-optimized\/app\.js$/];

export const curatorsFolder = '_app/immutable/curators';

/** By its path; what reads codes on papers stands among the workers and is for everybody. */
export function isCuratorsFile(path) {
	return /^_app\/immutable\/(curators|workers\/(?!code-reader))/.test(path);
}

const forAll = new Set();

/** Known once all modules were read. */
export function isForCurators(id) {
	return !forAll.has(id);
}

/** @returns {import('vite').Plugin} */
export function curatorsPartApart() {
	const isCurators = ({ moduleIds }) =>
		moduleIds.length > 0 && moduleIds.every((id) => isOurs(id) && isForCurators(id));
	return {
		name: 'curators-part-apart',
		apply: 'build',
		buildEnd() {
			const importsOf = (id) => this.getModuleInfo(id)?.importedIds ?? [];
			const isRoot = (id) =>
				roots.some((root) => root.test(id)) ||
				(nodeOfPage.test(id) && importsOf(id).some((page) => isRoot(page)));
			const visit = (id, comesLater) => {
				if (forAll.has(id) || (comesLater && isRoot(id))) return;
				forAll.add(id);
				for (const next of importsOf(id)) visit(next, false);
				for (const next of this.getModuleInfo(id)?.dynamicallyImportedIds ?? []) visit(next, true);
			};
			for (const id of this.getModuleIds())
				if (starts.some((start) => start.test(id))) visit(id, false);
		},
		outputOptions(options) {
			const { chunkFileNames, entryFileNames } = options;
			// The half that runs on the machine that builds has no parts.
			if (!String(entryFileNames).startsWith('_app/immutable/')) return options;
			const under = (names) => (chunk) =>
				isCurators(chunk) ? `${curatorsFolder}/[hash].js` : names;
			return {
				...options,
				chunkFileNames: under(chunkFileNames),
				entryFileNames: under(entryFileNames)
			};
		},
		generateBundle(_, bundle) {
			for (const { type, fileName, facadeModuleId, imports } of Object.values(bundle)) {
				const isNeededByAll = !fileName.startsWith(curatorsFolder) && type === 'chunk';
				if (!isNeededByAll || (facadeModuleId && isForCurators(facadeModuleId))) continue;
				const missing = imports.find((file) => file.startsWith(curatorsFolder));
				if (missing) this.error(`${fileName} needs ${missing}, which mentors do not keep`);
			}
		}
	};
}

/** Bundlers add modules of their own to any chunk. */
function isOurs(id) {
	return !id.startsWith('\0') || /\?/.test(id);
}
