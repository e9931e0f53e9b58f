import { fewestShown } from './survey.ts';

/** Answers to one questionnaire without names, by who knows them. */
export interface Heaps<Sheet> {
	/** Given by people themselves, on their own devices. */
	readonly own: readonly Sheet[];
	/** Known to whoever reads the results: typed in from paper, taken on a shared device, or their own. */
	readonly known: readonly Sheet[];
}

export interface Tellable<Sheet> {
	readonly told: readonly Sheet[];
	/** Answers that people gave themselves and that are not in it yet. */
	readonly withheld: number;
}

/**
 * What may be told of answers without names. Keeps:
 *  1. Less than five sheets are told to nobody.
 *  2. Whoever takes away the sheets that they know has none left, or five and more.
 */
export function tellable<Sheet>({ own, known }: Heaps<Sheet>): Tellable<Sheet> {
	const counted = own.length < fewestShown ? [] : own;
	const all = [...counted, ...known];
	const told = all.length < fewestShown ? [] : all;
	return { told, withheld: own.length - counted.length };
}
