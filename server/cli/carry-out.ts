import { access } from 'node:fs/promises';
import { addressOf } from '../auth/links.ts';
import { StorageError } from '../storage/storage.ts';
import * as audits from './audit-orders.ts';
import { findOrganisation, findPerson } from './lookup.ts';
import { foldAll } from './folding.ts';
import type { Office } from './office.ts';
import { no, yes } from './orders.ts';
import type { Order, Reply, Value } from './orders.ts';
import * as roles from './role-orders.ts';
import { personName } from '../http/shapes.ts';

/** Orders of the command line, carried out where the records are in memory. */
export async function carryOut(office: Office, order: Order, origin: string): Promise<Reply> {
	try {
		return await answer(office, order, origin);
	} catch (cause) {
		if (cause instanceof StorageError && cause.trouble === 'full') return no('storage-full');
		throw cause;
	}
}

async function answer(office: Office, order: Order, origin: string): Promise<Reply> {
	switch (order.order) {
		case 'setup':
			return setUp(office, origin);
		case 'demo':
			return demo(office, order.schools, origin);
		case 'user-list':
			return yes({ people: listPeople(office) });
		case 'user-add':
			return addPerson(office, order, origin);
		case 'user-link':
			return linkFor(office, order.person, origin);
		case 'user-roles':
			return roles.listRoles(office, order.person);
		case 'user-appoint':
			return roles.appoint(office, order);
		case 'user-confirm':
			return roles.confirmRoles(office, order.person);
		case 'user-end':
			return roles.endRole(office, order);
		case 'school-add':
			return roles.addSchool(office, order, origin);
		case 'school-under':
			return roles.putSchoolUnder(office, order);
		case 'district-add':
			return roles.addDistrict(office, order, origin);
		case 'token':
			return mintToken(office, order);
		case 'audit':
			return audits.readAudit(office, order);
		case 'person-export':
			return audits.writeExport(office, order);
		case 'person-erase':
			return audits.erase(office, order);
		case 'backup':
			return backup(office, order.file);
		case 'figures':
			return yes({ address: origin, ...figures(office) });
		case 'rebuild':
			return yes({ ...(await office.projector.rebuild()) });
		case 'fold':
			return yes(await foldAll(office.storage.log));
	}
}

async function setUp({ register }: Office, origin: string): Promise<Reply> {
	if (!register.isEmpty()) return no('already-set-up');
	return yes({ address: addressOf(origin, 'setup', await register.openForSetup()) });
}

async function demo(office: Office, schools: number | undefined, origin: string): Promise<Reply> {
	const loaded = await office.loadDemo(schools);
	if (!loaded.ok) return loaded;
	const links = loaded.value.people.map(({ secret, ...person }) => ({
		...person,
		address: addressOf(origin, 'sign-in', secret)
	}));
	return yes({ added: loaded.value.added, links });
}

function listPeople({ facts }: Office): readonly Value[] {
	const grants = [...facts.all('grants')];
	return [...facts.all('people')].map(({ id, name, organisationId }) => ({
		id,
		name,
		organisation: facts.find('organisations', organisationId)?.name ?? '',
		roles: grants.filter(({ personId }) => personId === id).map(({ role }) => role)
	}));
}

async function addPerson(
	office: Office,
	asked: Extract<Order, { order: 'user-add' }>,
	origin: string
): Promise<Reply> {
	const name = personName.safeParse(asked.name);
	if (!name.success) return no('name-unreadable');
	const organisation = findOrganisation(office.facts, asked.organisation);
	if (!organisation.ok) return organisation;
	const organisationId = organisation.value.id;
	const person = { name: name.data, role: asked.role, organisationId };
	return linkFor(office, await office.register.add(person), origin);
}

async function linkFor(office: Office, asked: string, origin: string): Promise<Reply> {
	const person = findPerson(office.facts, asked);
	if (!person.ok) return person;
	const { id, name } = person.value;
	const address = addressOf(origin, 'sign-in', await office.register.linkFor(id));
	return yes({ personId: id, name, address });
}

async function mintToken(
	office: Office,
	{ person, scope, name }: Extract<Order, { order: 'token' }>
): Promise<Reply> {
	const found = findPerson(office.facts, person);
	if (!found.ok) return found;
	const label = name ?? (scope === 'load-test' ? 'load test' : 'integration');
	return yes({ token: await office.sessions.mintToken(found.value.id, scope, label) });
}

async function backup({ storage }: Office, file: string): Promise<Reply> {
	if (!storage.backup) return no('no-backup-here');
	if (await exists(file)) return no('file-exists');
	return yes({ ...(await storage.backup(file)) });
}

async function exists(file: string): Promise<boolean> {
	return access(file).then(
		() => true,
		() => false
	);
}

function figures({ storage, facts }: Office): Value {
	const damaged = [...facts.all('documents')].filter(({ id }) => storage.log.isDamaged(id));
	const unfolded = [...storage.log.tailSizes()];
	return {
		engine: storage.engine,
		epoch: storage.epoch,
		condition: storage.condition(),
		freeBytes: storage.freeBytes() ?? null,
		position: storage.log.head(),
		organisations: [...facts.all('organisations')].length,
		people: [...facts.all('people')].length,
		documents: [...facts.all('documents')].length,
		damaged: damaged.map(({ id }) => id),
		unfoldedRows: unfolded.reduce((sum, { rows }) => sum + rows, 0)
	};
}
