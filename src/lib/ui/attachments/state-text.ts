import type { Attachment } from '#lib/domain/attachments/attachment.ts';
import type { FileState } from '#lib/device/surface.ts';
import { attachmentTexts as texts } from '#lib/ui/texts/ru/attachments.ts';

/** Where the bytes are: here, on the server, or on somebody else's phone only. */
export function stateText(state: FileState, { bytes }: Pick<Attachment, 'bytes'>): string {
	switch (state.at) {
		case 'elsewhere':
			return texts.states.elsewhere(bytes);
		case 'sending':
			return texts.states.sending(shareOf(state.held, bytes));
		case 'receiving':
			return texts.states.receiving(shareOf(state.held, bytes));
		default:
			return texts.states[state.at];
	}
}

/** What it is called on a screen: its caption, else what it is. */
export function titleOf({ caption, kind, name, seconds }: Attachment): string {
	if (caption !== '') return caption;
	if (kind === 'voice') return texts.noteOf(seconds);
	return kind === 'photo' ? texts.kinds.photo : name;
}

function shareOf(held: number, bytes: number): number {
	return bytes === 0 ? 0 : Math.min(1, held / bytes);
}
