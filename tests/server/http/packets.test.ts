import { beforeEach, expect, test } from 'vitest';
import * as Y from 'yjs';
import { fromBase64, toBase64 } from '#lib/sync/base64.ts';
import type { EditsContent, ReceiptContent } from '#lib/sync/packet/content.ts';
import { openPacket, sealPacket } from '#lib/sync/packet/packet.ts';
import type { OpenedPacket } from '#lib/sync/packet/packet.ts';
import type { MachineKeys } from '#lib/sync/packet/tools.ts';
import { makeKeys } from '#lib/sync/packet/web-tools.ts';
import type { Enrolment } from '../../../server/packets/enrol.ts';
import { emptyVector, tools } from '../../sync/packet/support.ts';
import { openHouse, post, refusalOf } from './house.ts';
import type { House } from './house.ts';

interface PhoneInHand {
	readonly person: string;
	readonly cookie: string;
	readonly keys: MachineKeys;
	enrolment: Enrolment;
}

let house: House;
let pair: Awaited<ReturnType<House['register']['pairUp']>>;
let curator: PhoneInHand;
let mentor: PhoneInHand;
let mentee: PhoneInHand;
let stranger: PhoneInHand;

beforeEach(async () => {
	house = await openHouse();
	const { organisationId, personId } = await house.register.found({
		...{ school: 'Школа № 5', curator: 'Анна' }
	});
	const names = { mentor: 'Кедрина Ольга', mentee: 'Лугинин Артём' };
	pair = await house.register.pairUp({ ...names, organisationId, authorId: personId });
	curator = await phoneOf(personId);
	mentor = await phoneOf(pair.mentorId);
	mentee = await phoneOf(pair.menteeId);
	const other = await house.register.found({ school: 'Школа № 6', curator: 'Инна' });
	stranger = await phoneOf(other.personId);
	mentor.enrolment = await enrol(mentor);
});

async function phoneOf(person: string): Promise<PhoneInHand> {
	const said = await house.sessions.startInBrowser(person, 'test', { proof: 'two-factor' });
	const cookie = said.split(';')[0] ?? '';
	const phone = { person, cookie, keys: await makeKeys(false), enrolment: {} as Enrolment };
	phone.enrolment = await enrol(phone);
	return phone;
}

async function enrol({ keys, cookie }: PhoneInHand): Promise<Enrolment> {
	const { signing, agreement } = keys.open;
	const body = { signing: toBase64(signing), agreement: toBase64(agreement) };
	const answer = await house.post('/api/packets/keys', body, { cookie });
	return (await answer.json()) as Enrolment;
}

function goal(words: string): Uint8Array {
	const doc = new Y.Doc();
	doc.getText('text:goal').insert(0, words);
	return new Uint8Array(Y.encodeStateAsUpdate(doc));
}

function edits(
	documents: readonly { readonly document: string; readonly update: Uint8Array }[],
	more: Partial<EditsContent> = {}
): EditsContent {
	const before = { base: emptyVector, head: emptyVector, known: new Uint8Array() };
	return {
		...{ kind: 'edits', author: mentor.person, at: 1, pair: 'pair-1', before: undefined },
		documents: documents.map(({ document, update }, at) => ({
			...{ document, ...before, batches: [{ batch: `b${at}`, at: 1, edits: 1, update }] }
		})),
		...more
	};
}

async function seal(content: EditsContent, by = mentor): Promise<Uint8Array> {
	const { certificate, server } = by.enrolment;
	const { bytes } = await sealPacket({
		...{ content, tools, signing: by.keys.signing, certificate: fromBase64(certificate)! },
		receivers: [fromBase64(server.agreement)!]
	});
	return bytes;
}

function bring(bytes: Uint8Array, by: PhoneInHand): Promise<Response> {
	return house.ask(post('/api/packets', bytes, { cookie: by.cookie }));
}

interface Taken {
	readonly id: string;
	readonly receipt: string;
	readonly refused: readonly string[];
}

async function taken(bytes: Uint8Array, by: PhoneInHand): Promise<Taken> {
	const answer = await bring(bytes, by);
	expect(answer.status).toBe(200);
	return (await answer.json()) as Taken;
}

function openReceipt({ receipt }: Taken, by: PhoneInHand): Promise<OpenedPacket> {
	return openPacket(fromBase64(receipt)!, {
		agreement: by.keys.agreement,
		server: fromBase64(by.enrolment.server.signing)!,
		tools
	});
}

async function receiptOf(answer: Taken, by = mentor): Promise<ReceiptContent> {
	const opened = await openReceipt(answer, by);
	if (!opened.ok || opened.content.kind !== 'receipt') throw new Error('no receipt');
	return opened.content;
}

async function stored(documentId: string) {
	const { tail } = await house.storage.log.read(documentId);
	const doc = new Y.Doc();
	for (const { update } of tail) Y.applyUpdate(doc, update);
	return { doc, authors: tail.map(({ authorId }) => authorId) };
}

test('a phone learns the keys of the other one, and what that one reads', async () => {
	const [known, ...others] = mentor.enrolment.pairs;
	expect(others).toEqual([]);
	const devices = [toBase64(mentee.keys.open.agreement)];
	expect(known!.members).toEqual([{ id: pair.menteeId, devices }]);
	const readers = new Map(known!.documents.map((one) => [one.id, one.readers]));
	expect(readers.get(pair.programmeId)).toEqual([pair.menteeId]);
	expect(readers.get(pair.journalId)).toEqual([pair.menteeId]);
	const own = known!.documents.filter((one) => one.readers.length === 0).map(({ id }) => id);
	const kinds = own.map((id) => house.facts.find('documents', id)!.kind);
	expect(kinds).toContain('private-notes');
	expect(kinds).toContain('feedback');
	expect(kinds).not.toContain('pair-notes');
	for (const id of own) expect(house.facts.find('documents', id)!.ownerId).toBe(mentor.person);
});

test('whoever leads the school or another one is told nobody’s keys', () => {
	for (const phone of [curator, stranger]) {
		expect(phone.enrolment.pairs).toEqual([]);
		expect(phone.enrolment.own).toEqual([toBase64(phone.keys.open.agreement)]);
	}
});

test('what somebody from elsewhere carries is stored once, in its author’s name, with a receipt', async () => {
	const bytes = await seal(edits([{ document: pair.programmeId, update: goal('Из деревни') }]));
	const first = await taken(bytes, stranger);
	const { doc, authors } = await stored(pair.programmeId);
	expect(doc.getText('text:goal').toString()).toBe('Из деревни');
	expect(authors.at(-1)).toBe(mentor.person);
	expect(await receiptOf(first)).toMatchObject({
		...{ of: first.id, author: mentor.person, epoch: house.storage.epoch },
		outcomes: [{ document: pair.programmeId, batch: 'b0', refusal: '' }]
	});
	expect(await openReceipt(first, stranger)).toMatchObject({ trouble: 'for-others' });
	expect(await openReceipt(first, mentee)).toMatchObject({ trouble: 'for-others' });
	const again = await taken(bytes, mentee);
	expect((await receiptOf(again)).outcomes).toMatchObject([{ refusal: '' }]);
	expect((await stored(pair.programmeId)).authors).toEqual(authors);
	const live = await taken(await seal(edits([])), mentor);
	expect((await receiptOf(live)).outcomes).toEqual([]);
});

test('the receipt brings what the author lacked', async () => {
	const text = goal('Слова другого');
	await taken(
		await seal(
			{
				...edits([{ document: pair.programmeId, update: text }]),
				author: mentee.person
			},
			mentee
		),
		mentee
	);
	const answer = await taken(
		await seal(edits([{ document: pair.programmeId, update: goal('Моё') }])),
		mentee
	);
	const { changes } = await receiptOf(answer);
	const doc = new Y.Doc();
	for (const { update } of changes) Y.applyUpdate(doc, update);
	expect(doc.getText('text:goal').toString()).toContain('Слова другого');
	expect(doc.getText('text:goal').toString()).toContain('Моё');
});

test('the right of the moment decides, and what came too late waits for a person', async () => {
	const bytes = await seal(
		edits([
			{ document: pair.programmeId, update: goal('Поздно') },
			{
				document: mentee.enrolment.pairs[0]!.documents.find((one) => one.readers.length === 0)!.id,
				update: goal('Чужое')
			}
		])
	);
	const grant = [...house.facts.all('grants')].find((row) => row.personId === mentor.person)!;
	await house.post(`/api/roles/${grant.id}/end`, {}, { cookie: curator.cookie });
	const before = (await stored(pair.programmeId)).authors;
	const answer = await taken(bytes, mentee);
	expect((await receiptOf(answer)).outcomes.map(({ refusal }) => refusal)).toEqual([
		'in-quarantine',
		'unknown-document'
	]);
	expect((await stored(pair.programmeId)).authors).toEqual(before);
	expect([...house.facts.all('quarantine')]).toMatchObject([{ authorId: mentor.person }]);
	// Whoever brought it is told only of what they may read themselves.
	expect(answer.refused).toContain(pair.programmeId);
	expect((await taken(bytes, stranger)).refused).toEqual([]);
});

test('a device that was ended makes no packets any more, by whomever they come', async () => {
	const bytes = await seal(edits([{ document: pair.programmeId, update: goal('Украдено') }]));
	await house.post(`/api/people/${mentor.person}/sign-out`, {}, { cookie: curator.cookie });
	const before = (await stored(pair.programmeId)).authors;
	const answer = await bring(bytes, mentee);
	expect(answer.status).toBe(422);
	expect(await refusalOf(answer)).toBe('packet-device-unknown');
	expect((await stored(pair.programmeId)).authors).toEqual(before);
	const after = await enrol(mentee);
	expect(after.pairs[0]!.members).toEqual([{ id: mentor.person, devices: [] }]);
});

test('who leaves by themselves has what is under way taken all the same', async () => {
	const bytes = await seal(edits([{ document: pair.programmeId, update: goal('В пути') }]));
	await house.post('/api/leave', {}, { cookie: mentor.cookie });
	const answer = await taken(bytes, mentee);
	expect((await receiptOf(answer)).outcomes).toMatchObject([{ refusal: '' }]);
	expect((await enrol(mentee)).pairs[0]!.members[0]!.devices).toEqual([]);
});

test('keys go with a session that waits under a PIN, and end with it', async () => {
	await house.post('/api/rest', { key: 'a'.repeat(64) }, { cookie: mentor.cookie });
	const sessions = [...house.facts.all('deviceKeys')].filter(
		(row) => row.personId === mentor.person
	);
	expect(sessions).toMatchObject([{ sessionId: 'a'.repeat(64) }]);
	await house.post(`/api/people/${mentor.person}/sign-out`, {}, { cookie: curator.cookie });
	expect([...house.facts.all('deviceKeys')].some((row) => row.personId === mentor.person)).toBe(
		false
	);
});

test('what is no packet for this server is refused with a sentence', async () => {
	const foreign = await makeKeys(false);
	const { certificate } = mentor.enrolment;
	const { bytes } = await sealPacket({
		...{ content: edits([]), tools, signing: mentor.keys.signing },
		...{ certificate: fromBase64(certificate)!, receivers: [foreign.open.agreement] }
	});
	for (const wrong of [bytes, Uint8Array.of(1, 2, 3), (await seal(edits([]))).slice(0, -1)]) {
		const answer = await bring(wrong, mentee);
		expect(answer.status).toBe(422);
		expect(await refusalOf(answer)).toBe('packet-unreadable');
	}
	const inAnothersName = await seal(edits([]), mentee);
	expect(await refusalOf(await bring(inAnothersName, mentee))).toBe('packet-unreadable');
});

test('nobody registers the keys of somebody else, and nobody is asked without signing in', async () => {
	const { signing, agreement } = mentor.keys.open;
	const body = { signing: toBase64(signing), agreement: toBase64(agreement) };
	const answer = await house.post('/api/packets/keys', body, { cookie: mentee.cookie });
	expect(answer.status).toBe(400);
	expect((await house.post('/api/packets/keys', body)).status).toBe(401);
	expect((await house.ask(post('/api/packets', Uint8Array.of(1)))).status).toBe(401);
});
