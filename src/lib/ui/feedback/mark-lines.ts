import type { Marks } from '#lib/domain/feedback.ts';
import { feedbackTexts as texts } from '#lib/ui/texts/ru/feedback.ts';

/** The marks that were given, a line each, in words. */
export function markLines({ useful, clear, progress, ready }: Marks): readonly string[] {
	return [
		...degree(texts.useful, useful, texts.usefulDegrees),
		...(clear === '' ? [] : [`${texts.clear}: ${texts.clearMarks[clear].toLowerCase()}`]),
		...(progress === ''
			? []
			: [`${texts.progress}: ${texts.progressMarks[progress].toLowerCase()}`]),
		...degree(texts.ready, ready, texts.readyDegrees)
	];
}

function degree(label: string, mark: number, words: readonly string[]): readonly string[] {
	const word = words[mark - 1];
	return word === undefined ? [] : [texts.degree(label, mark, word.toLowerCase())];
}
