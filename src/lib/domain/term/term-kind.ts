import type { Clause, Deadline, Meaning, Said, Stretch } from './term.ts';

/** One word for a term, for lists, filters and other programs. */
export type TermKind =
	| 'empty'
	| 'blank'
	| 'unclear'
	| 'parts'
	| 'several'
	| 'alternatives'
	| 'yearly'
	| 'range'
	| 'list'
	| 'deadline'
	| 'since'
	| 'frequency'
	| 'ongoing'
	| 'period'
	| 'plan'
	| 'need'
	| 'event'
	| 'agreement'
	| Exclude<Stretch['kind'], 'range'>;

export function kindOf(meaning: Meaning): TermKind {
	switch (meaning.kind) {
		case 'nothing':
			return meaning.written === 'blank' ? 'blank' : 'empty';
		case 'unclear':
			return 'unclear';
		case 'parts':
			return 'parts';
		case 'said':
			return kindOfClauses(meaning.clauses);
	}
}

function kindOfClauses(clauses: readonly Clause[]): TermKind {
	if (clauses.some((clause) => clause.link === 'or')) return 'alternatives';
	const dated = clauses.filter(({ said }) => said.kind !== 'open');
	const kinds = new Set((dated.length > 0 ? dated : clauses).map(({ said }) => kindOfSaid(said)));
	const [kind = 'unclear'] = kinds;
	return kinds.size > 1 ? 'several' : kind;
}

function kindOfSaid(said: Said): TermKind {
	switch (said.kind) {
		case 'stretches':
			return said.repeats.kind === 'yearly' ? 'yearly' : kindOfStretches(said.stretches);
		case 'deadlines':
			return said.repeats.kind === 'yearly' ? 'yearly' : kindOfDeadlines(said.deadlines);
		case 'open':
			return said.why;
		case 'whole-period':
			return 'period';
		case 'since':
		case 'frequency':
		case 'ongoing':
			return said.kind;
	}
}

function kindOfStretches(stretches: readonly Stretch[]): TermKind {
	const [first] = stretches;
	return first && stretches.length === 1 ? first.kind : 'list';
}

function kindOfDeadlines(deadlines: readonly Deadline[]): TermKind {
	return deadlines.length === 1 ? 'deadline' : 'list';
}
