import type * as z from 'zod';
import { accepted, declined } from '#lib/domain/outcome.ts';
import type { Outcome } from '#lib/domain/outcome.ts';
import type { Role } from '#lib/domain/people.ts';
import { demoSettingId, demoSettingShape } from '../auth/demo-people.ts';
import { demoLink } from '../auth/links.ts';
import type { Registers } from '../auth/registers.ts';
import type { Chance } from '../auth/secrets.ts';
import type { NewUpdate, UpdateLog } from '../storage/storage.ts';
import { planDistrict } from './plan.ts';

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

/** Never beside real schools: invented children among real ones would be taken for real. */
export async function loadDemo(parts: DemoParts): Promise<Outcome<DemoDistrict, 'not-empty'>> {
	const { registers } = parts;
	const known = readSetting(registers);
	if (known) return accepted(await withLinks(parts, known, { added: false }));
	if ([...registers.all('organisations')].length > 0) return declined('not-empty');
	const plan = planDistrict({ chance: parts.chance, now: parts.now() });
	for (const updates of inPortions(plan.updates)) await parts.log.append(updates);
	const { curatorId, personIds } = plan;
	const value = JSON.stringify({ curatorId, personIds });
	await registers.change([
		...plan.changes,
		{ table: 'settings', put: { id: demoSettingId, value } }
	]);
	return accepted(await withLinks(parts, { curatorId, personIds }, { added: true }));
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
