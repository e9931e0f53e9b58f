import { briefMomentText } from '#lib/ui/texts/dates.ts';
import { chipTexts } from '#lib/ui/texts/ru/sync.ts';
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
		case 'S3 sending files':
			return chip(chipTexts.sendingFiles(state.files), 'send', 'info');
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
		case 'S6 files wait':
			return chip(chipTexts.onDevice(state.files), 'send', 'info');
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

/** What a person has to do something about. */
export type Urgent = Extract<
	SyncState,
	{ is: `S9 ${string}` | `S10 ${string}` | `S11 ${string}` | `S14 ${string}` | `S24 ${string}` }
>;

function urgentChipOf(state: Urgent): Chip {
	switch (state.is) {
		case 'S9 sign-in needed':
			return chip(chipTexts.signIn(state.edits), 'alert', 'warn');
		case 'S10 waits for the curator':
			return chip(chipTexts.waitsForCurator(state.edits), 'alert', 'warn');
		case 'S10 file refused':
			return chip(chipTexts.fileRefused(state.files), 'alert', 'warn');
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

/** Said aloud by a screen reader by itself; all else would be chatter. */
export function isSpoken(state: SyncState): boolean {
	return /^S(7|9|11|24) /.test(state.is);
}
