import type { DocumentKind } from '#lib/domain/access.ts';
import type { Tables } from '../storage/records.ts';
import type { UpdateLog } from '../storage/storage.ts';
import { newDocument } from './documents.ts';
import type { NewDocument } from './documents.ts';
import type { Making } from './people.ts';
import type { Registers } from './registers.ts';
import type { Chance } from './secrets.ts';

export interface PairPeople {
	readonly pairId: string;
	readonly organisationId: string;
	readonly mentorIds: readonly string[];
	readonly menteeIds: readonly string[];
}

/** What a pair writes together, and what its curator says of that. */
const shared = [
	...['programme', 'journal', 'pair-notes', 'observations', 'review']
] as const satisfies readonly DocumentKind[];

/** What each of its people writes alone. */
const own = [
	...['private-notes', 'marks', 'pair-feedback', 'feedback'],
	...['help-curator', 'help-psychologist', 'help-methodist']
] as const satisfies readonly DocumentKind[];

type Known = Pick<Tables['documents'], 'kind' | 'ownerId'>;

/** The papers that a pair has to have and has not. */
export function missingPapers(people: PairPeople, known: Iterable<Known>): readonly NewDocument[] {
	const { pairId, organisationId, mentorIds, menteeIds } = people;
	const has = new Set([...known].map(({ kind, ownerId }) => `${kind} ${ownerId ?? ''}`));
	const wanted: readonly NewDocument[] = [
		...shared.map((kind) => ({ kind, organisationId, pairId })),
		...[...mentorIds, ...menteeIds].flatMap((ownerId) =>
			own.map((kind) => ({ kind, organisationId, pairId, ownerId }))
		)
	];
	return wanted.filter(({ kind, ownerId }) => !has.has(`${kind} ${ownerId ?? ''}`));
}

export interface CompletingParts {
	readonly registers: Pick<Registers, 'all' | 'change'>;
	readonly log: Pick<UpdateLog, 'append'>;
	readonly chance: Chance;
	readonly now: () => number;
}

/** Pairs that were made before a kind of paper was thought of get it now; the number of new papers. */
export async function completePairs(parts: CompletingParts): Promise<number> {
	const { registers, log, chance, now } = parts;
	const making: Making = { chance, now: now() };
	const papers = Map.groupBy(registers.all('documents'), ({ pairId }) => pairId);
	const members = Map.groupBy(registers.all('pairMembers'), ({ pairId }) => pairId);
	const made = [...registers.all('pairs')].flatMap(({ id, organisationId, state }) => {
		if (state === 'ended') return [];
		const of = { pairId: id, organisationId, ...partsOf(members.get(id) ?? []) };
		const authorId = of.mentorIds[0] ?? of.menteeIds[0];
		if (authorId === undefined) return [];
		return missingPapers(of, papers.get(id) ?? []).map((paper) =>
			newDocument(paper, paper.ownerId ?? authorId, making)
		);
	});
	if (made.length === 0) return 0;
	await log.append(made.map(({ first }) => first));
	await registers.change(made.map(({ change }) => change));
	return made.length;
}

function partsOf(members: readonly Tables['pairMembers'][]) {
	const of = (part: 'mentor' | 'mentee'): readonly string[] =>
		members.filter((member) => member.part === part).map(({ personId }) => personId);
	return { mentorIds: of('mentor'), menteeIds: of('mentee') };
}
