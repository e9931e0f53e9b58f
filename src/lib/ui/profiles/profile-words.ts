import type { PinAnswer, PinChange } from '#lib/device/surface.ts';
import { addressed } from '#lib/ui/texts/people.ts';
import { profileTexts } from '#lib/ui/texts/ru/profiles.ts';

const { pin: pinTexts, flaws, unkept } = profileTexts;

/** Why not, in a sentence; undefined when it is done. */
export function sentenceFor(
	answer: PinAnswer | PinChange | { readonly ok: false; readonly reason: 'under-older' }
): string | undefined {
	if (answer.ok) return undefined;
	switch (answer.reason) {
		case 'wrong':
			return answer.waitMs > 0 ? pinTexts.wrongAndWait(spanOf(answer.waitMs)) : pinTexts.wrong;
		case 'wait':
			return pinTexts.wait(spanOf(answer.waitMs));
		case 'unkept':
			return unkept;
		case 'under-older':
			return profileTexts.phone.keepsOlder;
		default:
			return flaws[answer.reason];
	}
}

function spanOf(ms: number): string {
	const seconds = Math.ceil(ms / 1_000);
	return seconds <= 90 ? pinTexts.seconds(seconds) : pinTexts.minutes(Math.ceil(seconds / 60));
}

/** «Анна Р.» of «Ручьёва Анна Викторовна»: enough to find oneself by, and no more than that. */
export function labelFor(name: string): string {
	const [family = '', first] = name.trim().split(/\s+/);
	return first === undefined ? addressed(name) : `${first} ${family.slice(0, 1)}.`;
}
