import type { Way } from '#lib/ui/roadmap/ways.ts';

/** What else one may do with a roadmap, each on a screen of its own. A row here is a row of «…». */
export const ways: readonly Way[] = [];
