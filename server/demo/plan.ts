import { newDocument } from '../auth/documents.ts';
import { newPair } from '../auth/pairing.ts';
import { newOrganisation, newPerson } from '../auth/people.ts';
import type { Making } from '../auth/people.ts';
import type { RecordChange } from '../storage/records.ts';
import type { NewUpdate } from '../storage/storage.ts';
import { demoDistrict } from './cast.ts';
import type { DemoPair, DemoSchool } from './cast.ts';
import { historyOf } from './pair-history.ts';
import { registryHistory, type DemoBond, type RegistryStory } from './registry/registry-history.ts';
import { districtPlan } from './roadmaps/district-plan.ts';
import { roadmapHistory } from './roadmaps/roadmap-history.ts';
import { schoolPlan } from './roadmaps/school-plan.ts';

export interface DistrictPlan {
	readonly curatorId: string;
	/** In the order in which one would like to read their links. */
	readonly personIds: readonly string[];
	readonly changes: readonly RecordChange[];
	readonly updates: readonly NewUpdate[];
}

const day = 24 * 60 * 60 * 1000;

/** The district itself, and its schools one after another: a large one takes its time. */
export interface PlannedDistrict {
	readonly own: DistrictPlan;
	readonly schools: Iterable<DistrictPlan>;
}

/** As it would all stand today, had it begun some months ago. */
export function planDistrict(today: Making, schools: readonly DemoSchool[]): PlannedDistrict {
	const founded = { ...today, now: today.now - 280 * day };
	const district = newOrganisation(
		{ kind: 'district', name: demoDistrict.name, parentId: null },
		founded
	);
	return {
		own: planOffice(district, { founded, today }),
		schools: schools
			.values()
			.map((school, at) => planSchool(school, { districtId: district.id, at, founded, today }))
	};
}

function planOffice(
	district: ReturnType<typeof newOrganisation>,
	{ founded, today }: Pick<Times, 'founded' | 'today'>
): DistrictPlan {
	const curator = newPerson(
		{ name: demoDistrict.curator, organisationId: district.id, role: 'mun_curator' },
		founded
	);
	const make = (kind: 'roadmap' | 'monitoring') =>
		newDocument({ kind, organisationId: district.id }, curator.id, founded);
	const roadmap = make('roadmap');
	const monitoring = make('monitoring');
	const story = {
		plan: districtPlan,
		level: 'district',
		organisation: demoDistrict.name,
		curator: { id: curator.id, name: demoDistrict.curator },
		mentor: demoDistrict.curator,
		first: roadmap.first
	} as const;
	return {
		curatorId: curator.id,
		personIds: [curator.id],
		changes: [...district.changes, ...curator.changes, roadmap.change, monitoring.change],
		updates: [monitoring.first, ...roadmapHistory(story, today)]
	};
}

interface Times {
	readonly districtId: string;
	/** Its place among the schools. */
	readonly at: number;
	readonly founded: Making;
	readonly today: Making;
}

function planSchool(school: DemoSchool, { districtId, at, founded, today }: Times): DistrictPlan {
	const made = newOrganisation(
		{ kind: 'school', name: school.name, parentId: districtId },
		founded
	);
	const place = { organisationId: made.id };
	const curator = newPerson({ name: school.curator, ...place, role: 'curator' }, founded);
	const others = colleaguesOf(school, { ...place, founded });
	const roadmap = newDocument({ kind: 'roadmap', ...place }, curator.id, founded);
	const library = newDocument({ kind: 'library', ...place }, curator.id, founded);
	const pairs = school.pairs.map((pair) =>
		planPair(pair, { organisationId: made.id, authorId: curator.id, today })
	);
	const bonds = pairs.map(({ bond }) => bond);
	const papers = planPapers(
		{ school, at, curatorId: curator.id, bonds },
		{ ...place, founded, today }
	);
	return {
		curatorId: curator.id,
		personIds: [
			...[curator, ...others].map(({ id }) => id),
			...pairs.flatMap(({ personIds }) => personIds)
		],
		changes: [
			...made.changes,
			...[curator, ...others].flatMap(({ changes }) => changes),
			roadmap.change,
			...papers.changes,
			library.change,
			...pairs.flatMap(({ changes }) => changes)
		],
		updates: [
			library.first,
			...roadmapHistory(
				{
					plan: schoolPlan,
					level: 'school',
					organisation: school.name,
					curator: { id: curator.id, name: school.curator },
					mentor: school.pairs[0]?.mentor ?? school.curator,
					first: roadmap.first
				},
				today
			),
			...papers.updates,
			...pairs.flatMap(({ updates }) => updates)
		]
	};
}

function colleaguesOf(
	{ director, others = [] }: DemoSchool,
	{ organisationId, founded }: { readonly organisationId: string; readonly founded: Making }
): readonly ReturnType<typeof newPerson>[] {
	const all = [{ name: director, role: 'director' as const }, ...others];
	return all.map((one) => newPerson({ ...one, organisationId }, founded));
}

/** The bases as they were filled in, and the questionnaires, which are still to be made. */
function planPapers(
	story: Omit<RegistryStory, 'first'>,
	of: { readonly organisationId: string; readonly founded: Making; readonly today: Making }
): Pick<DistrictPlan, 'changes' | 'updates'> {
	const { organisationId, founded, today } = of;
	const make = (kind: 'registry' | 'surveys' | 'taken-answers' | 'monitoring') =>
		newDocument({ kind, organisationId }, story.curatorId, founded);
	const registry = make('registry');
	const forms = [make('surveys'), make('taken-answers'), make('monitoring')];
	return {
		changes: [registry, ...forms].map(({ change }) => change),
		updates: [
			...registryHistory({ ...story, first: registry.first }, today),
			...forms.map(({ first }) => first)
		]
	};
}

function planPair(
	pair: DemoPair,
	{
		today,
		...of
	}: { readonly organisationId: string; readonly authorId: string; readonly today: Making }
): Pick<DistrictPlan, 'personIds' | 'changes' | 'updates'> & { readonly bond: DemoBond } {
	const began = { ...today, now: today.now - pair.days * day };
	const made = newPair({ ...of, mentor: pair.mentor, mentee: pair.mentee }, began);
	return {
		personIds: [made.mentorId, made.menteeId],
		bond: { pair, mentorId: made.mentorId, menteeId: made.menteeId, pairId: made.id },
		changes: made.changes,
		updates: historyOf(pair, made, today)
	};
}
