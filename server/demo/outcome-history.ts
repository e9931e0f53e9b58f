import { changeRecord, addItem } from '#lib/documents/programme/lists.ts';
import { readProgramme } from '#lib/documents/programme/read.ts';
import { termUntil } from './calendar.ts';
import { outcomes } from './outcomes.ts';
import type { Event, Plot } from './plot.ts';

/** Half-way through the first quarter, and when it is over. */
const middleDay = 28;
const laterDay = 56;

/** Where the pair began is written in the second week; what has changed, as time goes by. */
export function outcomeEvents(plot: Plot): readonly Event[] {
	const { difficulties, results, risks, checks } = outcomes[plot.pair.story];
	return [
		...difficulties.flatMap((difficulty, index) => difficultyEvents(plot, difficulty, index)),
		...results.flatMap((result, index) => resultEvents(plot, result, index)),
		...risks.map((risk, index) =>
			listed(plot, { by: 'mentor', minute: 40 + index }, (doc, id) => {
				addItem(doc, 'risks', { id, ...risk });
			})
		),
		...checks.map((survey, index) =>
			listed(plot, { by: 'mentor', minute: 50 + index }, (doc, id) => {
				const term = termUntil(plot.calendar.dayAfter(14 + index * 90));
				addItem(doc, 'checks', { id, survey, term, done: '' });
			})
		)
	];
}

/** Who writes it, and in which minute of that afternoon. */
interface Turn {
	readonly by: Event['by'];
	readonly minute: number;
}

type Difficulty = (typeof outcomes)[keyof typeof outcomes]['difficulties'][number];
type Result = (typeof outcomes)[keyof typeof outcomes]['results'][number];

function difficultyEvents(plot: Plot, { now, ...fields }: Difficulty, index: number) {
	const added = listed(plot, { by: 'mentee', minute: index }, (doc, id) => {
		addItem(doc, 'difficulties', { id, ...fields, now: '' });
	});
	return [added, changed(plot, { root: 'difficulties', index, day: laterDay }, { now })];
}

function resultEvents(plot: Plot, { task, middle, became, ...fields }: Result, index: number) {
	const added = listed(plot, { by: 'mentor', minute: 20 + index }, (doc, id) => {
		const taskId = readProgramme(doc).tasks[task]?.id ?? '';
		addItem(doc, 'results', { id, taskId, ...fields, middle: '', became: '' });
	});
	const place = { root: 'results', index } as const;
	return [
		added,
		changed(plot, { ...place, day: middleDay }, { middle }),
		changed(plot, { ...place, day: laterDay }, { became })
	];
}

function listed(
	{ calendar, chance }: Plot,
	{ by, minute }: Turn,
	write: (doc: Parameters<Event['write']>[0], id: string) => void
): Event {
	const id = chance.id();
	return {
		at: calendar.moment(4, 15) + minute * 60_000,
		by,
		paper: 'programme',
		write: (doc) => write(doc, id)
	};
}

interface Place {
	readonly root: 'difficulties' | 'results';
	readonly index: number;
	readonly day: number;
}

/** Whoever wrote the record first wrote it in this order. */
function changed({ calendar }: Plot, { root, index, day }: Place, fields: object): Event {
	return {
		at: calendar.moment(day, 16) + index * 60_000,
		by: 'mentor',
		paper: 'programme',
		write: (doc) => {
			const id = readProgramme(doc).lists[root][index]?.id;
			if (id !== undefined) changeRecord(doc, { root, id }, fields);
		}
	};
}
