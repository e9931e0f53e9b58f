import { isOverdue, type TimetableRow } from '#lib/domain/roadmap/timetable.ts';
import { briefDayText } from '#lib/ui/texts/dates.ts';
import { timeTexts as texts } from '#lib/ui/texts/ru/roadmap.ts';

/** When it is, in a few words: first what presses, else the term as it was written. */
export function timeNote(row: TimetableRow, today: string): string {
	const { activity, status } = row;
	if (status === 'done')
		return activity.doneOn ? texts.doneOn(briefDayText(activity.doneOn, today)) : '';
	if (status === 'postponed') return activity.postponedTo ? texts.until(activity.postponedTo) : '';
	const written = termNote(activity);
	if (status === 'cancelled') return written;
	if (isOverdue(row)) return [texts.overdue, written].join(' · ');
	const ends = row.times.map(({ state }) => state).find(({ status: { kind } }) => kind === 'soon');
	if (ends?.current)
		return [texts.endsBy(briefDayText(ends.current.to, today)), written].join(' · ');
	if (ends?.next) return [texts.beginsOn(briefDayText(ends.next.from, today)), written].join(' · ');
	return written;
}

/** An activity whose parts have the terms has none of its own. */
function termNote({ term, parts }: TimetableRow['activity']): string {
	const terms = [term, ...(term.trim() === '' ? parts.map((part) => part.term) : [])];
	const written = terms.map((text) => text.trim().replace(/\s*\n\s*/g, '; ')).filter(Boolean);
	return written.join('; ') || texts.none;
}
