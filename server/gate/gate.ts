import { kinds } from '#lib/documents/kinds.ts';
import type { KindName } from '#lib/documents/kinds.ts';
import type { Coverage } from '#lib/sync/update/coverage.ts';
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
}

export interface Accepted {
	readonly summary: UpdateSummary;
	/** The server holds all of it: acknowledge, but neither store nor relay. */
	readonly addsNothing: boolean;
	/** Clients with structs that are new here: their ids must belong to the sender. */
	readonly newClients: readonly number[];
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
			const trouble = troubleWith(walked.value, question);
			if (trouble !== undefined) return refused(trouble);
			return accept(walked.value, question.coverage, limits);
		}
	};
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

function accept(summary: UpdateSummary, coverage: Coverage, limits: GateLimits): GateAnswer {
	const addsNothing = coverage.covers(summary);
	const newClients = addsNothing ? none : newClientsIn(summary, coverage);
	const unknown = newClients.filter((client) => coverage.clockOf(client) === 0).length;
	if (unknown > 0 && coverage.clientCount + unknown > limits.maxClientsOfDocument) {
		return refused('document-clients');
	}
	return { ok: true, value: { summary, addsNothing, newClients } };
}

const none: readonly number[] = [];

function newClientsIn({ runs }: UpdateSummary, coverage: Coverage): readonly number[] {
	const clients: number[] = [];
	for (let at = 0; at < runs.length; at += 3) {
		const client = runs[at]!;
		const isNew = runs[at + 2]! > coverage.clockOf(client);
		if (isNew && clients.at(-1) !== client) clients.push(client);
	}
	return clients;
}
