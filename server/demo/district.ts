import * as Y from 'yjs';
import type * as z from 'zod';
import { accepted, declined } from '#lib/domain/outcome.ts';
import type { Outcome } from '#lib/domain/outcome.ts';
import type { Role } from '#lib/domain/people.ts';
import { demoSettingId, demoSettingShape } from '../auth/demo-people.ts';
import { demoLink } from '../auth/links.ts';
import type { Registers } from '../auth/registers.ts';
import type { Chance } from '../auth/secrets.ts';
import type { NewUpdate, UpdateLog } from '../storage/storage.ts';
import { demoSchools } from './cast.ts';
import { crowdSchools } from './crowd.ts';
import { planDistrict } from './plan.ts';
import type { DistrictPlan } from './plan.ts';

/** An invented district to look at, and a way in for each of its people. */
export interface DemoDistrict {
	/** The curator of its first school, as whom one looks first. */
	readonly curatorId: string;
	readonly people: readonly DemoPerson[];
	/** False when the district was here already: then only the links are new. */
	readonly added: boolean;
}

export interface DemoPerson {
	readonly personId: string;
	readonly name: string;
	readonly role: Role;
	readonly organisation: string;
	readonly secret: string;
}

export interface DemoParts {
	readonly registers: Registers;
	readonly log: Pick<UpdateLog, 'append'>;
	readonly chance: Chance;
	readonly now: () => number;
}

/**
 * Never beside real schools: invented children among real ones would be taken for real. Without a
 * number it is the small district that one looks at, with one as large as it is told to be.
 */
export async function loadDemo(
	parts: DemoParts,
	schoolCount?: number
): Promise<Outcome<DemoDistrict, 'not-empty'>> {
	const { registers, chance, now } = parts;
	const known = readSetting(registers);
	if (known) return accepted(await withLinks(parts, known, { added: false }));
	if ([...registers.all('organisations')].length > 0) return declined('not-empty');
	const isLarge = schoolCount !== undefined;
	const schools = isLarge ? crowdSchools(schoolCount) : demoSchools;
	const plan = planDistrict({ chance, now: now() }, schools);
	const made: DistrictPlan[] = [];
	for (const school of plan.schools) made.push(await kept(parts, school, isLarge));
	const all = [...made, await kept(parts, plan.own, isLarge)];
	const curatorId = made[0]?.curatorId ?? plan.own.curatorId;
	const personIds = all.flatMap((one) => one.personIds);
	const value = JSON.stringify({ curatorId, personIds });
	await registers.change([
		...plan.own.changes,
		...made.flatMap(({ changes }) => changes),
		{ table: 'settings', put: { id: demoSettingId, value } }
	]);
	return accepted(await withLinks(parts, { curatorId, personIds }, { added: true }));
}

/** On the disk; what is left are the records, which come all at once. */
async function kept(
	{ log }: DemoParts,
	plan: DistrictPlan,
	isLarge: boolean
): Promise<DistrictPlan> {
	const updates = isLarge ? merged(plan.updates) : plan.updates;
	for (const portion of inPortions(updates)) await log.append(portion);
	// Others are answered between two schools.
	await new Promise((resolve) => setImmediate(resolve));
	return { ...plan, updates: [] };
}

/** One row for a document: nobody looks at who wrote which word among a thousand people. */
function merged(updates: readonly NewUpdate[]): readonly NewUpdate[] {
	return [...Map.groupBy(updates, ({ documentId }) => documentId).values()].flatMap((rows) => {
		const last = rows.at(-1);
		const update = Y.mergeUpdates(rows.map((row) => row.update));
		return last ? [{ ...last, update }] : [];
	});
}

type Setting = z.infer<typeof demoSettingShape>;

function readSetting(registers: Registers): Setting | undefined {
	const row = registers.find('settings', demoSettingId);
	return row && demoSettingShape.parse(JSON.parse(row.value));
}

/** Others who write at the same time should not wait for the whole district. */
function* inPortions(updates: readonly NewUpdate[]): Iterable<readonly NewUpdate[]> {
	for (let at = 0; at < updates.length; at += 200) yield updates.slice(at, at + 200);
}

async function withLinks(
	{ registers, chance, now }: DemoParts,
	{ curatorId, personIds }: Setting,
	{ added }: { readonly added: boolean }
): Promise<DemoDistrict> {
	const links = personIds.map((id) => ({ id, ...demoLink(id, chance, now()) }));
	await registers.change(links.map(({ change }) => change));
	const people = links.map(({ id, secret }) => ({ ...describe(registers, id), secret }));
	return { curatorId, people, added };
}

function describe(registers: Registers, personId: string): Omit<DemoPerson, 'secret'> {
	const person = registers.find('people', personId);
	const grant = [...registers.all('grants')].find((row) => row.personId === personId);
	const organisation = registers.find('organisations', grant?.organisationId ?? '');
	return {
		personId,
		name: person?.name ?? '',
		role: grant?.role ?? 'mentee',
		organisation: organisation?.name ?? ''
	};
}
