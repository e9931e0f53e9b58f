/**
 * A kind is a permission boundary: whoever may write a document may write all of it, so what two
 * groups may write differently is two documents.
 */
export const documentKinds = [
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
	'monitoring',
	'load-test'
] as const;

export type DocumentKind = (typeof documentKinds)[number];

/**
 * `presence` is sending one's own: it goes with writing. `review` is agreeing, returning and deciding
 * on changes, `approve` the approval itself: both are records of the server. `summarise` is being
 * told what the server counts out of a document, without saying whose it is; `count` what all
 * documents of a school come to together, and of people only from five on.
 */
export const actions = [
	...['read', 'write', 'presence', 'export', 'review', 'approve', 'summarise', 'count']
] as const;
export type Action = (typeof actions)[number];
