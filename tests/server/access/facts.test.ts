import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openFacts } from '../../../server/access/facts.ts';
import type { Facts } from '../../../server/access/facts.ts';
import { MemoryDisk } from '../../../server/storage/memory/disk.ts';
import { openMemoryStorage } from '../../../server/storage/memory/storage.ts';
import type { RecordChange } from '../../../server/storage/records.ts';
import { can, documentKinds } from '../../../src/lib/domain/access.ts';
import { roles } from '../../../src/lib/domain/people.ts';
import { digestOf } from '../../../src/lib/sync/digest.ts';

const now = Date.parse('2026-09-01T08:00:00Z');
const seed = 20_261_121;

async function factsOf(changes: readonly RecordChange[], disk = new MemoryDisk()): Promise<Facts> {
	const facts = await openFacts(openMemoryStorage({ disk }).records, now);
	await facts.change(changes);
	return facts;
}

function organisation(id: string, parentId: string | null, name = `Name of ${id}`): RecordChange {
	const kind = parentId === null ? 'district' : 'school';
	return { table: 'organisations', put: { id, kind, name, parentId } };
}

function person(id: string, organisationId: string): RecordChange {
	return { table: 'people', put: { id, name: `Name of ${id}`, organisationId } };
}

type Grant = Extract<RecordChange, { readonly table: 'grants'; readonly put: unknown }>['put'];

function grant(personId: string, organisationId: string, more: Partial<Grant> = {}): RecordChange {
	const id = `grant.${personId}`;
	const appointed = { ground: '', state: 'confirmed', from: 0, to: null } as const;
	return {
		table: 'grants',
		put: { id, personId, organisationId, role: 'curator', ...appointed, ...more }
	};
}

type Paper = Extract<RecordChange, { readonly table: 'documents'; readonly put: unknown }>['put'];

function paper(id: string, organisationId: string, more: Partial<Paper> = {}): RecordChange {
	const nothing = { pairId: null, ownerId: null, erasedAt: null, schoolYear: null };
	const bare = { ...nothing, createdAt: now };
	return { table: 'documents', put: { id, kind: 'roadmap', organisationId, ...bare, ...more } };
}

const school = [
	...[organisation('district', null), organisation('school.1', 'district')],
	...[organisation('school.2', 'district')],
	...[person('curator', 'school.1'), person('mentor', 'school.1'), person('mentee', 'school.1')],
	...[grant('curator', 'school.1'), grant('mentor', 'school.1', { role: 'mentor' })],
	grant('mentee', 'school.1', { role: 'mentee' }),
	{
		table: 'pairs',
		put: { id: 'pair', organisationId: 'school.1', state: 'active', createdAt: 1 }
	},
	{ table: 'pairMembers', put: { id: 'm1', pairId: 'pair', personId: 'mentor', part: 'mentor' } },
	{ table: 'pairMembers', put: { id: 'm2', pairId: 'pair', personId: 'mentee', part: 'mentee' } },
	...[paper('roadmap.1', 'school.1'), paper('roadmap.2', 'school.2')],
	paper('journal', 'school.1', { kind: 'journal', pairId: 'pair' }),
	paper('private', 'school.1', { kind: 'private-notes', pairId: 'pair', ownerId: 'mentee' })
] as const satisfies readonly RecordChange[];

function readable(facts: Facts, personId: string, at = now): readonly string[] {
	const actor = facts.actorOf(personId, 'browser');
	return actor ? [...facts.readableDocuments(actor, at).ids].sort() : [];
}

test('everybody may read what is theirs, and nothing else', async () => {
	const facts = await factsOf(school);
	expect(readable(facts, 'curator')).toEqual(['journal', 'roadmap.1']);
	expect(readable(facts, 'mentor')).toEqual(['journal', 'roadmap.1']);
	expect(readable(facts, 'mentee')).toEqual(['journal', 'private', 'roadmap.1']);
	expect(readable(facts, 'nobody')).toEqual([]);
});

test('the digest is that of the readable documents', async () => {
	const facts = await factsOf(school);
	const actor = facts.actorOf('mentor', 'browser')!;
	const { ids, digest } = facts.readableDocuments(actor, now);
	expect(digest).toEqual(digestOf(ids));
});

test('what is readable is what can() says of every single document', async () => {
	const organisations = ['district', 'school.1', 'school.2', 'other'] as const;
	const people = ['a', 'b', 'c'] as const;
	const changes = fc.record({
		grants: fc.array(
			fc.record({
				personId: fc.constantFrom(...people),
				organisationId: fc.constantFrom(...organisations),
				role: fc.constantFrom(...roles),
				state: fc.constantFrom('invited', 'accepted', 'confirmed', 'confirmed'),
				from: fc.constantFrom(0, now + 10),
				to: fc.constantFrom(null, null, now + 5)
			}),
			{ maxLength: 6 }
		),
		papers: fc.array(
			fc.record({
				kind: fc.constantFrom(...documentKinds),
				organisationId: fc.constantFrom(...organisations),
				ownerId: fc.constantFrom(null, ...people),
				pairId: fc.constantFrom(null, 'pair'),
				erasedAt: fc.constantFrom(null, null, null, 1)
			}),
			{ maxLength: 12 }
		),
		members: fc.array(fc.tuple(fc.constantFrom(...people), fc.constantFrom('mentor', 'mentee')))
	});
	await fc.assert(
		fc.asyncProperty(changes, fc.constantFrom(now, now + 7, now + 20), async (random, at) => {
			const facts = await factsOf([
				...[organisation('district', null), organisation('school.1', 'district')],
				...[organisation('school.2', 'district'), organisation('other', null)],
				...people.map((id) => person(id, 'school.1')),
				...random.grants.map((put, index): RecordChange => {
					return { table: 'grants', put: { id: `g${index}`, ground: '', ...put } };
				}),
				...random.papers.map((put, index) => paper(`d${index}`, put.organisationId, put)),
				...random.members.map(([personId, part], index): RecordChange => {
					return { table: 'pairMembers', put: { id: `m${index}`, pairId: 'pair', personId, part } };
				}),
				school.find(({ table }) => table === 'pairs')!
			]);
			for (const personId of people) {
				// Asked before as well: what was remembered must not outlive its time.
				readable(facts, personId, now);
				const actor = facts.actorOf(personId, 'browser')!;
				const expected = random.papers
					.map((_, index) => `d${index}`)
					.filter((id) => can(actor, 'read', facts.resourceOf(id)!, at));
				expect(readable(facts, personId, at)).toEqual(expected.sort());
			}
		}),
		{ seed, numRuns: 300 }
	);
});

test('a role that ends by its date ends what may be read', async () => {
	const facts = await factsOf([
		...school,
		grant('mentor', 'school.1', { role: 'mentor', to: now + 5 })
	]);
	expect(readable(facts, 'mentor', now)).toHaveLength(2);
	expect(readable(facts, 'mentor', now + 5)).toEqual([]);
	expect(facts.nextTurning(now)).toBe(now + 5);
	expect(facts.nextTurning(now + 5)).toBe(Infinity);
});

test('memory is never ahead of the disk: a change that is not stored is not there', async () => {
	const disk = new MemoryDisk();
	const facts = await factsOf(school, disk);
	const heard: string[] = [];
	facts.onChange((changes) => heard.push(...changes.map(({ table }) => table)));
	const before = facts.rightsVersion;
	disk.failNext('full');

	const change = facts.change([{ table: 'grants', remove: 'grant.mentor' }]);
	await expect(change).rejects.toMatchObject({ trouble: 'full' });
	expect(readable(facts, 'mentor')).toHaveLength(2);
	expect(facts.rightsVersion).toBe(before);
	expect(heard).toEqual([]);

	await facts.change([{ table: 'grants', remove: 'grant.mentor' }]);
	expect(readable(facts, 'mentor')).toEqual([]);
	expect(heard).toEqual(['grants']);
});

test('changes that come at once are made one after another', async () => {
	const facts = await factsOf(school);
	await Promise.all([
		facts.change([grant('mentor', 'school.2', { role: 'mentor' })]),
		facts.change([{ table: 'grants', remove: 'grant.mentor' }]),
		facts.change([grant('mentor', 'school.1', { role: 'mentee' })])
	]);
	expect(facts.find('grants', 'grant.mentor')).toMatchObject({ organisationId: 'school.1' });
});

test('what was changed is there after the server starts again', async () => {
	const disk = new MemoryDisk();
	const storage = openMemoryStorage({ disk });
	const facts = await openFacts(storage.records, now);
	await facts.change(school);
	await facts.change([{ table: 'documents', remove: 'journal' }]);
	await storage.close();

	const again = await openFacts(openMemoryStorage({ disk }).records, now + 1);
	expect(readable(again, 'mentee')).toEqual(['private', 'roadmap.1']);
	expect([...again.all('people')].map(({ id }) => id).sort()).toEqual([
		...['curator', 'mentee', 'mentor']
	]);
});

test('an account shows the people, pairs and documents around a person', async () => {
	const facts = await factsOf(school);
	expect(facts.accountOf('mentor', now)).toEqual({
		person: { id: 'mentor', name: 'Name of mentor' },
		roles: [{ role: 'mentor', organisationId: 'school.1' }],
		organisations: [
			{ id: 'district', name: 'Name of district', kind: 'district' },
			{ id: 'school.1', name: 'Name of school.1', kind: 'school', parentId: 'district' }
		],
		pairs: [
			{
				id: 'pair',
				organisationId: 'school.1',
				mentors: [{ id: 'mentor', name: 'Name of mentor' }],
				mentees: [{ id: 'mentee', name: 'Name of mentee' }],
				state: 'active'
			}
		],
		documents: [
			{
				...{ id: 'journal', kind: 'journal', organisationId: 'school.1', pairId: 'pair' },
				mode: 'read-write'
			},
			{ id: 'roadmap.1', kind: 'roadmap', organisationId: 'school.1', mode: 'read-only' }
		],
		version: expect.any(Number) as number
	});
	expect(facts.accountOf('nobody', now)).toBeUndefined();
});

test('the version of an account grows when the person would see a change, and only then', async () => {
	const facts = await factsOf(school);
	const version = () => facts.accountOf('mentor', now)!.version;
	const first = version();
	await facts.change([paper('roadmap.9', 'school.2'), person('stranger', 'school.2')]);
	expect(version()).toBe(first);
	await facts.change([organisation('school.1', 'district', 'A new name')]);
	expect(version()).toBeGreaterThan(first);
});

test('organisations in a circle do not hang the server', async () => {
	const facts = await factsOf([
		...school,
		organisation('district', 'school.1'),
		organisation('alone', 'alone')
	]);
	expect(facts.resourceOf('roadmap.1')?.ancestorIds).toEqual(['district']);
	expect(readable(facts, 'curator').length).toBeGreaterThan(0);
});

test('documents of load tests are there for whoever names them, and unreadable for people', async () => {
	const facts = await factsOf(school);
	const resource = facts.resourceOf('load-test.42')!;
	expect(resource.kind).toBe('load-test');
	expect(can(facts.actorOf('curator', 'browser')!, 'read', resource, now)).toBe(false);
	expect(can(facts.actorOf('curator', 'load-test')!, 'write', resource, now)).toBe(true);
	expect(facts.resourceOf('load-test.not an id')).toBeUndefined();
});
