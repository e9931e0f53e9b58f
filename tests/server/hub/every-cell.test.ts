import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { encodeRequest } from '../../../src/lib/sync/exchange-messages.ts';
import { roles } from '../../../src/lib/domain/people.ts';
import type { RecordChange } from '../../../server/storage/records.ts';
import { actionsOfLetter, columns, readTable } from '../../domain/access/oracle.ts';
import { differences, lookingDown, lookingUp, unrelated } from '../../domain/access/oracle.ts';
import type { Column } from '../../domain/access/oracle.ts';
import { readAnswer, request } from './device.ts';
import { syncMessage } from './plain-client.ts';
import { at, openSchool } from './school.ts';
import type { School } from './school.ts';
import { settle } from '../../support/turns.ts';

/** One bearer of one role, and what the oracle lets them do with one document. */
interface Cell {
	readonly personId: string;
	readonly documentId: string;
	readonly letter: string;
	readonly isLate: boolean;
	readonly label: string;
}

const states = ['active', 'paused', 'ended'] as const;
const ties = ['mentor of the pair', 'mentee of the pair'] as const;
const places = { here: unrelated, below: lookingDown, above: lookingUp } as const;

const roots: Readonly<Record<Column, string>> = {
	...{ roadmap: 'fields', programme: 'fields', journal: 'meetings', review: 'remarks' },
	...{ marks: 'marks', 'pair-feedback': 'words', observations: 'lessons' },
	...{ 'help-curator': 'requests', 'help-psychologist': 'requests', 'help-methodist': 'requests' },
	...{ surveys: 'surveys', ballots: 'answers', 'taken-answers': 'answers' },
	...{ feedback: 'answers', answers: 'answers', registry: 'people', library: 'materials' },
	...{ monitoring: 'plans', practices: 'cases', 'pair-notes': 'meta', 'private-notes': 'meta' }
};

test('every cell of role × kind × relation × state says the same on every path', async () => {
	const { records, cells } = world();
	await using school = await openSchool({ facts: records });
	const byPerson = Map.groupBy(cells, ({ personId }) => personId);
	const wrong: string[] = [];
	for (const theirs of byPerson.values()) wrong.push(...(await wrongOf(school, theirs)));
	expect(wrong.slice(0, 20)).toEqual([]);
	expect(cells.length).toBeGreaterThan(1_900);
	// What was refused changed nothing: there are exactly the rows that may be there.
	const written = new Map<string, number>();
	for (const { documentId, letter } of cells) {
		const more = actionsOfLetter[letter]?.includes('write') ? paths : 0;
		written.set(documentId, (written.get(documentId) ?? 0) + more);
	}
	for (const [documentId, rows] of written) {
		expect([documentId, await school.rows(documentId)]).toEqual([documentId, rows]);
	}
}, 120_000);

/** By channel, by a socket of its own, by the exchange on the socket and over HTTP, and in a packet that somebody else brings. */
const paths = 5;

async function wrongOf(school: School, cells: readonly Cell[]): Promise<readonly string[]> {
	const seen = new Map<Cell, string[]>(cells.map((cell) => [cell, []]));
	account(school, cells, seen);
	await byChannel(school, cells, seen);
	await byOwnSocket(school, cells, seen);
	await byExchange(school, cells, seen);
	return cells.flatMap((cell) => {
		const found = (seen.get(cell) ?? []).join(' | ');
		const expected = expectedOf(cell).join(' | ');
		return found === expected ? [] : [`${cell.label}: ${found} instead of ${expected}`];
	});
}

/** In the order of the paths: what they learn of the document, then what becomes of their edit. */
function expectedOf({ letter, isLate }: Cell): readonly string[] {
	const actions = actionsOfLetter[letter] ?? [];
	const [reads, writes] = [actions.includes('read'), actions.includes('write')];
	const mode = writes ? 'read-write' : reads ? 'read-only' : 'none';
	const refusal = isLate ? 'in-quarantine' : reads ? 'read-only' : 'unknown-document';
	const fate = writes ? 'stored' : refusal;
	const live = reads ? [mode, fate] : ['none', 'unknown-document'];
	const own = reads ? [fate] : ['unknown-document'];
	const exchanged = [fate, `answered ${reads}`];
	return [mode, ...live, ...own, ...exchanged, ...exchanged, ...exchanged];
}

function account(school: School, cells: readonly Cell[], seen: Map<Cell, string[]>): void {
	const told = school.facts.accountOf(cells[0]!.personId, school.clock.now);
	for (const cell of cells) {
		const card = told?.documents.find(({ id }) => id === cell.documentId);
		seen.get(cell)!.push(card?.mode ?? 'none');
	}
}

async function byChannel(school: School, cells: readonly Cell[], seen: Map<Cell, string[]>) {
	const device = await school.device(cells[0]!.personId, { name: `channel-${cells[0]!.personId}` });
	cells.forEach(({ documentId }, channel) => device.open(channel, documentId));
	await settle();
	const modes = new Map(device.take('opened').map(({ channel, mode }) => [channel, mode]));
	const closed = new Map(device.take('closed').map((one) => [one.channel, one.refusal]));
	cells.forEach((cell, channel) => {
		device.say(channel, syncMessage(2, edit(cell)));
	});
	await settle();
	for (const [channel, cell] of cells.entries()) {
		const fates = device.heard(channel).flatMap((heard) => {
			return heard.is === 'stored' ? ['stored'] : heard.is === 'refused' ? [heard.refusal] : [];
		});
		seen
			.get(cell)!
			.push(modes.get(channel) ?? 'none', fates[0] ?? closed.get(channel) ?? 'nothing');
	}
	device.socket.leave();
	await settle();
}

async function byOwnSocket(school: School, cells: readonly Cell[], seen: Map<Cell, string[]>) {
	for (const cell of cells) {
		const client = school.plain(cell.personId, cell.documentId);
		client.update(edit(cell));
		await settle();
		const fates = client.heard().flatMap((heard) => {
			return heard.is === 'stored' ? ['stored'] : heard.is === 'refused' ? [heard.refusal] : [];
		});
		seen.get(cell)!.push(fates[0] ?? client.socket.closed?.reason ?? 'nothing');
		client.socket.leave();
	}
	await settle();
}

async function byExchange(school: School, cells: readonly Cell[], seen: Map<Cell, string[]>) {
	const ask = () => {
		const pushes = cells.map((cell) => ({
			...{ document: cell.documentId, batch: fresh(), update: edit(cell) }
		}));
		const stateVector = Uint8Array.of(0);
		return request([], {
			pushes,
			asks: cells.map(({ documentId }) => ({ document: documentId, stateVector }))
		});
	};
	const device = await school.device(cells[0]!.personId, { name: `asks-${cells[0]!.personId}` });
	device.ask(1, ask());
	for (let turn = 0; turn < 20 && !device.socket.received.length; turn++) await settle();
	await settle();
	const bySocket = device.answers()[0];
	device.socket.leave();
	const speaker = school.speaker(cells[0]!.personId, { every: true });
	const byHttp = readAnswer(await school.hub.exchange(speaker, encodeRequest(ask())));
	const brought = await school.hub.carryIn({ authorId: cells[0]!.personId, ...ask() });
	for (const answer of [bySocket, byHttp, brought]) {
		cells.forEach((cell, at) => {
			const outcome = answer?.outcomes[at];
			const isAnswered = answer?.answers.some(({ document }) => document === cell.documentId);
			seen.get(cell)!.push(outcome?.stored ? 'stored' : (outcome?.refusal ?? 'nothing'));
			seen.get(cell)!.push(`answered ${isAnswered}`);
		});
	}
}

let names = 0;
const fresh = (): string => `batch-${++names}`;

/** A new one each time, which the kind allows. */
function edit({ label }: Cell): Uint8Array {
	const kind = columns.find((column) => label.includes(` ${column},`))!;
	const doc = new Y.Doc();
	doc.getMap(roots[kind]).set(`k${++names}`, names);
	return Y.encodeStateAsUpdate(doc);
}

/** A region's school and district with one bearer for every cell, and the cells as the oracle has them. */
function world(): { readonly records: readonly RecordChange[]; readonly cells: readonly Cell[] } {
	const records: RecordChange[] = [
		organisation('district', 'district', null),
		organisation('school', 'school', 'district')
	];
	const cells: Cell[] = [];
	for (const state of states) {
		records.push({
			table: 'pairs',
			put: { id: state, organisationId: 'school', state, createdAt: at }
		});
		for (const kind of columns) records.push(paper(`${kind}.${state}`, kind, { pairId: state }));
	}
	for (const kind of columns)
		records.push(paper(`${kind}.up`, kind, { organisationId: 'district' }));
	for (const role of roles) {
		for (const [place, table] of Object.entries(places)) {
			const personId = `${role}.${place}`;
			records.push(...person(personId, role, place === 'below' ? 'district' : 'school'));
			for (const kind of columns) {
				const documentId = place === 'above' ? `${kind}.up` : `${kind}.active`;
				const letter = readTable(table)[role]?.[kind] ?? '?';
				const label = `${role} ${place} ${kind}, unrelated`;
				cells.push({ personId, documentId, letter, isLate: false, label });
			}
		}
		for (const tie of ties) {
			for (const state of states) {
				const personId = `${role}.${tie.slice(0, 6)}.${state}`;
				records.push(...person(personId, role, 'school'), member(state, personId, tie));
				for (const kind of columns) {
					const letter = letterOf(role, kind, tie, state);
					const isLate =
						state === 'ended' && letterOf(role, kind, tie, 'active') === 'W' && letter !== 'W';
					const label = `${role} here ${kind}, ${tie} ${state}`;
					cells.push({ personId, documentId: `${kind}.${state}`, letter, isLate, label });
				}
			}
		}
		const owner = `${role}.owner`;
		records.push(...person(owner, role, 'school'));
		for (const kind of columns) {
			const documentId = `${kind}.of.${role}`;
			records.push(paper(documentId, kind, { ownerId: owner }));
			const label = `${role} here ${kind}, owner`;
			const letter = letterOf(role, kind, 'owner', 'active');
			cells.push({ personId: owner, documentId, letter, isLate: false, label });
		}
	}
	return { records, cells };
}

function letterOf(
	role: string,
	kind: Column,
	tie: keyof typeof differences,
	state: (typeof states)[number]
): string {
	let letter = readTable(unrelated)[role]?.[kind] ?? '?';
	for (const { roles: whose, cells, states: when } of differences[tie]) {
		if (whose !== 'every role' && !whose.includes(role)) continue;
		if (when.includes(state)) letter = cells[kind] ?? letter;
	}
	return letter;
}

function organisation(
	id: string,
	kind: 'school' | 'district',
	parentId: string | null
): RecordChange {
	return { table: 'organisations', put: { id, kind, name: id, parentId } };
}

function person(id: string, role: (typeof roles)[number], organisationId: string): RecordChange[] {
	const appointed = { ground: '', state: 'confirmed', from: 0, to: null } as const;
	return [
		{ table: 'people', put: { id, name: id, organisationId } },
		{ table: 'grants', put: { id: `g.${id}`, personId: id, organisationId, role, ...appointed } }
	];
}

function member(pairId: string, personId: string, tie: (typeof ties)[number]): RecordChange {
	const part = tie === 'mentor of the pair' ? 'mentor' : 'mentee';
	return { table: 'pairMembers', put: { id: `m.${personId}`, pairId, personId, part } };
}

function paper(
	id: string,
	kind: string,
	of: { readonly pairId?: string; readonly ownerId?: string; readonly organisationId?: string }
): RecordChange {
	const { pairId = null, ownerId = null, organisationId = 'school' } = of;
	return {
		table: 'documents',
		put: {
			id,
			kind,
			organisationId,
			pairId,
			ownerId,
			createdAt: at,
			erasedAt: null,
			schoolYear: null
		}
	};
}
