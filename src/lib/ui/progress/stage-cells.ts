import type { DistrictRoadmap, DistrictStage } from '#lib/domain/progress/district-school.ts';
import { overdueIn } from '#lib/domain/progress/district-school.ts';
import type { StageColumn } from '#lib/domain/progress/district-stages.ts';
import { roadmapAddress, roadmapRowsAddress } from '#lib/ui/texts/addresses.ts';
import { progressTexts } from '#lib/ui/texts/ru/progress.ts';

const texts = progressTexts.roadmap;

/** How far a stage of a school's roadmap is. */
export interface StageCell {
	readonly id: string;
	readonly title: string;
	readonly done: string;
	/** From 0 to 1. */
	readonly share: number;
	readonly late: number;
	/** Where its rows may be read, and those of them that are late; undefined where they may not. */
	readonly href: string | undefined;
	readonly lateHref: string | undefined;
}

export function stageTitle({ number, title }: Pick<StageColumn, 'number' | 'title'>): string {
	return [number, title || texts.noTitle].filter(Boolean).join('\u00a0');
}

interface Of {
	readonly roadmap: DistrictRoadmap;
	readonly isOpen: boolean;
	readonly today: string;
}

export function stageCell(stage: DistrictStage, { roadmap, isOpen, today }: Of): StageCell {
	const address = (show?: 'overdue'): string =>
		roadmapRowsAddress(roadmap.documentId, { stage: stage.id, ...(show && { show }) });
	return {
		...{ id: stage.id, title: stageTitle(stage), ...numbersOf([stage], today) },
		href: isOpen ? address() : undefined,
		lateHref: isOpen ? address('overdue') : undefined
	};
}

/** All stages together. */
export function wholeCell({ roadmap, isOpen, today }: Of): StageCell {
	const { documentId, stages } = roadmap;
	return {
		...{ id: documentId, title: texts.whole, ...numbersOf(stages, today) },
		href: isOpen ? roadmapAddress(documentId) : undefined,
		lateHref: isOpen ? roadmapRowsAddress(documentId, { show: 'overdue' }) : undefined
	};
}

function numbersOf(
	stages: readonly DistrictStage[],
	today: string
): Pick<StageCell, 'done' | 'share' | 'late'> {
	const done = stages.reduce((sum, stage) => sum + stage.done, 0);
	const of = stages.reduce((sum, stage) => sum + stage.of, 0);
	return {
		done: texts.of(done, of),
		share: of === 0 ? 0 : done / of,
		late: overdueIn({ stages }, today)
	};
}
