import type { DistrictIndicator } from '../indicators/of-district.ts';
import type { DistrictSchool } from './district-school.ts';
import type { SchoolFacts } from './school-facts.ts';

/** What the server says of how far schools are: everything at first, and then only what is news. */
export interface ProgressAnswer {
	/** Of the server's own; another run knows nothing of the revisions of the one before. */
	readonly run: string;
	readonly revision: number;
	readonly at: number;
	readonly schools: readonly SchoolCard[];
	/** Of all parts there are: what is kept of others is gone. */
	readonly keys: readonly string[];
	readonly parts: Readonly<Record<string, unknown>>;
}

export interface SchoolCard {
	readonly organisationId: string;
	readonly name: string;
	readonly districtId: string | null;
	readonly heardAt: number | null;
	/** Up to when everything that was stored is counted. */
	readonly at: number;
	readonly as: 'school' | 'district';
}

/** A school's facts in parts that change apart from each other. */
export function schoolParts(
	facts: Omit<SchoolFacts, 'heardAt' | 'at'>
): readonly (readonly [string, unknown])[] {
	const { organisationId, pairs, registry, roadmaps, surveys, unreadable } = facts;
	const of = (name: string): string => `school/${organisationId}/${name}`;
	return [
		...pairs.map((pair) => [of(`pair/${pair.id}`), pair] as const),
		...roadmaps.map((roadmap) => [of(`roadmap/${roadmap.documentId}`), roadmap] as const),
		[of('registry'), registry],
		[of('surveys'), { surveys, unreadable }]
	];
}

export function districtKey(organisationId: string): string {
	return `district/${organisationId}`;
}

/** The indicators of all schools of a district together. */
export function indicatorsKey(districtId: string): string {
	return `indicators/${districtId}`;
}

/** What a device keeps of it. */
export interface KeptProgress {
	readonly run: string;
	readonly revision: number;
	readonly at: number;
	readonly schools: readonly SchoolCard[];
	readonly parts: Readonly<Record<string, unknown>>;
}

/** What was kept, with the news of an answer put in. */
export function withNews(kept: KeptProgress | undefined, answer: ProgressAnswer): KeptProgress {
	const { run, revision, at, schools, keys, parts } = answer;
	const old = kept?.run === run ? kept.parts : {};
	const all = keys.flatMap((key) => {
		const value = key in parts ? parts[key] : old[key];
		return value === undefined ? [] : [[key, value] as const];
	});
	return { run, revision, at, schools, parts: Object.fromEntries(all) };
}

export function schoolsIn({ schools, parts }: KeptProgress): readonly SchoolFacts[] {
	return schools
		.filter(({ as }) => as === 'school')
		.map(({ organisationId, at, heardAt }) => {
			const of = (name: string): string => `school/${organisationId}/${name}`;
			const under = <Part>(name: string): readonly Part[] =>
				Object.entries(parts).flatMap(([key, value]) =>
					key.startsWith(of(name)) ? [value as Part] : []
				);
			const [answers] = under<Pick<SchoolFacts, 'surveys' | 'unreadable'>>('surveys');
			return {
				...{ organisationId, at, heardAt },
				pairs: under<SchoolFacts['pairs'][number]>('pair/'),
				roadmaps: under<SchoolFacts['roadmaps'][number]>('roadmap/'),
				registry: under<SchoolFacts['registry']>('registry')[0] ?? null,
				surveys: answers?.surveys ?? [],
				unreadable: answers?.unreadable ?? 0
			};
		});
}

export interface SchoolOfDistrict extends SchoolCard {
	readonly facts: DistrictSchool;
}

export function districtIn({ schools, parts }: KeptProgress): readonly SchoolOfDistrict[] {
	return schools.flatMap((card) => {
		const facts = parts[districtKey(card.organisationId)];
		// Only our own server writes them; what is not there yet comes with the next answer.
		return card.as === 'district' && facts ? [{ ...card, facts: facts as DistrictSchool }] : [];
	});
}

/** None while the server has not told them. */
export function indicatorsIn(
	{ parts }: KeptProgress,
	districtId: string
): readonly DistrictIndicator[] {
	const told = parts[indicatorsKey(districtId)];
	return Array.isArray(told) ? (told as readonly DistrictIndicator[]) : [];
}

/** What was kept, or what the server said; undefined for anything else. */
export function readKept(value: unknown): KeptProgress | undefined {
	return isRecord(value) && hasHead(value) && isRecord(value['parts'])
		? (value as unknown as KeptProgress)
		: undefined;
}

export function readAnswer(value: unknown): ProgressAnswer | undefined {
	return isRecord(value) &&
		hasHead(value) &&
		Array.isArray(value['keys']) &&
		isRecord(value['parts'])
		? (value as unknown as ProgressAnswer)
		: undefined;
}

function hasHead(value: Readonly<Record<string, unknown>>): boolean {
	return (
		typeof value['run'] === 'string' &&
		typeof value['revision'] === 'number' &&
		typeof value['at'] === 'number' &&
		Array.isArray(value['schools'])
	);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
