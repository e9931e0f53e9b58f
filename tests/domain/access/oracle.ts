/**
 * Who may do what, written by hand from the table of the school's rules, not from the code. A cell:
 * `.` nothing (the document does not exist for them), `R` reads and exports, `W` also writes and is
 * seen writing, `A` reads, exports and approves, `E` reads, exports and gives the expertise, `S` is told
 * what is counted out of it and nothing else, `B` both writes and is told, `C` is told what all
 * documents of the school come to together.
 */
export const columns = [
	'roadmap',
	'programme',
	'journal',
	'pair-notes',
	'private-notes',
	'review',
	'feedback',
	'marks',
	'pair-feedback',
	'observations',
	'help-curator',
	'help-psychologist',
	'help-methodist',
	'answers',
	'surveys',
	'ballots',
	'taken-answers',
	'registry',
	'library',
	'practices',
	'monitoring'
] as const;

export type Column = (typeof columns)[number];

/** In the document's own organisation, without any tie to this document. */
export const unrelated = `
               road prog jour pair priv revi feed mark pfee obse hcur hpsy hmet answ surv ball take regi libr prac moni
director        A    A    R    .    .    R    .    S    .    .    .    .    .    .    R    .    .    R    R    R    R
deputy          W    E    R    .    .    W    R    S    .    .    W    .    .    R    W    S    W    W    W    W    W
curator         W    E    R    .    .    W    R    S    .    .    W    .    .    R    W    S    W    W    W    W    W
workgroup       R    .    .    .    .    .    .    .    .    .    .    .    .    .    R    .    .    .    R    R    .
mentor          R    .    .    .    .    .    .    .    .    .    .    .    .    .    R    .    .    .    R    R    .
mentee          R    .    .    .    .    .    .    .    .    .    .    .    .    .    R    .    .    .    R    R    .
mentee_minor    R    .    .    .    .    .    .    .    .    .    .    .    .    .    R    .    .    .    R    .    .
parent          .    .    .    .    .    .    .    .    .    .    .    .    .    .    R    .    .    .    .    .    .
psychologist    R    .    R    .    .    .    .    .    .    .    .    W    .    .    R    .    .    .    R    R    .
methodist       R    .    .    .    .    .    .    .    .    .    .    .    W    .    R    .    .    .    W    R    .
mun_curator     W    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    W    W    W
mun_office      A    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    R    R    R
region          .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .
union           R    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    R    .
partner         .    .    .    .    .    .    .    .    .    .    .    .    .    .    R    .    .    .    .    .    .
pd_officer      .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .
admin           .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .
jury            .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .
`;

/** The role is in the district (or region), the document in one of its schools. */
export const lookingDown = `
               road prog jour pair priv revi feed mark pfee obse hcur hpsy hmet answ surv ball take regi libr prac moni
director        .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .
deputy          .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .
curator         .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .
workgroup       .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .
mentor          .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .
mentee          .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .
mentee_minor    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .
parent          .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .
psychologist    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .
methodist       .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .
mun_curator     R    C    C    .    .    .    C    C    .    .    .    .    .    C    C    C    C    C    .    W    .
mun_office      R    C    C    .    .    .    C    C    .    .    .    .    .    C    C    C    C    C    .    R    .
region          .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    R    .
union           .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .
partner         .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .
pd_officer      .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .
admin           .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .
jury            .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .
`;

/** The role is in a school, the document is the district's own. */
export const lookingUp = `
               road prog jour pair priv revi feed mark pfee obse hcur hpsy hmet answ surv ball take regi libr prac moni
director        R    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    R    R    R
deputy          R    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    R    R    R
curator         R    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    R    R    R
workgroup       .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    R    R    .
mentor          .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    R    R    .
mentee          .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    R    R    .
mentee_minor    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    R    .    .
parent          .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .
psychologist    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    R    R    .
methodist       R    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    R    R    .
mun_curator     .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .
mun_office      .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .
region          .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .
union           .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .
partner         .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .
pd_officer      .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .
admin           .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .
jury            .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .
`;

export type Relation =
	| 'mentor of the pair'
	| 'mentee of the pair'
	| 'guardian of the mentee'
	| 'owner'
	| 'shown'
	| 'referred';

export type PairState = 'proposed' | 'active' | 'paused' | 'ended';

interface Difference {
	readonly roles: readonly string[] | 'every role';
	readonly cells: Partial<Record<Column, string>>;
	/** In which states of the pair it holds; everywhere when the pair's state is no matter. */
	readonly states: readonly PairState[];
}

const always: readonly PairState[] = ['proposed', 'active', 'paused', 'ended'];
const running: readonly PairState[] = ['active', 'paused'];
const ended: readonly PairState[] = ['ended'];

/** What a tie changes against `unrelated`, in the document's own organisation. */
export const differences: Record<Relation, readonly Difference[]> = {
	'mentor of the pair': [
		{
			roles: ['mentor'],
			cells: {
				...{ programme: 'W', journal: 'W', 'pair-notes': 'W', review: 'R' },
				...{ marks: 'S', 'pair-feedback': 'R', observations: 'W' }
			},
			states: running
		},
		{
			roles: ['mentor'],
			cells: {
				...{ programme: 'R', journal: 'R', 'pair-notes': 'R', review: 'R' },
				...{ marks: 'S', 'pair-feedback': 'R', observations: 'R' }
			},
			states: ended
		},
		// A curator who is the mentor here does not read what the mentee says of them.
		{
			roles: ['curator', 'deputy'],
			cells: { feedback: '.', 'help-curator': '.' },
			states: always
		},
		{ roles: ['psychologist'], cells: { 'help-psychologist': '.' }, states: always },
		{ roles: ['methodist'], cells: { 'help-methodist': '.' }, states: always }
	],
	'mentee of the pair': [
		{
			roles: ['mentee', 'mentee_minor'],
			cells: {
				...{ programme: 'W', journal: 'W', 'pair-notes': 'W', review: 'R' },
				...{ marks: 'S', 'pair-feedback': 'R', observations: 'W' }
			},
			states: running
		},
		{
			roles: ['mentee', 'mentee_minor'],
			cells: {
				...{ programme: 'R', journal: 'R', 'pair-notes': 'R', review: 'R' },
				...{ marks: 'S', 'pair-feedback': 'R', observations: 'R' }
			},
			states: ended
		},
		{
			roles: ['curator', 'deputy'],
			cells: { feedback: '.', 'help-curator': '.' },
			states: always
		},
		{ roles: ['psychologist'], cells: { 'help-psychologist': '.' }, states: always },
		{ roles: ['methodist'], cells: { 'help-methodist': '.' }, states: always }
	],
	'guardian of the mentee': [
		{ roles: ['parent'], cells: { journal: 'R' }, states: ['active', 'paused', 'ended'] }
	],
	owner: [
		{
			roles: 'every role',
			cells: {
				...{ 'private-notes': 'W', feedback: 'W', answers: 'W', marks: 'B', 'pair-feedback': 'W' },
				...{ 'help-curator': 'W', 'help-psychologist': 'W', 'help-methodist': 'W' },
				ballots: 'B'
			},
			states: always
		},
		{
			roles: ['director', 'workgroup', 'mentor', 'mentee', 'psychologist', 'methodist'],
			cells: { library: 'W', practices: 'W' },
			states: always
		},
		{ roles: ['mentee_minor'], cells: { library: 'W' }, states: always }
	],
	shown: [{ roles: ['mentor'], cells: { answers: 'R' }, states: running }],
	referred: [
		{
			roles: ['psychologist'],
			cells: { programme: 'R', feedback: 'R', answers: 'R' },
			states: always
		},
		{ roles: ['methodist', 'workgroup'], cells: { programme: 'E', review: 'W' }, states: always }
	]
};

export const actionsOfLetter: Record<string, readonly string[]> = {
	'.': [],
	R: ['read', 'export'],
	W: ['read', 'export', 'write', 'presence'],
	A: ['read', 'export', 'approve'],
	E: ['read', 'export', 'review'],
	S: ['summarise'],
	C: ['count'],
	B: ['read', 'export', 'write', 'presence', 'summarise']
};

export type Table = Record<string, Record<string, string>>;

/** A table above, by role and kind. */
export function readTable(text: string): Table {
	const [, ...rows] = text.trim().split('\n');
	return Object.fromEntries(
		rows.map((row) => {
			const [role, ...cells] = row.trim().split(/\s+/);
			return [role!, Object.fromEntries(columns.map((kind, at) => [kind, cells[at]!]))];
		})
	);
}
