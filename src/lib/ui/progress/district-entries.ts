import { needsOf, type NeedReason } from '#lib/domain/progress/school-need.ts';
import type { SchoolOfDistrict } from '#lib/domain/progress/answer.ts';
import type { DistrictSchool } from '#lib/domain/progress/district-school.ts';
import { roadmapAddress } from '#lib/ui/texts/addresses.ts';
import { progressTexts } from '#lib/ui/texts/ru/progress.ts';
import { heardLine, meetingLines } from './district-lines.ts';

/** A school as it stands in the overview of its district. */
export interface SchoolEntry {
	readonly id: string;
	readonly name: string;
	/** Where its roadmap may be read; the rest of it is not for a district. */
	readonly href: string | undefined;
	readonly heard: string;
	readonly pairs: readonly string[];
	readonly programmes: string;
	readonly meetings: readonly string[];
	readonly roadmap: DistrictSchool['roadmap'];
	readonly waiting: string;
	readonly needs: readonly NeedReason[];
}

const collator = new Intl.Collator('ru', { numeric: true });
const texts = progressTexts.district;

export function schoolEntries(
	schools: readonly SchoolOfDistrict[],
	when: { readonly today: string; readonly now: number }
): readonly SchoolEntry[] {
	return schools
		.map((school) => entryOf(school, when))
		.toSorted((a, b) => collator.compare(a.name, b.name));
}

function entryOf(
	school: SchoolOfDistrict,
	when: { readonly today: string; readonly now: number }
): SchoolEntry {
	const { pairs, programmes, roadmap, waiting } = school.facts;
	return {
		id: school.organisationId,
		name: school.name,
		href: roadmap?.of === 'roadmap' ? roadmapAddress(roadmap.documentId) : undefined,
		heard: heardLine(school, when.now),
		pairs: [texts.running(pairs.active), ...(pairs.ended > 0 ? [texts.ended(pairs.ended)] : [])],
		programmes: progressTexts.roadmap.of(programmes.approved, programmes.of),
		meetings: meetingLines(school, when.today),
		roadmap,
		waiting: waiting === null ? texts.noBases : texts.howMany(waiting),
		needs: needsOf(school, when)
	};
}

/** Those with most reasons first. */
export function inNeed(schools: readonly SchoolEntry[]): readonly SchoolEntry[] {
	return schools
		.filter(({ needs }) => needs.length > 0)
		.toSorted((a, b) => b.needs.length - a.needs.length);
}
