import { describe, expect, test } from 'vitest';
import type { Role } from '#lib/domain/people.ts';
import { photo } from '../files/make-file.ts';
import { openHouse, refusalOf } from './house.ts';

const file = photo(3000);

async function school() {
	const house = await openHouse();
	const district = await house.register.foundDistrict({ school: 'Округ', curator: 'Мария' });
	const { organisationId } = await house.register.found({
		...{ school: 'Школа № 5', curator: 'Анна', parentId: district.organisationId }
	});
	const names = { mentor: 'Кедрина Ольга', mentee: 'Лугинин Артём' };
	const pair = await house.register.pairUp({ organisationId, authorId: 'a', ...names });
	const elsewhere = await house.register.found({ school: 'Школа № 9', curator: 'Пётр' });
	const cookieOf = async (id: string) => {
		const cookie = await house.sessions.startInBrowser(id, 'test', { proof: 'two-factor' });
		return { cookie: cookie.split(';')[0] ?? '' };
	};
	const people = {
		mentor: await cookieOf(pair.mentorId),
		mentee: await cookieOf(pair.menteeId),
		curator: await cookieOf(
			(await house.signedIn({ name: 'Вера', organisationId, role: 'curator' })).id
		),
		stranger: await cookieOf(elsewhere.personId),
		nobody: {}
	};
	const at = (id: string) => `/api/documents/${id}/files`;
	const query = `sha256=${file.sha256}`;
	const offer = { sha256: file.sha256, bytes: file.bytes };
	return {
		...{ house, pair, people, organisationId, district },
		begin: (id: string, who: object) => house.post(at(id), offer, { ...who }),
		piece: (id: string, who: object, from = 0, to = file.bytes) =>
			house.post(`${at(id)}/piece?${query}&from=${from}`, file.content.slice(from, to), { ...who }),
		content: (id: string, who: object, headers: object = {}) =>
			house.get(`${at(id)}/content?${query}`, { ...who, ...headers })
	};
}

describe('a photo of a meeting', () => {
	test('goes to the server in pieces, goes on where it stood, and the other opens it', async () => {
		const { begin, piece, content, people, pair, house } = await school();
		const id = pair.journalId;
		const { epoch } = house.storage;
		expect(await (await begin(id, people.mentor)).json()).toEqual({
			at: 'waiting',
			held: 0,
			epoch
		});
		await piece(id, people.mentor, 0, 1000);
		expect(await (await begin(id, people.mentor)).json()).toMatchObject({ held: 1000 });
		expect(await refusalOf(await content(id, people.mentee))).toBe('file-not-here');
		const last = await piece(id, people.mentor, 1000);
		expect(await last.json()).toEqual({ at: 'stored', held: 3000, epoch });
		const opened = await content(id, people.mentee);
		expect(new Uint8Array(await opened.arrayBuffer())).toEqual(file.content);
	});

	test('is given in parts to whoever asks for a part', async () => {
		const { begin, piece, content, people, pair } = await school();
		await begin(pair.journalId, people.mentor);
		await piece(pair.journalId, people.mentor);
		const part = await content(pair.journalId, people.mentee, { range: 'bytes=1000-1499' });
		expect([part.status, part.headers.get('content-range')]).toEqual([206, 'bytes 1000-1499/3000']);
		expect(new Uint8Array(await part.arrayBuffer())).toEqual(file.content.slice(1000, 1500));
		const rest = await content(pair.journalId, people.mentee, { range: 'bytes=2990-' });
		expect((await rest.arrayBuffer()).byteLength).toBe(10);
		const outside = await content(pair.journalId, people.mentee, { range: 'bytes=3000-' });
		expect(outside.status).toBe(416);
	});

	test('is saved by a browser and never shown as a page of ours', async () => {
		const { begin, piece, content, people, pair } = await school();
		await begin(pair.journalId, people.mentor);
		await piece(pair.journalId, people.mentor);
		const { headers } = await content(pair.journalId, people.mentor);
		expect(headers.get('content-type')).toBe('image/jpeg');
		expect(headers.get('content-disposition')).toMatch(/^attachment;/);
		expect(headers.get('x-content-type-options')).toBe('nosniff');
		expect(headers.get('content-security-policy')).toMatch(/^sandbox; default-src 'none'/);
		expect(headers.get('cache-control')).toContain('no-store');
	});

	test('does not come in halves when the disk is full, and a person is told why', async () => {
		const { begin, piece, people, pair, house } = await school();
		await begin(pair.journalId, people.mentor);
		house.disk.failNext('full');
		const refused = await piece(pair.journalId, people.mentor);
		expect([refused.status, refused.headers.get('retry-after')]).toEqual([507, '30']);
		expect(await refusalOf(refused)).toBe('storage-full');
		expect(await (await piece(pair.journalId, people.mentor)).json()).toMatchObject({
			at: 'stored'
		});
	});

	test.each(['sha256=', `sha256=${'A'.repeat(64)}`, `sha256=${file.sha256}&from=-1`, ''])(
		'an ill-formed question «%s» is refused',
		async (query) => {
			const { house, people, pair } = await school();
			const path = `/api/documents/${pair.journalId}/files/piece?${query}`;
			const answer = await house.post(path, file.content, people.mentor);
			expect(await refusalOf(answer)).toBe('malformed');
		}
	);
});

describe('rights are those of the document, on every path', () => {
	const may = { mentor: 'write', mentee: 'write', curator: 'read', stranger: '-', nobody: '?' };
	const notes = { ...may, curator: '-' };
	const answers = { write: 'yes', read: 'read-only', '-': 'not-found', '?': 'sign-in-needed' };

	test.each([
		['journalId', may],
		['pairNotesId', notes]
	] as const)('%s', async (name, allowed) => {
		const { begin, piece, content, people, pair } = await school();
		const id = pair[name];
		await begin(id, people.mentor);
		await piece(id, people.mentor);
		for (const [who, right] of Object.entries(allowed)) {
			const headers = people[who as keyof typeof people];
			const wanted = answers[right as keyof typeof answers];
			expect([who, await said(begin(id, headers))]).toEqual([who, wanted]);
			expect([who, await said(piece(id, headers))]).toEqual([who, wanted]);
			const seen = right === 'read' ? 'yes' : wanted;
			expect([who, await said(content(id, headers))]).toEqual([who, seen]);
		}
	});

	test('a scan of a consent is the curator’s of that very school, the director looks, and nobody else knows of it', async () => {
		const { begin, piece, content, people, house, organisationId, district } = await school();
		const id = [...house.facts.all('documents')].find(
			(row) => row.kind === 'registry' && row.organisationId === organisationId
		)!.id;
		const signedIn = async (role: Role, place = organisationId) => {
			const { cookie } = await house.signedIn({ name: role, organisationId: place, role });
			return { cookie };
		};
		const everybody = {
			...people,
			director: await signedIn('director'),
			psychologist: await signedIn('psychologist'),
			municipal: await signedIn('mun_curator', district.organisationId),
			office: await signedIn('mun_office', district.organisationId)
		};
		const rights = { curator: 'yes', director: 'read-only', nobody: 'sign-in-needed' };
		await begin(id, people.curator);
		await piece(id, people.curator);
		for (const [who, headers] of Object.entries(everybody)) {
			const wanted = new Map(Object.entries(rights)).get(who) ?? 'not-found';
			expect([who, await said(begin(id, headers))]).toEqual([who, wanted]);
			expect([who, await said(piece(id, headers))]).toEqual([who, wanted]);
			const seen = who === 'director' ? 'yes' : wanted;
			expect([who, await said(content(id, headers))]).toEqual([who, seen]);
		}
	});

	test('unknown, erased and forbidden documents give the same answer, letter by letter', async () => {
		const { begin, piece, content, people, pair, house } = await school();
		const row = house.facts.find('documents', pair.pairNotesId);
		if (!row) throw new Error('the pair has notes');
		const put = { ...row, id: 'erased-notes', erasedAt: 5 };
		await house.facts.change([{ table: 'documents', put }]);
		for (const ask of [begin, piece, content]) {
			const bodies = await Promise.all(
				[
					ask('never-was', people.mentor),
					ask('erased-notes', people.mentor),
					ask(pair.pairNotesId, people.stranger)
				].map(async (asked) => {
					const answer = await asked;
					return [answer.status, await answer.text()];
				})
			);
			expect(new Set(bodies.map(String)).size).toBe(1);
			expect(bodies[0]?.[0]).toBe(404);
		}
	});

	test('a right that ended is asked for at the next piece, not at the beginning only', async () => {
		const { begin, piece, people, pair, house } = await school();
		await begin(pair.journalId, people.mentor);
		await piece(pair.journalId, people.mentor, 0, 1000);
		const row = house.facts.find('pairs', pair.id);
		if (!row) throw new Error('there is a pair');
		await house.facts.change([{ table: 'pairs', put: { ...row, state: 'ended' } }]);
		expect(await said(piece(pair.journalId, people.mentor, 1000))).toBe('read-only');
	});

	test("another site's page cannot send a file in somebody's name", async () => {
		const { begin, people, pair } = await school();
		const foreign = { ...people.mentor, 'sec-fetch-site': 'cross-site' };
		expect(await said(begin(pair.journalId, foreign))).toBe('foreign-origin');
	});
});

async function said(asked: Promise<Response>): Promise<string> {
	const answer = await asked;
	return answer.ok ? 'yes' : refusalOf(answer);
}
