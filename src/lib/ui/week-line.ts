import type { IconName } from './kit/icons.ts';

/** One thing of a week, and where it is looked at by whoever may. */
export interface WeekLine {
	readonly title: string;
	readonly note: string;
	readonly icon: IconName;
	readonly href?: string;
}
