import type { PairCard } from '#lib/domain/account.ts';
import type { DistrictWeek } from '#lib/domain/week/district-week.ts';
import type { SchoolDue, SchoolNews } from '#lib/domain/week/school-week.ts';
import type { TimetableRow } from '#lib/domain/roadmap/timetable.ts';
import {
	activityAddress,
	baseAddress,
	homeAddress,
	ordersAddress,
	pairAddress,
	progressAddress,
	requestAddress,
	resultsAddress
} from '#lib/ui/texts/addresses.ts';
import { briefDayText, dayText } from '#lib/ui/texts/dates.ts';
import { pairNames } from '#lib/ui/texts/people.ts';
import { progressTexts } from '#lib/ui/texts/ru/progress.ts';
import { roadmapTexts } from '#lib/ui/texts/ru/roadmap.ts';
import { weekOfCuratorTexts as texts } from '#lib/ui/texts/ru/week-of-curator.ts';
import type { WeekLine } from '#lib/ui/week-line.ts';

export interface Around {
	readonly today: string;
	readonly pairs: readonly PairCard[];
	readonly roadmapId: string;
	/** Whether it is known what was answered to the district. */
	readonly knowsAnswers: boolean;
}

export function newsLine(news: SchoolNews, { today, pairs, roadmapId }: Around): WeekLine {
	switch (news.is) {
		case 'meetings':
			return {
				...{ title: texts.meetings(news.count), note: texts.inPairs(news.pairs, news.of) },
				...{ icon: 'meetings', href: progressAddress }
			};
		case 'steps':
			return { title: texts.steps(news.count), note: '', icon: 'check', href: progressAddress };
		case 'approved': {
			const pair = pairs.find(({ id }) => id === news.pairId);
			const title = pair ? pairNames(pair) : progressTexts.pairs.pair;
			return { title, note: texts.approved, icon: 'flag', href: pairAddress(news.pairId) };
		}
		case 'ordered':
			return { title: texts.ordered(news.count), note: '', icon: 'file', href: ordersAddress };
		case 'row': {
			const note = texts.rowDone(briefDayText(news.row.activity.doneOn, today));
			return { ...rowWay(news.row, roadmapId), note, icon: 'check' };
		}
	}
}

export function dueLine(due: SchoolDue, around: Around): WeekLine {
	const term = termText(due.day, around.today);
	switch (due.is) {
		case 'row': {
			const part = due.term.part?.title ?? '';
			const note = [part, term].filter(Boolean).join(' · ');
			return { ...rowWay(due.term.row, around.roadmapId), note, icon: 'trail' };
		}
		case 'request': {
			const known = around.knowsAnswers ? '' : texts.unknown;
			const note = [texts.toDistrict, term, known].filter(Boolean).join(' · ');
			return { title: due.request.title, note, icon: 'send', href: requestAddress(due.request.id) };
		}
		case 'consents': {
			const note = texts.consentsUntil(dayText(due.day, around.today));
			return { title: texts.consents(due.people), note, icon: 'file', href: baseAddress };
		}
		case 'survey': {
			const { id, title, answered, asked } = due.survey;
			const note = [texts.answered(answered, asked), term].filter(Boolean).join(' · ');
			return {
				...{ title: title || progressTexts.surveys.noTitle, note },
				...{ icon: 'checklist', href: resultsAddress(id) }
			};
		}
		case 'meetings':
			return {
				...{ title: texts.planned(due.count), note: texts.plannedNote },
				...{ icon: 'calendar', href: progressAddress }
			};
	}
}

export function districtNews({ heard, of, answered }: DistrictWeek): readonly WeekLine[] {
	const all = { title: texts.heard(heard, of), note: texts.heardNote, href: homeAddress };
	return [
		...(of > 0 ? [{ ...all, icon: 'school' as const }] : []),
		...answered.map(({ request: { id, title }, schools }) => ({
			...{ title, note: texts.schoolsAnswered(schools) },
			...{ icon: 'receive' as const, href: requestAddress(id) }
		}))
	];
}

export function districtDue({ requests, rows }: DistrictWeek, around: Around): readonly WeekLine[] {
	const asked = requests.map(({ request: { id, title, due }, missing }) => {
		const rest = missing === undefined ? '' : texts.missing(missing);
		const note = [termText(due, around.today), rest].filter(Boolean).join(' · ');
		return { title, note, icon: 'receive' as const, href: requestAddress(id) };
	});
	return [...asked, ...rows.map((row) => dueLine(row, around))];
}

function termText(day: string, today: string): string {
	if (day === '') return '';
	return day < today ? texts.late(briefDayText(day, today)) : texts.until(dayText(day, today));
}

function rowWay({ activity: { id, number, title } }: TimetableRow, roadmapId: string) {
	const name = [number, title || roadmapTexts.noTitle].filter(Boolean).join(' ');
	return { title: name, href: activityAddress(roadmapId, id) };
}
