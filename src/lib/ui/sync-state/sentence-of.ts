import { sizeText } from '#lib/ui/texts/sizes.ts';
import { refusalText } from '#lib/ui/texts/ru/refusals.ts';
import { sentences } from '#lib/ui/texts/ru/sync-sentences.ts';
import type { SyncState } from './state-of.ts';
import type { Urgent } from './words-of.ts';

/** The sentence of the sheet: what is, and what happens next. */
export function sentenceOf(state: SyncState): string {
	switch (state.is) {
		case 'S0 loading':
			return sentences.loading(`${state.done}`, `${state.of} (${sizeText(state.bytes)})`);
		case 'S2 saving':
			return sentences.saving;
		case 'S3 sending':
			return sentences.sending(state.edits);
		case 'S3 sending files':
			return sentences.sendingFiles(state.files, state.bytes);
		case 'S4 all sent':
			return sentences.allSent;
		case 'S5 offline':
			return sentences.offline;
		case 'S5 trying':
			return sentences.trying;
		case 'S6 offline, waiting':
			return sentences.offlineWaiting(state.edits);
		case 'S6 on the device':
			return sentences.onDevice(state.edits);
		case 'S6 files wait':
			return sentences.filesWait(state.files);
		case 'S7 server silent':
			return sentences.silent(nextTryText(state.nextTryInMs));
		case 'S7 captive portal':
			return sentences.portal;
		case 'S8 sending much':
			return sentences.sendingMuch(state.bytes);
		default:
			return urgentSentenceOf(state);
	}
}

function urgentSentenceOf(state: Urgent): string {
	switch (state.is) {
		case 'S9 sign-in needed':
			return state.edits > 0 ? sentences.signInWaiting(state.edits) : sentences.signIn;
		case 'S10 waits for the curator':
			return refusalText(state.refusal);
		case 'S10 file refused':
			return sentences.fileRefused;
		case 'S11 cannot save':
			return sentences.notSaving[state.because];
		case 'S14 app too old':
			return sentences.appTooOld;
		case 'S14 server too old':
			return sentences.serverTooOld;
		case 'S24 fault':
			return sentences.fault(state.edits, state.code);
	}
}

function nextTryText(ms: number): string {
	const minutes = Math.round(ms / 60_000);
	return minutes < 1 ? sentences.nextTry.soon : sentences.nextTry.inMinutes(minutes);
}

export type SyncAction = 'check' | 'hand-over' | 'sign-in' | 'update';

/** What the person can do about it, the most useful first. */
export function actionsOf(state: SyncState): readonly SyncAction[] {
	switch (state.is) {
		case 'S6 offline, waiting':
			return ['hand-over', 'check'];
		case 'S7 server silent':
		case 'S7 captive portal':
		case 'S14 server too old':
			return state.edits > 0 ? ['check', 'hand-over'] : ['check'];
		case 'S9 sign-in needed':
			return state.edits > 0 ? ['sign-in', 'hand-over'] : ['sign-in'];
		case 'S10 waits for the curator':
			return ['hand-over', 'check'];
		case 'S24 fault':
			return state.edits > 0 ? ['check', 'hand-over'] : ['check'];
		case 'S11 cannot save':
			return ['hand-over'];
		case 'S14 app too old':
			return ['update', 'hand-over'];
		default:
			return ['check'];
	}
}
