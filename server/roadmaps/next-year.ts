import * as Y from 'yjs';
import { can } from '#lib/domain/access.ts';
import type { Actor } from '#lib/domain/access.ts';
import { accepted, declined } from '#lib/domain/outcome.ts';
import type { Outcome } from '#lib/domain/outcome.ts';
import { rollRoadmap } from '#lib/domain/roadmap/roll.ts';
import type { Roadmap } from '#lib/domain/roadmap/roadmap.ts';
import { planContentOf } from '#lib/documents/plan-content.ts';
import { copyRoadmap } from '#lib/documents/roadmap/copy.ts';
import { readRoadmap } from '#lib/documents/roadmap/read.ts';
import { rollOver } from '#lib/documents/roadmap/roll-over.ts';
import type { Facts } from '../access/facts.ts';
import { frozen } from '../approvals/frozen-plans.ts';
import { documentInLog } from '../approvals/plan-in-log.ts';
import { inTurn } from '../approvals/turns.ts';
import { newDocument } from '../auth/documents.ts';
import type { Chance } from '../auth/secrets.ts';
import type { UpdateLog } from '../storage/storage.ts';

export interface AskedYear {
	readonly actor: Actor;
	/** Made by the device, and the id of the new roadmap: asked twice, it is one. */
	readonly id: string;
	readonly from: string;
	/** The school year that is left, by the year it begins in. */
	readonly year: number;
	/** Of the plan that the person saw. */
	readonly hash: string;
}

export type YearRefusal = 'not-found' | 'forbidden' | 'not-same' | 'year-exists' | 'id-taken';

export interface YearParts {
	readonly facts: Pick<Facts, 'find' | 'all' | 'resourceOf' | 'change'>;
	readonly log: Pick<UpdateLog, 'read' | 'append'>;
	readonly chance: Chance;
	readonly now: () => number;
}

export type RollYear = (asked: AskedYear) => Promise<Outcome<string, YearRefusal>>;

/**
 * A new school year is a new document: the year that is left, its approvals and its marks stay as
 * they are. The server makes it whole, as every document; nobody ever sees a half of it.
 */
export function createRollYear(parts: YearParts): RollYear {
	const turn = inTurn();
	return async (asked) => {
		const { facts, now } = parts;
		const resource = facts.resourceOf(asked.from);
		if (resource?.kind !== 'roadmap') return declined('not-found');
		if (!can(asked.actor, 'read', resource, now())) return declined('not-found');
		if (!can(asked.actor, 'write', resource, now())) return declined('forbidden');
		return turn(asked.from, () => rollInTurn(parts, asked));
	};
}

async function rollInTurn(
	parts: YearParts,
	asked: AskedYear
): Promise<Outcome<string, YearRefusal>> {
	const { facts, log } = parts;
	const from = facts.find('documents', asked.from);
	if (!from) return declined('not-found');
	const { organisationId } = from;
	const schoolYear = asked.year + 1;
	const known = facts.find('documents', asked.id);
	if (known) {
		const isSame = known.organisationId === organisationId && known.schoolYear === schoolYear;
		return isSame ? accepted(asked.id) : declined('id-taken');
	}
	const siblings = [...facts.all('documents')].filter(
		(row) => row.organisationId === organisationId && row.kind === 'roadmap'
	);
	if (siblings.some((row) => row.schoolYear === schoolYear && row.erasedAt === null))
		return declined('year-exists');
	const doc = await documentInLog(log, asked.from);
	if (frozen(planContentOf(doc, 'roadmap')).hash !== asked.hash) return declined('not-same');
	const made = newRoadmap(parts, asked, { organisationId, roadmap: readRoadmap(doc) });
	await log.append([made.first]);
	await facts.change([
		made.change,
		...(from.schoolYear === null
			? [{ table: 'documents', put: { ...from, schoolYear: asked.year } } as const]
			: [])
	]);
	return accepted(asked.id);
}

interface Old {
	readonly organisationId: string;
	readonly roadmap: Roadmap;
}

function newRoadmap(
	{ chance, now }: YearParts,
	{ id, actor, year }: AskedYear,
	{ organisationId, roadmap }: Old
) {
	const making = { chance: { ...chance, id: () => id }, now: now() };
	const of = { kind: 'roadmap', organisationId, schoolYear: year + 1 } as const;
	const empty = newDocument(of, actor.personId, making);
	const doc = new Y.Doc();
	Y.applyUpdate(doc, empty.first.update);
	// What a printed approval says is of the year that is left.
	copyRoadmap(doc, { roadmap: { ...roadmap, approvals: [] }, newId: () => chance.id() });
	rollOver(doc, rollRoadmap(readRoadmap(doc), { year }));
	const update = Y.encodeStateAsUpdate(doc);
	doc.destroy();
	return { ...empty, first: { ...empty.first, update } };
}
