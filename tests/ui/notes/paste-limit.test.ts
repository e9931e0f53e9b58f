import { expect, test } from 'vitest';
import { isTooMuch } from '#lib/ui/notes/paste-limit.ts';

function pasted(paragraphs: number, signsEach: number) {
	return {
		size: paragraphs * (signsEach + 2),
		content: {
			descendants(visit: (node: { readonly isBlock: boolean }) => boolean): void {
				for (let at = 0; at < paragraphs; at++)
					if (visit({ isBlock: true })) visit({ isBlock: false });
			}
		}
	};
}

test('a report of a hundred pages may be pasted at once', () => {
	expect(isTooMuch(pasted(1_500, 120))).toBe(false);
});

test('what the server could not take in one piece is not let in', () => {
	expect(isTooMuch(pasted(20_000, 5))).toBe(true);
	expect(isTooMuch(pasted(1, 600_000))).toBe(true);
});
