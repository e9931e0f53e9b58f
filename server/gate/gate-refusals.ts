import type { Refusal } from '#lib/sync/refusals.ts';
import type { GapOf } from '#lib/sync/update/coverage.ts';
import type { WalkTrouble } from '#lib/sync/update/troubles.ts';

/** What the gate found, for the audit; the device hears the refusal only. */
export type GateTrouble =
	| WalkTrouble
	| 'hole'
	| 'content-kind'
	| 'type-kind'
	| 'reserved-name'
	| 'odd-value'
	| 'root-name'
	| 'key-name'
	| 'element-name'
	| 'format-name'
	| 'document-clients'
	| 'too-nested'
	| `gap-of-${GapOf}`;

export const refusalOf = {
	'cut-off': 'malformed',
	'left-over': 'malformed',
	'bad-number': 'malformed',
	'bad-flag': 'malformed',
	'bad-text': 'malformed',
	'bad-json': 'malformed',
	'empty-part': 'malformed',
	unordered: 'malformed',
	'unknown-content': 'malformed',
	'own-future': 'malformed',
	'clock-jump': 'malformed',
	tangled: 'malformed',
	'gap-of-tangle': 'malformed',
	'too-big': 'update-too-big',
	'too-many-clients': 'update-too-big',
	'too-many-structs': 'update-too-big',
	'too-many-deletes': 'update-too-big',
	'too-long': 'update-too-big',
	'too-deep': 'not-allowed-content',
	'content-kind': 'not-allowed-content',
	'type-kind': 'not-allowed-content',
	'reserved-name': 'not-allowed-content',
	'odd-value': 'not-allowed-content',
	'root-name': 'not-allowed-content',
	'key-name': 'not-allowed-content',
	'element-name': 'not-allowed-content',
	'format-name': 'not-allowed-content',
	'too-nested': 'not-allowed-content',
	'document-clients': 'document-full',
	// A hole says itself that something is missing; sent whole, the same edit has none.
	hole: 'gap',
	'gap-of-structs': 'gap',
	'gap-of-dependencies': 'gap',
	'gap-of-deletes': 'gap'
} as const satisfies Record<GateTrouble, Refusal>;

export type GateRefusal = (typeof refusalOf)[GateTrouble];
