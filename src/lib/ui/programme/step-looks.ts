import { stepStatuses, type StepStatus } from '#lib/domain/programme.ts';
import type { IconName } from '#lib/ui/kit/icons.ts';
import type { Pace } from '#lib/ui/kit/trail.ts';
import { statusTexts } from '#lib/ui/texts/ru/labels.ts';

export const paceByStatus: Readonly<Record<StepStatus, Pace>> = {
	planned: 'ahead',
	'in-progress': 'now',
	done: 'done',
	'help-needed': 'stuck'
};

export const iconByStatus: Readonly<Record<StepStatus, IconName>> = {
	planned: 'clock',
	'in-progress': 'trail',
	done: 'check',
	'help-needed': 'alert'
};

export const statusOptions = stepStatuses.map((value) => ({ value, label: statusTexts[value] }));
