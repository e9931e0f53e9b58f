import type { Doubt } from './term.ts';

export function distinctDoubts(doubts: readonly Doubt[]): Doubt[] {
	const byText = new Map(doubts.map((doubt) => [JSON.stringify(doubt), doubt]));
	return [...byText.values()];
}
