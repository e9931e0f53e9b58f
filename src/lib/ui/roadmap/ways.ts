import type { IconName } from '#lib/ui/kit/icons.ts';

/** A screen of another feature that a roadmap leads to. */
export interface Way {
	readonly label: string;
	readonly note?: string;
	readonly icon: IconName;
	readonly href: (roadmapId: string) => string;
	/** Only for those who may write. */
	readonly writes: boolean;
	/** Also offered where the roadmap is still empty; the first such one is the main button there. */
	readonly begins?: boolean;
}
