import type { IconName } from './icons.ts';

export interface MenuAction {
	readonly label: string;
	readonly icon: IconName;
	readonly run: () => void;
	readonly danger?: boolean;
	readonly disabled?: boolean;
}
