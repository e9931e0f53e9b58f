import * as Y from 'yjs';
import { can } from '#lib/domain/access.ts';
import type { Actor } from '#lib/domain/access.ts';
import { rolesKeptBy } from '#lib/domain/access/appointing.ts';
import { accepted, declined } from '#lib/domain/outcome.ts';
import type { Outcome } from '#lib/domain/outcome.ts';
import type { Refusal } from '#lib/sync/refusals.ts';
import type { Facts } from '../access/facts.ts';
import { standingOf } from '../auth/standing-of.ts';
import { bytesOf, lateEditsOf, withoutWords } from '../hub/late-edits.ts';
import type { LateEdit } from '../hub/late-edits.ts';
import { wordsOf } from './late-words.ts';

/** The edits of one author to one document: they build on each other, so one decision is for all. */
export interface LateGroup {
	readonly documentId: string;
	readonly kind: string;
	readonly author: { readonly id: string; readonly name: string };
	readonly edits: number;
	readonly at: number;
	readonly state: LateEdit['state'];
	readonly word: string;
	/** Undefined for one who may not read the document itself. */
	readonly words: readonly string[] | undefined;
}

export type Decision = 'apply' | 'return' | 'discard';
export type DecisionTrouble = 'not-found' | 'word-needed' | 'not-applicable';

export interface DecisionParts {
	readonly facts: Facts;
	readonly now: () => number;
	/** Puts an edit into the document in its author's name; says why the document does not take it. */
	readonly release: (edit: ReleasedEdit) => Promise<Refusal | undefined>;
}

export interface ReleasedEdit {
	readonly documentId: string;
	readonly authorId: string;
	readonly batchId: string;
	readonly update: Uint8Array;
}

export interface Decisions {
	toDecide(actor: Actor): readonly LateGroup[];
	/** What became of this person's own; until they say that they have read it. */
	ofAuthor(actor: Actor): readonly LateGroup[];
	decide(
		actor: Actor,
		of: { readonly documentId: string; readonly authorId: string },
		how: { readonly decision: Decision; readonly word: string }
	): Promise<Outcome<undefined, DecisionTrouble>>;
	close(actor: Actor, documentId: string): Promise<void>;
}

export function createDecisions(parts: DecisionParts): Decisions {
	const { facts } = parts;
	return {
		toDecide: (actor) =>
			groupsOf(facts, ({ state, documentId, authorId }) => {
				return state === 'waiting' && mayDecide(parts, actor, { documentId, authorId });
			}).map((group) => cardOf(parts, actor, group)),
		ofAuthor: (actor) =>
			groupsOf(facts, (row) => row.authorId === actor.personId && row.state !== 'closed').map(
				(group) => cardOf(parts, actor, group)
			),
		decide: (actor, of, how) => decide(parts, actor, { ...of, ...how }),
		async close(actor, documentId) {
			const own = lateEditsOf(facts, documentId, actor.personId);
			const decided = own.filter(({ state }) => state !== 'waiting' && state !== 'closed');
			await change(facts, decided, (row) => ({
				...{ ...row, state: 'closed', update: withoutWords(row) }
			}));
		}
	};
}

interface Deciding {
	readonly documentId: string;
	readonly authorId: string;
	readonly decision: Decision;
	readonly word: string;
}

async function decide(
	parts: DecisionParts,
	actor: Actor,
	asked: Deciding
): Promise<Outcome<undefined, DecisionTrouble>> {
	const { facts, now, release } = parts;
	const { documentId, authorId, decision, word } = asked;
	const edits = lateEditsOf(facts, documentId, authorId).filter((row) => row.state === 'waiting');
	const first = edits[0];
	// Of what one may not decide it is not told whether it is there.
	if (!first || !mayDecide(parts, actor, asked)) return declined('not-found');
	if (decision === 'discard' && word === '') return declined('word-needed');
	if (decision === 'apply') {
		const update = new Uint8Array(Y.mergeUpdates(edits.map(bytesOf)));
		const refusal = await release({ documentId, authorId, update, batchId: first.id });
		if (refusal) return declined('not-applicable');
	}
	const signed = { state: stateAfter[decision], word, decidedBy: actor.personId, decidedAt: now() };
	await change(facts, edits, (row) => ({
		...row,
		...signed,
		update: decision === 'return' ? row.update : withoutWords(row)
	}));
	return accepted(undefined);
}

const stateAfter = { apply: 'applied', return: 'returned', discard: 'discarded' } as const;

function change(
	facts: Facts,
	rows: readonly LateEdit[],
	next: (row: LateEdit) => LateEdit
): Promise<void> {
	return facts.change(rows.map((row) => ({ table: 'quarantine', put: next(row) })));
}

/** Who keeps the roles of the document's school decides, but not about themselves. */
function mayDecide(
	{ facts, now }: DecisionParts,
	actor: Actor,
	{ documentId, authorId }: { readonly documentId: string; readonly authorId: string }
): boolean {
	const row = facts.find('documents', documentId);
	if (!row || row.erasedAt !== null || authorId === actor.personId) return false;
	const standing = standingOf(facts, row.organisationId);
	return standing !== undefined && rolesKeptBy(actor, standing, now()).includes('mentor');
}

function groupsOf(
	facts: Facts,
	isMeant: (row: LateEdit) => boolean
): readonly (readonly LateEdit[])[] {
	const rows = [...facts.all('quarantine')].filter(isMeant).toSorted((a, b) => a.at - b.at);
	const key = ({ documentId, authorId, state }: LateEdit) => `${documentId} ${authorId} ${state}`;
	return [...Map.groupBy(rows, key).values()];
}

function cardOf(
	{ facts, now }: DecisionParts,
	actor: Actor,
	group: readonly LateEdit[]
): LateGroup {
	const { documentId, authorId, state, word, at } = group[0]!;
	const resource = facts.resourceOf(documentId);
	const isOwn = authorId === actor.personId;
	const mayRead = isOwn || (resource !== undefined && can(actor, 'read', resource, now()));
	const name = facts.find('people', authorId)?.name ?? '';
	return {
		...{ documentId, state, word, at, edits: group.length },
		kind: facts.find('documents', documentId)?.kind ?? '',
		author: { id: authorId, name },
		words: mayRead ? wordsOf(group.map(bytesOf).filter(({ length }) => length > 0)) : undefined
	};
}
