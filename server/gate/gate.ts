import { assert } from '#lib/domain/assert.ts';
import { kinds } from '#lib/documents/kinds.ts';
import type { KindName } from '#lib/documents/kinds.ts';
import type { Coverage } from '#lib/sync/update/coverage.ts';
import { endsOfStuck } from '#lib/sync/update/dependencies.ts';
import { newPartOf, partBefore } from '#lib/sync/update/new-part.ts';
import { wideLimits } from '#lib/sync/update/troubles.ts';
import { contentRefs } from '#lib/sync/update/update-summary.ts';
import type { UpdateSummary } from '#lib/sync/update/update-summary.ts';
import { walkUpdate } from '#lib/sync/update/walk-update.ts';
import { allowedIn, contentTrouble } from './allowed.ts';
import type { Allowed } from './allowed.ts';
import { refusalOf } from './gate-refusals.ts';
import type { GateRefusal, GateTrouble } from './gate-refusals.ts';
import type { GateLimits, GateMode } from './limits.ts';

export interface Question {
	/** What the server holds of the document, updates included that wait for the disk. */
	readonly coverage: Coverage;
	readonly kind: KindName;
	readonly mode: GateMode;
	/** Instead of what the kind allows. */
	readonly allowed?: Allowed;
	/** Client ids under which the sender may bring nothing new: that is left out, the rest is looked at. */
	readonly isLeftOut?: (client: number) => boolean;
}

export interface Accepted {
	/** What to store and to relay: without the structs that the server holds already. */
	readonly update: Uint8Array;
	/** Of that update. */
	readonly summary: UpdateSummary;
	/** The server holds all of it: acknowledge, but neither store nor relay. */
	readonly addsNothing: boolean;
	/** Clients with structs that are new here: their ids must belong to the sender. */
	readonly newClients: readonly number[];
	/** Not all of it was looked at. */
	readonly isCut: boolean;
}

export type GateAnswer =
	| { readonly ok: true; readonly value: Accepted }
	| { readonly ok: false; readonly reason: GateRefusal; readonly trouble: GateTrouble };

export interface Gate {
	check(update: Uint8Array, question: Question): GateAnswer;
}

/**
 * Nothing of an update is handed to Yjs, stored or relayed before it passed here. Keeps:
 *  1. What passes leaves nothing pending in a Y.Doc that holds what the coverage says, and moves its
 *     clocks exactly as it moves the coverage's.
 *  2. The gate changes nothing: whoever stores the update adds it to the coverage.
 *  3. Cost is bounded by the bytes at hand, not by what they declare.
 * Who owns a client id is not asked here but of the leases, with `newClients`.
 */
export function createGate({ limits }: { readonly limits: GateLimits }): Gate {
	return {
		check: (update, question) => {
			const walked = walkUpdate(update, limits.walk[question.mode]);
			if (!walked.ok) return refused(walked.reason);
			const summary = withoutLeftOut(walked.value, question);
			const trouble = troubleWith(summary, question);
			if (trouble !== undefined) return refused(trouble);
			return accept(summary, { limits, ...question, isCut: summary !== walked.value });
		}
	};
}

/** Nor what builds on it: the sender writes that again, and the rest must not wait. */
function withoutLeftOut(summary: UpdateSummary, { coverage, isLeftOut }: Question): UpdateSummary {
	const { runs } = summary;
	const ends = new Map<number, number>();
	for (let at = 0; isLeftOut && at < runs.length; at += 3) {
		const client = runs[at]!;
		const known = coverage.clockOf(client);
		if (runs[at + 2]! > known && isLeftOut(client)) ends.set(client, known);
	}
	if (ends.size === 0) return summary;
	const cut = before(summary, ends);
	const stuck = endsOfStuck(cut, (client) => coverage.clockOf(client));
	return stuck.size === 0 ? cut : before(summary, new Map([...stuck, ...ends]));
}

function before({ bytes }: UpdateSummary, ends: ReadonlyMap<number, number>): UpdateSummary {
	const walked = walkUpdate(
		partBefore(bytes, (client) => ends.get(client)),
		wideLimits
	);
	assert(walked.ok, 'a part of an update that passed is an update');
	return walked.value;
}

function refused(trouble: GateTrouble): GateAnswer {
	return { ok: false, reason: refusalOf[trouble], trouble };
}

function troubleWith(summary: UpdateSummary, question: Question): GateTrouble | undefined {
	const { coverage, kind, mode } = question;
	const isHoley = (summary.contents & (1 << contentRefs.skip)) !== 0;
	// Only a phone's outbox has holes of its own making: what lay there was stored before.
	if (isHoley && mode !== 'exchange') return 'hole';
	const allowed = question.allowed ?? allowedByKind[kind];
	const gap = coverage.gapIn(summary);
	return contentTrouble(summary, allowed) ?? (gap === undefined ? undefined : `gap-of-${gap}`);
}

const allowedByKind = Object.fromEntries(
	Object.entries(kinds).map(([name, kind]) => [name, allowedIn(kind)])
) as Record<KindName, Allowed>;

interface Accepting extends Question {
	readonly limits: GateLimits;
	readonly isCut: boolean;
}

function accept(summary: UpdateSummary, { coverage, limits, isCut }: Accepting): GateAnswer {
	const update = summary.bytes;
	if (coverage.covers(summary)) {
		return { ok: true, value: { update, summary, addsNothing: true, newClients: [], isCut } };
	}
	const news = repeats(summary, coverage) ? withoutKnown(summary, coverage) : summary;
	if (coverage.depthOf(news) > limits.maxNesting) return refused('too-nested');
	const newClients = newClientsIn(news);
	const unknown = newClients.filter((client) => coverage.clockOf(client) === 0).length;
	const isFlood = coverage.clientCount + unknown > limits.maxClientsOfDocument;
	if (unknown > 0 && isFlood) return refused('document-clients');
	return {
		ok: true,
		value: { update: news.bytes, summary: news, addsNothing: false, newClients, isCut }
	};
}

function repeats({ runs }: UpdateSummary, coverage: Coverage): boolean {
	for (let at = 0; at < runs.length; at += 3) {
		if (runs[at + 1]! < coverage.clockOf(runs[at]!)) return true;
	}
	return false;
}

/**
 * A struct that is sent again may be another than the one that was stored. Yjs ignores it when it
 * applies updates one after another, but merging updates may take it for the true one and lose what
 * somebody wrote. So what is known goes no further.
 */
function withoutKnown(summary: UpdateSummary, coverage: Coverage): UpdateSummary {
	const update = newPartOf(summary.bytes, (client) => coverage.clockOf(client));
	const walked = walkUpdate(update, wideLimits);
	assert(walked.ok, 'the new part of an update that passed is an update');
	return walked.value;
}

/** Every run of an update without repetitions is new. */
function newClientsIn({ runs }: UpdateSummary): readonly number[] {
	const clients: number[] = [];
	for (let at = 0; at < runs.length; at += 3) {
		if (clients.at(-1) !== runs[at]) clients.push(runs[at]!);
	}
	return clients;
}
