import type * as Y from 'yjs';
import type { HelpAnswer, HelpRequest } from '#lib/domain/help.ts';
import { numberOf, recordsIn, textOf } from '../fields.ts';

/** Newest first. An answer to a request that is not here yet waits until it is. Never throws. */
export function readHelp(doc: Y.Doc): readonly HelpRequest[] {
	const answers = Map.groupBy(recordsIn(doc, 'answers'), ([, fields]) =>
		textOf(fields.get('requestId'))
	);
	return recordsIn(doc, 'requests')
		.map(([id, fields]): HelpRequest => {
			const own = answers.get(id) ?? [];
			return {
				id,
				text: textOf(fields.get('text')),
				at: numberOf(fields.get('at')),
				answers: own.map(answerOf).toSorted((a, b) => byTime(a, b))
			};
		})
		.toSorted((a, b) => byTime(b, a));
}

type Records = ReturnType<typeof recordsIn>;

function answerOf([id, fields]: Records[number]): HelpAnswer {
	return {
		id,
		text: textOf(fields.get('text')),
		at: numberOf(fields.get('at')),
		by: textOf(fields.get('by'))
	};
}

interface Timed {
	readonly id: string;
	readonly at: number;
}

function byTime(a: Timed, b: Timed): number {
	return a.at - b.at || (a.id < b.id ? -1 : 1);
}
