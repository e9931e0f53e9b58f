/**
 * The screens of those who lead others. A mentor's phone keeps the app without them, a curator's with
 * them; so their files stand in a folder of their own, by which the service worker tells them apart.
 * A module is in this part when nothing outside of it needs it.
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
			const visit = (id) => {
				if (forAll.has(id) || isRoot(id)) return;
				forAll.add(id);
				const later = this.getModuleInfo(id)?.dynamicallyImportedIds ?? [];
				for (const next of [...importsOf(id), ...later]) visit(next);
			};
			for (const id of this.getModuleIds()) if (starts.some((start) => start.test(id))) visit(id);
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
		}
	};
}

/** Bundlers add modules of their own to any chunk. */
function isOurs(id) {
	return !id.startsWith('\0') || /\?/.test(id);
}
