import type { DocumentKind } from '#lib/domain/access.ts';
import { newDocument } from '../auth/documents.ts';
import type { MadeDocument } from '../auth/documents.ts';
import type { Registers } from '../auth/registers.ts';
import type { Chance } from '../auth/secrets.ts';
import type { UpdateLog } from '../storage/storage.ts';

export interface PapersParts {
	readonly registers: Registers;
	readonly log: Pick<UpdateLog, 'append'>;
	readonly chance: Chance;
	readonly now: () => number;
}

const kinds = ['answers', 'ballots'] as const satisfies readonly DocumentKind[];

/**
 * Everybody who may be asked gets a paper for what they sign and one for what they do not, before they
 * are without a network. Asked twice, there is one of each.
 */
export async function giveAnswerPapers(
	{ registers, log, chance, now }: PapersParts,
	organisationId: string
): Promise<number> {
	const have = new Set(
		[...registers.all('documents')]
			.filter(({ erasedAt }) => erasedAt === null)
			.map(({ kind, ownerId, organisationId: place }) => `${kind} ${place} ${ownerId ?? ''}`)
	);
	const making = { chance, now: now() };
	const made: MadeDocument[] = peopleOf(registers, organisationId, making.now).flatMap((ownerId) =>
		kinds
			.filter((kind) => !have.has(`${kind} ${organisationId} ${ownerId}`))
			.map((kind) => newDocument({ kind, organisationId, ownerId }, ownerId, making))
	);
	if (made.length === 0) return 0;
	await log.append(made.map(({ first }) => first));
	await registers.change(made.map(({ change }) => change));
	return made.length;
}

function peopleOf(registers: Registers, organisationId: string, now: number): readonly string[] {
	const theirs = [...registers.all('grants')].filter(
		(grant) =>
			grant.organisationId === organisationId &&
			grant.state === 'confirmed' &&
			grant.from <= now &&
			(grant.to === null || grant.to > now)
	);
	return [...new Set(theirs.map(({ personId }) => personId))];
}
