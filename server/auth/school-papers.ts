import type { DocumentKind } from '#lib/domain/access.ts';

/** What every school has one of, beside its roadmaps. */
export const schoolKinds = [
	'registry',
	'surveys',
	'taken-answers',
	'library'
] as const satisfies readonly DocumentKind[];
