import type { Refusal } from '#lib/sync/refusals.ts';
import type { UpdateSummary } from '#lib/sync/update/update-summary.ts';
import type { Gate } from '../gate/gate.ts';
import type { Leases } from '../gate/leases.ts';
import type { GateMode } from '../gate/limits.ts';
import { defaultGateLimits } from '../gate/limits.ts';
import type { UpdateLog } from '../storage/storage.ts';
import type { Write } from './write.ts';
import { limits } from './limits.ts';
import type { Room } from './room.ts';

/** `adds`: these bytes are to be stored with the client ids they claim, and the coverage stands for them already. `nothing`: the disk holds all of it. `too-late`: the right to it has ended. */
export type Verdict = Addition | 'nothing' | 'too-late' | Refusal;
export interface Addition {
	readonly adds: Uint8Array;
	readonly claims: readonly number[];
	/** What is said all the same: not everything was added. */
	readonly refusal: Refusal | undefined;
}

export type Judge = (write: Write) => Verdict;

export interface JudgeParts {
	readonly gate: Gate;
	readonly leases: Leases;
	readonly log: UpdateLog;
	readonly report: (event: string, fields: Record<string, unknown>) => void;
}

/** May this be stored? Rights first: whoever may not write learns nothing of what the gate thinks. */
export function createJudge(parts: JudgeParts): Judge {
	return (write) => {
		const { room, caller, update } = write;
		const { resource, coverage } = room;
		const isAllowed = write.isReleased === true || caller.may('write', resource);
		const isLate = !isAllowed && caller.had('write', resource);
		if (!resource || !(isAllowed || isLate)) {
			return caller.may('read', resource) ? 'read-only' : 'unknown-document';
		}
		if (!coverage || parts.log.isDamaged(room.documentId)) return 'storage-unavailable';
		const isWhole = write.kind === 'step-2' && !isLoadTest(write);
		const answer = parts.gate.check(update, {
			...{ coverage, kind: resource.kind, mode: modeOf(write) },
			// Their owner gives them back; what else stands in the difference must not wait for it.
			...(isWhole && { isLeftOut: (client: number) => isForeign(write, client, parts.leases) })
		});
		// What builds on edits that are set aside themselves has a gap until they are in.
		if (isLate && !answer.ok && answer.reason === 'gap') return 'too-late';
		if (!answer.ok) {
			parts.report('update-refused', { documentId: room.documentId, trouble: answer.trouble });
			return answer.reason;
		}
		const { addsNothing, newClients, summary, update: news, isCut } = answer.value;
		const isTaken = addsNothing && (isCut || isUnderForeignIds(write, summary, parts.leases));
		if (addsNothing && !isTaken) return 'nothing';
		if (isLate) return 'too-late';
		if (isTaken) return 'foreign-client-id';
		if (room.bytes + news.length > limits.documentBytes) return tooBig(room, parts.log);
		if (!isOwn(write, newClients, parts.leases)) return 'foreign-client-id';
		coverage.add(summary);
		const claims = claimsItsIds(write) ? newClients : [];
		return { adds: news, claims, refusal: isCut ? 'foreign-client-id' : undefined };
	};
}

/** Folding may have made it small since it was measured; then it is measured again, and may be sent again. */
function tooBig(room: Room, log: UpdateLog): Refusal {
	if (log.foldedUpTo(room.documentId) === room.foldedUpTo) return 'document-full';
	room.coverage = undefined;
	return 'storage-unavailable';
}

/** A page that was pasted, or a roadmap that was imported, comes live and is as large as a step 2. */
function modeOf({ kind, batchId, update }: Write): GateMode {
	if (batchId !== undefined) return 'exchange';
	if (kind === 'step-2') return 'step2';
	return update.length > defaultGateLimits.walk.update.maxBytes ? 'step2' : 'update';
}

/**
 * Only who types under an id owns it, live or in an outbox. What comes whole may hold edits of others,
 * if the server was restored and a phone gives back what it lacks, so it claims nothing; but what it
 * brings under an id under which somebody else types is left out.
 */
function isOwn(write: Write, clients: readonly number[], leases: Leases): boolean {
	const { room, caller } = write;
	if (isLoadTest(write)) return true;
	if (claimsItsIds(write)) return leases.claim(room.documentId, clients, caller.personId);
	return clients.every((client) => !isForeign(write, client, leases));
}

function claimsItsIds(write: Write): boolean {
	return write.kind === 'update' && !isLoadTest(write);
}

/**
 * What stands here under these numbers was typed by somebody else, so it may be other words than the
 * sender's: to call them stored would lose them without a sign. Step 2 repeats others in good faith.
 */
function isUnderForeignIds(write: Write, { runs }: UpdateSummary, leases: Leases): boolean {
	if (write.kind === 'step-2' || isLoadTest(write)) return false;
	for (let at = 0; at < runs.length; at += 3) {
		if (isForeign(write, runs[at]!, leases)) return true;
	}
	return false;
}

function isForeign({ room, caller }: Write, client: number, leases: Leases): boolean {
	const owner = leases.ownerOf(room.documentId, client);
	return owner !== undefined && owner !== caller.personId;
}

function isLoadTest({ room }: Write): boolean {
	return room.resource?.kind === 'load-test';
}
