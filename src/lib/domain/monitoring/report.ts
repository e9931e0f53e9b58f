import type { IsoDate } from '../term/days.ts';

/** The report of a school's curator: the numbers come from the facts, the texts are the curator's. */
export interface CuratorReport {
	readonly id: string;
	readonly title: string;
	readonly grounds: string;
	readonly from: IsoDate;
	readonly to: IsoDate;
	readonly texts: Readonly<Record<ReportText, string>>;
	readonly createdAt: number;
}

/** In the order in which they stand in the report. */
export const reportTexts = [
	...(['acts', 'staff', 'roadmap', 'programmes', 'training', 'monitoring', 'events'] as const),
	...(['practices', 'problems', 'conclusions', 'proposals'] as const)
] as const;
export type ReportText = (typeof reportTexts)[number];
