import type { DocumentKind } from '#lib/domain/access.ts';

/** What every school has one of, beside its roadmaps. */
export const schoolKinds = [
	'registry',
	'surveys',
	'taken-answers',
	'library',
	'monitoring'
] as const satisfies readonly DocumentKind[];

/** And every district. */
export const districtKinds = ['monitoring'] as const satisfies readonly DocumentKind[];
