import type { BondEvent } from '#lib/domain/bonds/bond.ts';
import type { OrderWords } from '#lib/domain/bonds/order-lines.ts';
import { dayInFigures } from '#lib/export/paper.ts';
import { bondTexts, endReasonTexts, orderTexts } from '#lib/ui/texts/ru/bonds.ts';
import { mentoringKindTexts, optionTexts } from '#lib/ui/texts/ru/registry.ts';

const kinds: Readonly<Record<string, string>> = mentoringKindTexts;

/** How the rows of an order are worded. */
export const orderWords: OrderWords = {
	form: (form) => optionTexts[form] ?? form,
	kind: (kind) => kinds[kind] ?? kind,
	day: dayInFigures,
	change: changeText,
	// A parent's name has no place in an order.
	consent: ({ givenOn, number, signer, kind }) =>
		orderTexts.consents(kind === 'participation' ? signer : '', dayInFigures(givenOn), number)
};

function changeText(event: BondEvent, nameOf: (personId: string) => string): string {
	const texts = bondTexts.changes;
	switch (event.kind) {
		case 'mentor-changed':
			return texts.mentor(nameOf(event.mentorId), event.note);
		case 'prolonged':
			return texts.prolonged(dayInFigures(event.until));
		case 'paused':
			return texts.paused;
		case 'resumed':
			return texts.resumed;
		case 'completed':
			return texts.completed;
		case 'terminated':
			return texts.terminated(event.reason === '' ? '' : endReasonTexts[event.reason]);
		default:
			return event.note;
	}
}
