import type { SchoolFacts } from '../progress/school-facts.ts';
import { schoolYear, schoolYearOf, type IsoDate } from '../term/days.ts';
import { amount, indicatorIds, lacking, quotient } from './indicator.ts';
import type { Beside, FigureName, Figures, Indicator, IndicatorId, Source } from './indicator.ts';
import { peopleIndicators } from './of-people.ts';
import { workIndicators } from './of-work.ts';

export interface OnDay {
	readonly asOf: IsoDate;
	readonly figures: Figures;
}

const fromBases = [
	...(['I1', 'I2', 'I3', 'I7', 'I13', 'I15', 'I16', 'I17', 'I23', 'I25', 'I26'] as const)
] as const;

/** All indicators of a school on a day, in the order of their numbers; those of a district alone are left out. */
export function schoolIndicators(
	facts: SchoolFacts,
	{ asOf, figures }: OnDay
): readonly Indicator[] {
	const year = schoolYear(schoolYearOf(asOf));
	const { registry } = facts;
	const people =
		registry?.of === 'registry'
			? peopleIndicators({ registry, asOf, year, figures })
			: fromBases.map((id) => lacking(id, registry ? 'unreadable' : 'no-bases'));
	const all = [...people, ...workIndicators({ facts, asOf, year }), ...typedIndicators(figures)];
	return indicatorIds.flatMap((id) => all.find((one) => one.id === id) ?? []);
}

/** What stands in no document yet: the curator types it, and it says so. */
function typedIndicators(figures: Figures): readonly Indicator[] {
	return [
		typedShare('I4', figures, ['partners', 'organisations']),
		typed('I18', figures, { of: 'practices', beside: ['reused', 'practicesReused'] }),
		typed('I19', figures, { of: 'contestants', beside: ['winners', 'winners'] }),
		typed('I20', figures, { of: 'publications' }),
		siteShare(figures),
		typed('I24', figures, { of: 'curatorSum' })
	];
}

function typedShare(
	id: IndicatorId,
	figures: Figures,
	[part, whole]: readonly [FigureName, FigureName]
): Indicator {
	const numerator = figures[part];
	const denominator = figures[whole];
	if (numerator === undefined || denominator === undefined) return lacking(id, 'not-typed');
	const source: Source = { of: 'figure', id: part, numerator, denominator };
	return quotient(id, { sources: [source] });
}

function siteShare({ site }: Figures): Indicator {
	if (site === undefined) return lacking('I22', 'not-typed');
	const source = { of: 'figure', id: 'site', numerator: site > 0 ? 1 : 0, denominator: 1 } as const;
	return quotient('I22', { sources: [source] });
}

interface Typed {
	readonly of: FigureName;
	readonly beside?: readonly [Beside, FigureName];
}

function typed(id: IndicatorId, figures: Figures, { of, beside }: Typed): Indicator {
	const value = figures[of];
	if (value === undefined) return lacking(id, 'not-typed');
	const more = beside ? figures[beside[1]] : undefined;
	return amount(id, {
		sources: [{ of: 'figure', id: of, numerator: value, denominator: 0 }],
		...(beside && more !== undefined ? { beside: { [beside[0]]: more } } : {})
	});
}
