import { briefMomentText } from '#lib/ui/texts/dates.ts';
import { sizeText } from '#lib/ui/texts/plural.ts';
import { refusalText } from '#lib/ui/texts/ru/refusals.ts';
import { chipTexts, sentences } from '#lib/ui/texts/ru/sync.ts';
import type { IconName } from '#lib/ui/kit/icons.ts';
import type { SyncState } from './state-of.ts';

export interface Chip {
	readonly text: string;
	readonly icon: IconName;
	/** Sent has no colour; being without a network is not a fault. */
	readonly tone: 'plain' | 'info' | 'warn' | 'danger';
}

export function chipOf(state: SyncState, now: number): Chip {
	switch (state.is) {
		case 'S0 loading':
			return chip(chipTexts.loading(state.done, state.of), 'receive', 'info');
		case 'S2 saving':
			return chip(chipTexts.saving, 'clock', 'info');
		case 'S3 sending':
			return chip(chipTexts.sending(state.edits), 'send', 'info');
		case 'S4 all sent':
			return chip(
				state.at === undefined ? chipTexts.ready : briefMomentText(state.at, now),
				'check',
				'plain'
			);
		case 'S5 offline':
			return chip(chipTexts.offline, 'device', 'plain');
		case 'S5 trying':
			return chip(chipTexts.trying, 'clock', 'plain');
		case 'S6 offline, waiting':
		case 'S6 on the device':
			return chip(chipTexts.onDevice(state.edits), 'send', 'info');
		case 'S7 server silent':
			return chip(chipTexts.silent(state.edits), 'server', state.edits > 0 ? 'info' : 'plain');
		case 'S7 captive portal':
			return chip(chipTexts.portal(state.edits), 'alert', 'warn');
		case 'S8 sending much':
			return chip(chipTexts.sendingMuch(state.bytes), 'send', 'info');
		default:
			return urgentChipOf(state);
	}
}

type Urgent = Extract<
	SyncState,
	{ is: `S9 ${string}` | `S10 ${string}` | `S11 ${string}` | `S14 ${string}` | `S24 ${string}` }
>;

function urgentChipOf(state: Urgent): Chip {
	switch (state.is) {
		case 'S9 sign-in needed':
			return chip(chipTexts.signIn(state.edits), 'alert', 'warn');
		case 'S10 waits for the curator':
			return chip(chipTexts.waitsForCurator(state.edits), 'alert', 'warn');
		case 'S11 cannot save':
			return chip(chipTexts.notSaving, 'cross', 'danger');
		case 'S14 app too old':
			return chip(chipTexts.appTooOld, 'alert', 'warn');
		case 'S14 server too old':
			return chip(chipTexts.serverTooOld(state.edits), 'server', 'info');
		case 'S24 fault':
			return chip(chipTexts.fault(state.edits), 'alert', 'warn');
	}
}

function chip(text: string, icon: IconName, tone: Chip['tone']): Chip {
	return { text, icon, tone };
}

/** The sentence of the sheet: what is, and what happens next. */
export function sentenceOf(state: SyncState): string {
	switch (state.is) {
		case 'S0 loading':
			return sentences.loading(`${state.done}`, `${state.of} (${sizeText(state.bytes)})`);
		case 'S2 saving':
			return sentences.saving;
		case 'S3 sending':
			return sentences.sending(state.edits);
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

/** Said aloud by a screen reader by itself; all else would be chatter. */
export function isSpoken(state: SyncState): boolean {
	return /^S(7|9|11|24) /.test(state.is);
}
