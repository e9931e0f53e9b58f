import type { IconName } from './icons.ts';

/** How far a stop on the trail is. */
export type Pace = 'ahead' | 'now' | 'done' | 'stuck';

/** The shape says the same as the colour. */
export const markByPace: Readonly<Record<Pace, IconName | undefined>> = {
	ahead: undefined,
	now: undefined,
	done: 'check',
	stuck: 'alert'
};
