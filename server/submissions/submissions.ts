import { createHash } from 'node:crypto';
import { can } from '#lib/domain/access.ts';
import type { Actor, Resource } from '#lib/domain/access.ts';
import { readSnapshot, snapshotText } from '#lib/domain/monitoring/snapshot.ts';
import { checkSubmission, submissionState } from '#lib/domain/monitoring/submission.ts';
import type {
	Submission,
	SubmissionRefusal,
	SubmissionStep
} from '#lib/domain/monitoring/submission.ts';
import { accepted, declined } from '#lib/domain/outcome.ts';
import type { Outcome } from '#lib/domain/outcome.ts';
import { isInForce } from '#lib/domain/people.ts';
import { readRequests } from '#lib/documents/monitoring/read.ts';
import type { Facts } from '../access/facts.ts';
import { documentInLog } from '../approvals/plan-in-log.ts';
import { inTurn } from '../approvals/turns.ts';
import type { UpdateLog } from '../storage/storage.ts';

/**
 * What schools send up. Keeps:
 *  1. A district sees what a school sent and nothing else; what was recalled is seen by the school alone.
 *  2. A record is never changed: a correction is another one, and so is a recall.
 *  3. Time, author and number are the server's; the hash is that of the text that lies here.
 */
export interface Submissions {
	take(asked: AskedSubmission): Promise<Outcome<readonly Submission[], SubmitRefusal>>;
	/** Everything that this person may see, of the own schools and of those below. */
	seenBy(actor: Actor): readonly Submission[];
}

export interface AskedSubmission {
	readonly actor: Actor;
	/** Made by the device: asked twice, because an answer was lost, it is one step. */
	readonly id: string;
	readonly documentId: string;
	readonly requestId: string;
	readonly organisationId: string;
	readonly step: SubmissionStep;
	readonly hash: string;
	readonly content: string;
}

export type SubmitRefusal =
	SubmissionRefusal | 'not-found' | 'forbidden' | 'closed' | 'ill-formed' | 'id-taken';

export interface SubmissionParts {
	readonly facts: Pick<Facts, 'find' | 'all' | 'resourceOf' | 'change'>;
	readonly log: Pick<UpdateLog, 'read'>;
	readonly now: () => number;
}

export function createSubmissions(parts: SubmissionParts): Submissions {
	const turn = inTurn();
	return {
		take: (asked) => turn(`${asked.requestId} ${asked.organisationId}`, () => take(parts, asked)),
		seenBy: (actor) => seenBy(parts, actor)
	};
}

async function take(
	parts: SubmissionParts,
	asked: AskedSubmission
): Promise<Outcome<readonly Submission[], SubmitRefusal>> {
	const { facts } = parts;
	const right = rightOf(parts, asked);
	if (!right.ok) return right;
	const known = facts.find('submissions', asked.id);
	if (known) return isSame(known, asked) ? accepted(ofRequest(parts, asked)) : declined('id-taken');
	const state = submissionState(ofRequest(parts, asked));
	const inOrder = checkSubmission(state, asked);
	if (!inOrder.ok) return inOrder;
	const content = await contentOf(parts, asked);
	if (!content.ok) return content;
	await keep(parts, asked, { content: content.value, hash: hashAfter(asked, state.standing) });
	return accepted(ofRequest(parts, asked));
}

/** Whoever writes the school's own document of this kind sends it; the request must be its district's. */
function rightOf(
	{ facts, now }: SubmissionParts,
	{ actor, documentId, organisationId }: AskedSubmission
): Outcome<true, 'not-found' | 'forbidden'> {
	const district = facts.resourceOf(documentId);
	const own = ownDocument(facts, organisationId);
	if (district?.kind !== 'monitoring' || !own) return declined('not-found');
	if (!can(actor, 'read', district, now()) || !can(actor, 'read', own, now()))
		return declined('not-found');
	if (!own.ancestorIds.includes(district.organisationId)) return declined('not-found');
	return can(actor, 'write', own, now()) ? accepted(true) : declined('forbidden');
}

function ownDocument(
	facts: SubmissionParts['facts'],
	organisationId: string
): Resource | undefined {
	for (const { id, kind, organisationId: of, erasedAt } of facts.all('documents'))
		if (kind === 'monitoring' && of === organisationId && erasedAt === null)
			return facts.resourceOf(id);
	return undefined;
}

function isSame(known: Submission, asked: AskedSubmission): boolean {
	return (
		known.documentId === asked.documentId &&
		known.requestId === asked.requestId &&
		known.organisationId === asked.organisationId &&
		known.step === asked.step &&
		known.personId === asked.actor.personId
	);
}

function ofRequest(
	{ facts }: SubmissionParts,
	of: Pick<AskedSubmission, 'documentId' | 'requestId' | 'organisationId'>
): readonly Submission[] {
	return [...facts.all('submissions')].filter(
		(row) =>
			row.documentId === of.documentId &&
			row.requestId === of.requestId &&
			row.organisationId === of.organisationId
	);
}

async function contentOf(
	{ log }: SubmissionParts,
	{ step, documentId, requestId, content, hash }: AskedSubmission
): Promise<Outcome<string, SubmitRefusal>> {
	if (step === 'recalled') return accepted('');
	const doc = await documentInLog(log, documentId);
	const request = readRequests(doc).find(({ id }) => id === requestId);
	doc.destroy();
	if (!request || request.state === 'draft') return declined('not-found');
	if (request.state === 'closed') return declined('closed');
	const snapshot = readSnapshot(content);
	const isWhole = snapshot?.requestId === requestId && snapshotText(snapshot) === content;
	return isWhole && hashOf(content) === hash ? accepted(content) : declined('ill-formed');
}

function hashOf(content: string): string {
	return createHash('sha256').update(content).digest('hex');
}

function hashAfter({ step, hash }: AskedSubmission, standing: Submission | undefined): string {
	return step === 'recalled' ? (standing?.hash ?? '') : hash;
}

async function keep(
	parts: SubmissionParts,
	asked: AskedSubmission,
	{ content, hash }: { readonly content: string; readonly hash: string }
): Promise<void> {
	const { facts, now } = parts;
	const { id, documentId, requestId, organisationId, step, actor } = asked;
	const put: Submission = {
		...{ id, documentId, requestId, organisationId, step, hash, content },
		number: ofRequest(parts, asked).length + 1,
		personId: actor.personId,
		person: facts.find('people', actor.personId)?.name ?? '',
		at: now()
	};
	await facts.change([{ table: 'submissions', put }]);
}

function seenBy(parts: SubmissionParts, actor: Actor): readonly Submission[] {
	const { facts, now } = parts;
	const all = [...facts.all('submissions')];
	const own = all.filter(({ organisationId }) => {
		const resource = ownDocument(facts, organisationId);
		return resource !== undefined && can(actor, 'read', resource, now());
	});
	const below = all.filter(
		(row) => !own.includes(row) && isOfDistrict(parts, actor, row.documentId)
	);
	return [...own, ...withoutRecalled(below)];
}

/** A school reads what its district asks, too: whose answers one sees says where one's own role is. */
function isOfDistrict({ facts, now }: SubmissionParts, actor: Actor, documentId: string): boolean {
	const resource = facts.resourceOf(documentId);
	if (!resource || !can(actor, 'read', resource, now())) return false;
	return actor.grants.some(
		(grant) => grant.organisationId === resource.organisationId && isInForce(grant, now())
	);
}

/** That something was sent and taken back is seen; what it said is not. */
function withoutRecalled(rows: readonly Submission[]): readonly Submission[] {
	const groups = Map.groupBy(
		rows,
		({ requestId, organisationId }) => `${requestId} ${organisationId}`
	);
	return [...groups.values()].flatMap((group) => {
		const { standing } = submissionState(group);
		return group.map((row) => (row === standing ? row : { ...row, content: '' }));
	});
}
