import type { Programme } from '#lib/domain/programme.ts';
import { reviewTexts } from '#lib/ui/texts/ru/programme-together.ts';

export interface ReviewPlace {
	/** «root|id»; empty for the whole programme. */
	readonly value: string;
	readonly label: string;
}

export function placesIn({ tasks, steps }: Programme): readonly ReviewPlace[] {
	return [
		{ value: '', label: reviewTexts.whole },
		...tasks.map(({ id, title }) => ({ value: `tasks|${id}`, label: reviewTexts.task(title) })),
		...steps.map(({ id, title }) => ({ value: `steps|${id}`, label: reviewTexts.step(title) }))
	];
}
