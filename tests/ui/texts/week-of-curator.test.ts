import { expect, test } from 'vitest';
import { weekOfCuratorTexts as texts } from '#lib/ui/texts/ru/week-of-curator.ts';

test('a school whose pairs do not work yet reads no «0 из 0»', () => {
	for (const said of [texts.card(0, 0, 0), texts.inPairs(0, 0)]) {
		expect(said).toMatch(/пар, которые работают, ещё нет/i);
		expect(said).not.toContain('0');
	}
	expect(texts.card(0, 0, 2)).toMatch(/^За неделю: 0\sвстреч у 0 из 2\sпар\. /);
	expect(texts.inPairs(1, 2)).toMatch(/^у 1 из 2\sпар, которые работают$/);
});
