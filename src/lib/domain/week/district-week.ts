import type { MonitoringRequest } from '../monitoring/request.ts';
import { submissionState, type Submission } from '../monitoring/submission.ts';
import type { SchoolOfDistrict } from '../progress/answer.ts';
import { needsOf } from '../progress/school-need.ts';
import type { TimetableRow } from '../roadmap/timetable.ts';
import { requestsDue, rowsDue, type Now, type SchoolDue } from './school-week.ts';
import { wasIn, weekOn } from './week.ts';

export interface DistrictPapers {
	readonly schools: readonly SchoolOfDistrict[];
	/** Of the district's own roadmap. */
	readonly rows: readonly TimetableRow[];
	readonly requests: readonly MonitoringRequest[];
	/** Undefined while the server was not heard of them. */
	readonly submissions: readonly Submission[] | undefined;
}

export interface DistrictWeek {
	/** Of how many schools something was heard. */
	readonly heard: number;
	readonly of: number;
	readonly answered: readonly { readonly request: MonitoringRequest; readonly schools: number }[];
	readonly requests: readonly RequestDue[];
	readonly rows: readonly SchoolDue[];
	/** Longest silent first. */
	readonly silent: readonly SchoolOfDistrict[];
}

/** A request that runs out, or has. */
export interface RequestDue {
	readonly request: MonitoringRequest;
	/** How many schools have not answered; undefined while nobody knows. */
	readonly missing: number | undefined;
}

export function districtWeek(
	{ schools, rows, requests, submissions }: DistrictPapers,
	now: Now & { readonly now: number }
): DistrictWeek {
	const week = weekOn(now.today);
	const standing = ({ id }: MonitoringRequest): readonly Submission[] =>
		schools.flatMap(({ organisationId }) => {
			const own = (submissions ?? []).filter(
				(one) => one.requestId === id && one.organisationId === organisationId
			);
			return submissionState(own).standing ?? [];
		});
	const answered = requests.map((request) => ({
		request,
		schools: standing(request).filter(({ at }) => wasIn(week, now.dayOf(at))).length
	}));
	const silent = schools.filter((school) => needsOf(school, now).includes('silent'));
	return {
		heard: schools.filter(({ heardAt }) => heardAt !== null && wasIn(week, now.dayOf(heardAt)))
			.length,
		of: schools.length,
		answered: answered.filter((one) => one.schools > 0),
		requests: requestsDue(requests, week)
			.toSorted((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0))
			.map((request) => ({
				request,
				missing: submissions && schools.length - standing(request).length
			}))
			.filter(({ missing }) => missing !== 0),
		rows: rowsDue(rows, week),
		silent: silent.toSorted((a, b) => (a.heardAt ?? 0) - (b.heardAt ?? 0))
	};
}
