import { listNames, programmeTexts } from '#lib/domain/programme.ts';

/**
 * Every kind of document. A kind is a permission boundary: whoever may write a Y.Doc may write all
 * of it, so what two groups may write differently is two documents. `roots` are the only names under
 * which content may stand; the server's gate refuses any other. Under them stand records by id, order as
 * a field; `meta` holds the schema number.
 */
export interface Kind {
	readonly schema: number;
	readonly roots: readonly (string | RegExp)[];
	/** Rich text may stand here: the notes editor writes XML elements and formats. */
	readonly richText: boolean;
}

/** The notes of one meeting. */
const noteRoot = /^note:[A-Za-z0-9_-]{1,64}$/;

/** Long texts of stages, and the note of an activity. */
const roadmapTextRoot = /^text:[A-Za-z0-9_-]{1,64}:(?:task|narrative|proposals|note)$/;

/** A request for help and its answers stand together: two people talk. */
const helpKind = { schema: 1, roots: ['meta', 'requests', 'answers'], richText: false } as const;

export const kinds = {
	roadmap: {
		schema: 1,
		roots: [
			'meta',
			'fields',
			'approvals',
			'stages',
			'activities',
			'parts',
			'documents',
			'occurrences',
			'links',
			'remarks',
			'leftovers',
			'changes',
			'attachments',
			'origins',
			roadmapTextRoot
		],
		richText: false
	},
	programme: {
		schema: 1,
		roots: [
			'meta',
			'fields',
			'people',
			'tasks',
			'steps',
			...listNames,
			'remarks',
			'writes',
			'changes',
			'authors',
			...programmeTexts.map((name) => `text:${name}`)
		],
		richText: false
	},
	journal: {
		schema: 1,
		roots: ['meta', 'meetings', 'agreements', 'attachments', 'names'],
		richText: false
	},
	'pair-notes': { schema: 1, roots: ['meta', noteRoot], richText: true },
	'private-notes': { schema: 1, roots: ['meta', noteRoot], richText: true },
	review: { schema: 1, roots: ['meta', 'remarks'], richText: false },
	feedback: { schema: 1, roots: ['meta', 'answers'], richText: false },
	marks: { schema: 1, roots: ['meta', 'marks'], richText: false },
	'pair-feedback': { schema: 1, roots: ['meta', 'words'], richText: false },
	observations: { schema: 1, roots: ['meta', 'lessons'], richText: false },
	'help-curator': helpKind,
	'help-psychologist': helpKind,
	'help-methodist': helpKind,
	answers: { schema: 1, roots: ['meta', 'answers'], richText: false },
	surveys: { schema: 1, roots: ['meta', 'surveys', 'questions'], richText: false },
	ballots: { schema: 1, roots: ['meta', 'answers'], richText: false },
	'taken-answers': { schema: 1, roots: ['meta', 'answers'], richText: false },
	registry: {
		schema: 1,
		roots: [
			...['meta', 'fields', 'people', 'consents', 'attachments'],
			...['filters', 'bonds', 'events', 'orders']
		],
		richText: false
	},
	library: { schema: 1, roots: ['meta', 'materials', 'attachments'], richText: false },
	practices: { schema: 1, roots: ['meta', 'cases'], richText: false },
	/** What is asked from above, what is planned and reported: of a school, or of a district. */
	monitoring: {
		schema: 1,
		roots: ['meta', 'plans', 'figures', 'requests', 'fields', 'returns', 'reports'],
		richText: false
	},
	/** For load tests only, behind a token made for them; any root. */
	'load-test': { schema: 1, roots: [/^[\w:.-]{1,64}$/], richText: false }
} as const satisfies Record<string, Kind>;

export type KindName = keyof typeof kinds;

export function isKindName(value: string): value is KindName {
	return Object.hasOwn(kinds, value);
}
