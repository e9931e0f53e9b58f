import { daysSince } from '../contact.ts';
import type { SchoolOfDistrict } from './answer.ts';
import { overdueIn } from './district-school.ts';

export const needReasons = [
	'unreadable',
	'silent',
	'noPairs',
	'noRoadmap',
	'late',
	'noProgrammes',
	'waiting'
] as const;
export type NeedReason = (typeof needReasons)[number];

const silentDays = 14;

/** Why a district should turn to a school; none for one that manages. */
export function needsOf(
	{ facts, heardAt }: Pick<SchoolOfDistrict, 'facts' | 'heardAt'>,
	{ today, now }: { readonly today: string; readonly now: number }
): readonly NeedReason[] {
	const { pairs, programmes, roadmap, waiting, unreadable } = facts;
	const holds: Readonly<Record<NeedReason, boolean>> = {
		unreadable: unreadable > 0,
		silent: heardAt === null || daysSince(heardAt, now) >= silentDays,
		noPairs: pairs.active === 0,
		noRoadmap: roadmap === null,
		late: roadmap?.of === 'roadmap' && overdueIn(roadmap, today) > 0,
		noProgrammes: programmes.of > 0 && programmes.approved === 0,
		waiting: waiting !== null && waiting !== 0
	};
	return needReasons.filter((reason) => holds[reason]);
}
