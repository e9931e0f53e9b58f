/** As much of a pasted slice of the editor as counts here. */
export interface Pasted {
	readonly size: number;
	readonly content: {
		descendants(visit: (node: { readonly isBlock: boolean }) => boolean): void;
	};
}

/** A thesis, and not a library. One change that is larger than the server takes would hold up all later ones. */
const mostSigns = 200_000;
const mostBlocks = 5_000;

export function isTooMuch({ size, content }: Pasted): boolean {
	if (size > mostSigns) return true;
	let blocks = 0;
	content.descendants(({ isBlock }) => {
		if (isBlock) blocks++;
		return isBlock;
	});
	return blocks > mostBlocks;
}
