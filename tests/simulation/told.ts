import type { Outcome } from './play.ts';

/** What went wrong, and how to see it again. */
export function told(outcome: Outcome): string {
	const { seed, lost, doubled, misattributed, untrue, apart, troubles } = outcome;
	const kinds = Object.entries({ lost, doubled, misattributed, untrue, apart, troubles });
	const found = kinds
		.filter(([, list]) => list.length > 0)
		.map(([kind, list]) => `${kind} ${list.length} (${list[0]})`);
	return `node tests/simulation/run.ts --seed ${seed}: ${found.join(', ')}`;
}
