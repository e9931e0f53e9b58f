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
import type { Shares } from './shares.ts';

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
	readonly shares: Shares;
	/** Was this server restored lately, so that what comes whole may hold edits of others? */
	readonly isGivenBack: () => boolean;
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
		if (addsNothing && !isTaken) return knownAlready(write, summary, parts.leases);
		if (isLate) return 'too-late';
		if (isTaken) return 'foreign-client-id';
		if (room.bytes + news.length > limits.documentBytes) return tooBig(room, parts.log);
		const claims = claimsItsIds(write, parts) ? newClients : [];
		if (!parts.leases.claim(room.documentId, claims, caller.personId)) return 'foreign-client-id';
		if (!hasShare(write, news.length, parts)) return 'storage-full';
		coverage.add(summary);
		return { adds: news, claims, refusal: isCut ? 'foreign-client-id' : undefined };
	};
}

/** Reading goes on, and the phone offers it again: room is made by folding and erasing. */
function hasShare({ room }: Write, bytes: number, { shares, report }: JudgeParts): boolean {
	const { resource, documentId } = room;
	if (!resource || resource.kind === 'load-test' || shares.take(resource.organisationId, bytes)) {
		return true;
	}
	report('update-refused', { documentId, trouble: 'organisation-full' });
	return false;
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
 * Whoever is the first to write under an id owns it: live, in an outbox, or in what comes whole, because
 * nobody hears of words that are not here yet. Only after a restore may those be of others, whom a phone
 * gives back; then it owns nothing, and only what it brings under an id that has an owner is left out.
 */
function claimsItsIds(write: Write, { isGivenBack }: JudgeParts): boolean {
	return !isLoadTest(write) && (write.kind === 'update' || !isGivenBack());
}

/** Was it given back by somebody else, its author owns the id from now on: nobody else repeats it as an edit. */
function knownAlready(write: Write, { runs }: UpdateSummary, leases: Leases): 'nothing' {
	const { room, caller } = write;
	const clients = runs.filter((_, at) => at % 3 === 0);
	if (write.kind === 'update' && !isLoadTest(write)) {
		leases.claim(room.documentId, clients, caller.personId);
	}
	return 'nothing';
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
