import type { AppointTrouble } from '../auth/appointments.ts';
import { addressOf } from '../auth/links.ts';
import { personName, schoolName } from '../http/shapes.ts';
import type { Tables } from '../storage/records.ts';
import { findOrganisation, findPerson } from './lookup.ts';
import type { Office } from './office.ts';
import { no, yes } from './orders.ts';
import type { Order, OrderRefusal, Reply, Value } from './orders.ts';

type Asked<Name extends Order['order']> = Extract<Order, { order: Name }>;

export function listRoles({ facts, now }: Office, asked: string): Reply {
	const person = findPerson(facts, asked);
	if (!person.ok) return person;
	const { id, name } = person.value;
	const roles = [...facts.all('grants')]
		.filter(({ personId }) => personId === id)
		.map((grant) => roleValue(facts, grant, now()));
	return yes({ personId: id, name, roles });
}

export async function appoint(office: Office, asked: Asked<'user-appoint'>): Promise<Reply> {
	const { facts, appointments, now } = office;
	const person = findPerson(facts, asked.person);
	if (!person.ok) return person;
	const organisation = findOrganisation(facts, asked.organisation ?? person.value.organisationId);
	if (!organisation.ok) return organisation;
	const done = await appointments.appoint(undefined, {
		personId: person.value.id,
		organisationId: organisation.value.id,
		role: asked.role,
		from: asked.from ?? now(),
		to: asked.to ?? null,
		ground: asked.ground ?? ''
	});
	return done.ok ? listRoles(office, person.value.id) : no(refusalOf(done.reason));
}

/** Everything this person has accepted and nobody has confirmed. */
export async function confirmRoles(office: Office, asked: string): Promise<Reply> {
	const { facts, appointments } = office;
	const person = findPerson(facts, asked);
	if (!person.ok) return person;
	const accepted = [...facts.all('grants')].filter(
		(grant) => grant.personId === person.value.id && grant.state === 'accepted'
	);
	for (const { id } of accepted) await appointments.confirm(undefined, id);
	return listRoles(office, person.value.id);
}

export async function endRole(office: Office, asked: Asked<'user-end'>): Promise<Reply> {
	const { facts, appointments, now } = office;
	const person = findPerson(facts, asked.person);
	if (!person.ok) return person;
	const place = asked.organisation && findOrganisation(facts, asked.organisation);
	if (place && !place.ok) return place;
	const theirs = [...facts.all('grants')].filter(
		(grant) =>
			grant.personId === person.value.id &&
			grant.role === asked.role &&
			(grant.to === null || grant.to > now()) &&
			(!place || grant.organisationId === place.value.id)
	);
	if (theirs.length === 0) return no('role-unknown');
	for (const { id } of theirs) await appointments.end(undefined, id, asked.at ?? now());
	return listRoles(office, person.value.id);
}

export async function addSchool(
	office: Office,
	asked: Asked<'school-add'>,
	origin: string
): Promise<Reply> {
	const district = asked.district && findOrganisation(office.facts, asked.district);
	if (district && !district.ok) return district;
	const names = namesOf(asked);
	if (!names) return no('name-unreadable');
	const { organisationId, personId } = await office.register.found({
		...names,
		...(district ? { parentId: district.value.id } : {})
	});
	return linked(office, { organisationId, personId }, origin);
}

/** A district with its curator; schools are put under it afterwards. */
export async function addDistrict(
	office: Office,
	asked: Asked<'district-add'>,
	origin: string
): Promise<Reply> {
	const names = namesOf(asked);
	if (!names) return no('name-unreadable');
	return linked(office, await office.register.foundDistrict(names), origin);
}

export async function putSchoolUnder(office: Office, asked: Asked<'school-under'>): Promise<Reply> {
	const { facts } = office;
	const school = findOrganisation(facts, asked.school);
	if (!school.ok) return school;
	const district = findOrganisation(facts, asked.district);
	if (!district.ok) return district;
	if (school.value.kind !== 'school' || district.value.kind !== 'district') {
		return no('organisation-unknown');
	}
	await facts.change([
		{ table: 'organisations', put: { ...school.value, parentId: district.value.id } }
	]);
	return yes({ school: school.value.name, district: district.value.name });
}

function namesOf(asked: {
	readonly name: string;
	readonly curator: string;
}): { readonly school: string; readonly curator: string } | undefined {
	const school = schoolName.safeParse(asked.name);
	const curator = personName.safeParse(asked.curator);
	return school.success && curator.success
		? { school: school.data, curator: curator.data }
		: undefined;
}

async function linked(
	{ facts, register }: Office,
	made: { readonly organisationId: string; readonly personId: string },
	origin: string
): Promise<Reply> {
	const name = facts.find('people', made.personId)?.name ?? '';
	const address = addressOf(origin, 'sign-in', await register.linkFor(made.personId));
	return yes({ organisationId: made.organisationId, personId: made.personId, name, address });
}

function roleValue(facts: Office['facts'], grant: Tables['grants'], now: number): Value {
	const { id, role, ground, state, from, to, organisationId } = grant;
	return {
		...{ id, role, ground, state },
		organisation: facts.find('organisations', organisationId)?.name ?? '',
		from: from > 0 ? new Date(from).toISOString() : null,
		to: to === null ? null : new Date(to).toISOString(),
		inForce: state === 'confirmed' && from <= now && (to === null || now < to)
	};
}

function refusalOf(trouble: AppointTrouble): OrderRefusal {
	return trouble === 'role-held' || trouble === 'term-empty' ? trouble : 'failed';
}
