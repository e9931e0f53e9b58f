import {
	activityStatuses,
	paperStates,
	type ActivityStatus,
	type PaperState
} from '#lib/domain/roadmap/roadmap.ts';
import type { IconName } from '#lib/ui/kit/icons.ts';
import { paperTexts, statusTexts } from '#lib/ui/texts/ru/roadmap.ts';

export const iconByStatus: Readonly<Record<ActivityStatus, IconName>> = {
	planned: 'clock',
	'in-progress': 'trail',
	done: 'check',
	postponed: 'calendar',
	cancelled: 'cross'
};

export const statusOptions = activityStatuses.map((value) => ({
	value,
	label: statusTexts[value]
}));

export const toneByPaper: Readonly<Record<PaperState, 'plain' | 'warn' | 'info' | 'ok'>> = {
	none: 'plain',
	draft: 'warn',
	signed: 'info',
	placed: 'ok'
};

export const paperOptions = paperStates.map((value) => ({ value, label: paperTexts[value] }));
