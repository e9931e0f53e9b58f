import type { Facts } from '#lib/device/facts.ts';

/** What the chip says right now. The numbers are those of the table of texts S0–S24. */
export type SyncState =
	| {
			readonly is: 'S0 loading';
			readonly done: number;
			readonly of: number;
			readonly bytes: number;
	  }
	| { readonly is: 'S2 saving' }
	| { readonly is: 'S3 sending'; readonly edits: number }
	| { readonly is: 'S3 sending files'; readonly files: number; readonly bytes: number }
	| { readonly is: 'S4 all sent'; readonly at: number | undefined }
	| { readonly is: 'S5 offline' }
	| { readonly is: 'S6 offline, waiting'; readonly edits: number }
	| { readonly is: 'S6 on the device'; readonly edits: number }
	| { readonly is: 'S6 files wait'; readonly files: number }
	| { readonly is: 'S5 trying' }
	| { readonly is: 'S7 server silent'; readonly edits: number; readonly nextTryInMs: number }
	| { readonly is: 'S7 captive portal'; readonly edits: number }
	| { readonly is: 'S8 sending much'; readonly bytes: number }
	| { readonly is: 'S9 sign-in needed'; readonly edits: number }
	| { readonly is: 'S10 waits for the curator'; readonly edits: number; readonly refusal: string }
	| { readonly is: 'S10 file refused'; readonly files: number }
	| { readonly is: 'S11 cannot save'; readonly because: 'no-room' | 'store-broken' | 'no-store' }
	| { readonly is: 'S14 app too old' }
	| { readonly is: 'S14 server too old'; readonly edits: number }
	| { readonly is: 'S24 fault'; readonly edits: number; readonly code: string };

/** Shorter savings pass unseen: a word that flashes by only worries. */
const savingShowsAfterMs = 1000;
/** About ten seconds on a village link. */
const muchBytes = 48 * 1024;

/** What needs the person comes first, then what hinders, then what goes on by itself. */
export function stateOf(facts: Facts): SyncState {
	return (
		unsavedState(facts) ??
		blockedState(facts) ??
		refusedState(facts) ??
		savingState(facts) ??
		roadState(facts) ??
		loadingState(facts) ??
		openState(facts)
	);
}

/** How many edits are on this device only. */
export function waitingEdits({ sent }: Facts): number {
	return sent.at === 'sent' ? 0 : sent.edits;
}

function unsavedState({ saved }: Facts): SyncState | undefined {
	if (saved.at !== 'not-saving') return undefined;
	return { is: 'S11 cannot save', because: saved.because };
}

function blockedState(facts: Facts): SyncState | undefined {
	if (facts.road.at === 'sign-in-needed') {
		return { is: 'S9 sign-in needed', edits: waitingEdits(facts) };
	}
	if (facts.road.at === 'app-too-old') return { is: 'S14 app too old' };
	return undefined;
}

function refusedState({ sent, files }: Facts): SyncState | undefined {
	const isOnlyFiles = sent.at === 'sent' && files.refused > 0;
	if (isOnlyFiles) return { is: 'S10 file refused', files: files.refused };
	if (sent.at !== 'refused') return undefined;
	const { edits, refusal } = sent;
	if (waitsForCurator.includes(refusal)) {
		return { is: 'S10 waits for the curator', edits, refusal };
	}
	return { is: 'S24 fault', edits, code: refusal };
}

const waitsForCurator: readonly string[] = [
	...['read-only', 'unknown-document', 'in-quarantine', 'waits-for-another']
];

function savingState({ saved }: Facts): SyncState | undefined {
	return saved.at === 'saving' && saved.sinceMs >= savingShowsAfterMs
		? { is: 'S2 saving' }
		: undefined;
}

function roadState(facts: Facts): SyncState | undefined {
	const edits = waitingEdits(facts);
	const { road } = facts;
	switch (road.at) {
		case 'no-network':
			return edits > 0
				? { is: 'S6 offline, waiting', edits }
				: (filesState(facts) ?? { is: 'S5 offline' });
		case 'captive-portal':
			return { is: 'S7 captive portal', edits };
		case 'server-silent':
			return { is: 'S7 server silent', edits, nextTryInMs: road.nextTryInMs };
		case 'server-too-old':
			return { is: 'S14 server too old', edits };
		case 'server-fault':
			return { is: 'S24 fault', edits, code: road.code };
		case 'trying':
			return edits > 0
				? { is: 'S6 on the device', edits }
				: (filesState(facts) ?? { is: 'S5 trying' });
		case 'open':
		case 'sign-in-needed':
		case 'app-too-old':
			return undefined;
	}
}

function filesState({ files }: Facts): SyncState | undefined {
	return files.waiting > 0 ? { is: 'S6 files wait', files: files.waiting } : undefined;
}

/** What has not come by the time the network goes is no load that goes on. */
function loadingState({ received }: Facts): SyncState | undefined {
	return received.loading && { is: 'S0 loading', ...received.loading };
}

function openState({ sent, received, files }: Facts): SyncState {
	if (sent.at === 'sending') {
		return sent.bytes > muchBytes
			? { is: 'S8 sending much', bytes: sent.bytes }
			: { is: 'S3 sending', edits: sent.edits };
	}
	if (sent.at === 'waiting') return { is: 'S6 on the device', edits: sent.edits };
	if (files.waiting > 0) {
		return { is: 'S3 sending files', files: files.waiting, bytes: files.bytes };
	}
	const storedAt = sent.at === 'sent' ? sent.storedAt : undefined;
	const known = [storedAt, received.at].filter((at) => at !== undefined);
	return { is: 'S4 all sent', at: known.length > 0 ? Math.max(...known) : undefined };
}
