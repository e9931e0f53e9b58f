import type {
	Place,
	ProposedActivity,
	RoadmapWarning,
	Written
} from '#lib/domain/roadmap/proposal.ts';

export type WarningsByPlace = ReadonlyMap<string, readonly RoadmapWarning[]>;

export function warningsByPlace(warnings: readonly RoadmapWarning[]): WarningsByPlace {
	const found = new Map<string, RoadmapWarning[]>();
	for (const warning of warnings) {
		for (const key of new Set(warning.places.map(placeKey))) {
			const known = found.get(key);
			if (known) known.push(warning);
			else found.set(key, [warning]);
		}
	}
	return found;
}

/** What is to be looked at in the cells of one activity. */
export function warningsAt(
	{ content, term, responsible, result }: ProposedActivity,
	warnings: WarningsByPlace
): readonly RoadmapWarning[] {
	const cells: readonly Written[] = [content, term, responsible, result];
	const keys = cells.flatMap(({ places }) => places).map(placeKey);
	return [...new Set(keys.flatMap((key) => warnings.get(key) ?? []))];
}

export function placeKey(place: Place): string {
	return place.at === 'cell' ? `${place.table} ${place.row} ${place.column}` : `line ${place.line}`;
}
