/** A roadmap of 500 activities with pictures stays far below each of these. */
export const maxFileBytes = 20 * 1024 * 1024;

/** All parts of an archive that are read, together: what a phone can hold and parse in seconds. */
export const maxUnpackedBytes = 48 * 1024 * 1024;

/** Deflate grows at most about 1030 times, so one step can overshoot the limit by 4 MB only. */
export const unpackStepBytes = 4 * 1024;

export const maxZipEntries = 4000;
export const maxTextLength = 12_000_000;
export const maxElements = 1_500_000;

/** Deeper markup is read flat: no roadmap needs it, and a tree is walked by recursion. */
export const maxDepth = 120;

/** Elements open at once: the parser keeps them in a list that it searches for every tag. */
export const maxOpenElements = 5000;
export const parseStepLength = 16 * 1024;

export const maxRows = 6000;
export const maxColumns = 40;
export const maxCells = 120_000;

/** Patterns may look at a text once for each of its letters; no cell of a roadmap is a book. */
export const maxCellLength = 20_000;
