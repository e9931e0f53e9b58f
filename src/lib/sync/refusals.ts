/**
 * Every «no» that one machine says to the other. Each has a sentence in the catalogue of texts. The
 * edit behind a refusal stays on the device, whatever the code; `retry` says when to offer it again.
 */
export type Retry = 'never' | 'later' | 'after-sign-in' | 'after-reload' | 'resync';

export const refusals = {
	'sign-in-needed': { retry: 'after-sign-in' },
	/** Unknown, erased and forbidden alike: the difference would tell what exists. */
	'unknown-document': { retry: 'never' },
	'read-only': { retry: 'never' },
	/** It came when the right had ended: the server keeps it beside the document until a person decides. */
	'in-quarantine': { retry: 'never' },
	/** A person has decided about it: it does not go into the document, and need not be sent any more. */
	'set-aside': { retry: 'never' },
	'update-too-big': { retry: 'never' },
	'document-full': { retry: 'never' },
	'not-allowed-content': { retry: 'never' },
	malformed: { retry: 'never' },
	/** The update builds on something that the server lacks: send all of it. */
	gap: { retry: 'resync' },
	/** At the next start the edits are written again under a new client id. */
	'foreign-client-id': { retry: 'never' },
	/** Said by the device itself: it stands inside of another's record about which a curator decides. */
	'waits-for-another': { retry: 'never' },
	'too-many-messages': { retry: 'later' },
	'app-too-old': { retry: 'after-reload' },
	'server-too-old': { retry: 'later' },
	'storage-unavailable': { retry: 'later' },
	'storage-full': { retry: 'later' },
	'server-stopping': { retry: 'later' }
} as const satisfies Record<string, { readonly retry: Retry }>;

export type Refusal = keyof typeof refusals;

export function isRefusal(value: unknown): value is Refusal {
	return typeof value === 'string' && Object.hasOwn(refusals, value);
}

export function retryOf(refusal: Refusal): Retry {
	return refusals[refusal].retry;
}

/** A refusal that we do not know is meant. */
export function retryKindOf(refusal: string): Retry {
	return isRefusal(refusal) ? retryOf(refusal) : 'never';
}
