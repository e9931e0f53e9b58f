import { approvalState, digestOfState } from '#lib/domain/approvals/approval.ts';
import type { ApprovalDigest } from '#lib/domain/approvals/approval.ts';
import type { Digest, UnreadableDigest } from '#lib/domain/progress/digest.ts';
import type { PairFacts, RoadmapFacts, SchoolFacts } from '#lib/domain/progress/school-facts.ts';
import type { Tables } from '../storage/records.ts';
import type { BookParts, SchoolBook } from './school-book.ts';
import { surveyFacts } from './survey-facts.ts';

type DocumentRow = Tables['documents'];

/** Digests and records of a school as its facts, as far as whoever asks may count them. */
export function schoolFacts(
	parts: BookParts,
	book: SchoolBook,
	may: (documentId: string) => boolean
): Omit<SchoolFacts, 'heardAt'> {
	const open = book.documents.filter(({ id }) => may(id));
	const of = (kind: string): readonly DocumentRow[] => open.filter((row) => row.kind === kind);
	const registry = of('registry')[0];
	const surveys = surveyFacts(parts, { book, rows: open });
	return {
		organisationId: book.organisationId,
		at: countedUpTo(parts, open),
		pairs: book.pairs.toSorted(byId).flatMap((pair) => pairFacts(parts, { book, pair, open })),
		registry: registry ? read(parts, registry, 'registry') : null,
		roadmaps: of('roadmap')
			.toSorted(byId)
			.flatMap((row) => roadmapFacts(parts, row)),
		surveys: surveys.surveys,
		unreadable: surveys.unreadable
	};
}

/** Up to when everything that was stored is counted. */
export function countedUpTo(
	{ projector, now }: Pick<BookParts, 'projector' | 'now'>,
	rows: readonly DocumentRow[]
): number {
	return rows.reduce((at, { id }) => Math.min(at, projector.behindSince(id) ?? at), now());
}

interface OfPair {
	readonly book: SchoolBook;
	readonly pair: Tables['pairs'];
	readonly open: readonly DocumentRow[];
}

/** None for a pair of which nothing may be counted. */
function pairFacts(parts: BookParts, { book, pair, open }: OfPair): readonly PairFacts[] {
	const rows = open.filter(({ pairId }) => pairId === pair.id);
	const programme = rows.find(({ kind }) => kind === 'programme');
	const journal = rows.find(({ kind }) => kind === 'journal');
	if (!programme && !journal) return [];
	const members = book.members.get(pair.id) ?? [];
	const idsOf = (part: 'mentor' | 'mentee'): readonly string[] =>
		members.flatMap((member) => (member.part === part ? [member.personId] : [])).toSorted();
	const [mentorIds, menteeIds] = [idsOf('mentor'), idsOf('mentee')];
	const { id, state, createdAt } = pair;
	return [
		{
			...{ id, state, createdAt, mentorIds, menteeIds },
			programme: programme ? read(parts, programme, 'programme') : null,
			approval: programme ? approvalOf(parts, programme) : null,
			journal: journal ? read(parts, journal, 'journal') : null,
			heard: {
				mentors: heardOf(parts, rows, mentorIds),
				mentees: heardOf(parts, rows, menteeIds)
			}
		}
	];
}

/** Meetings of which one of these has said something. */
function heardOf(
	{ projector }: BookParts,
	rows: readonly DocumentRow[],
	personIds: readonly string[]
): readonly string[] {
	const heard = rows
		.filter(({ ownerId }) => ownerId !== null && personIds.includes(ownerId))
		.flatMap(({ id }) => {
			const digest = projector.digestOf(id);
			return digest?.of === 'heard' ? digest.meetingIds : [];
		});
	return [...new Set(heard)].toSorted();
}

function roadmapFacts(parts: BookParts, row: DocumentRow): readonly RoadmapFacts[] {
	const digest = read(parts, row, 'roadmap');
	if (!digest) return [];
	const { id: documentId, schoolYear } = row;
	return [{ documentId, schoolYear, approval: approvalOf(parts, row), digest }];
}

function approvalOf({ facts }: BookParts, { id }: DocumentRow): ApprovalDigest | null {
	const records = facts.approvalsOf(id);
	return records.length === 0 ? null : digestOfState(approvalState(records), records.length);
}

/** Null while nothing of it was counted yet. */
function read<Of extends Digest['of']>(
	{ projector }: BookParts,
	{ id }: DocumentRow,
	of: Of
): Extract<Digest, { readonly of: Of }> | UnreadableDigest | null {
	const digest = projector.digestOf(id);
	if (!digest) return null;
	if (digest.of === of) return digest as Extract<Digest, { readonly of: Of }>;
	return { of: 'unreadable' };
}

function byId(a: { readonly id: string }, b: { readonly id: string }): number {
	return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}
