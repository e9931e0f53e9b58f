import { expect, test } from 'vitest';
import { isClean, play } from './play.ts';
import { told } from './told.ts';

/** Schedules that once failed, with what they showed. What a number plays changes with the simulation. */
const once: readonly (readonly [number, string])[] = [
	[3, 'a role that came back was not seen by documents that were open all the time'],
	[8, 'rows of a replica in another order than they were made counted as absent'],
	[11, 'a sign-out that its disk held up ended the session that was begun after it'],
	[12, 'nobody sent what a tab kept before it died'],
	[26, 'a replica that had missed something on a full disk was never made whole'],
	[64, 'a gap that another device would fill was taken for a refusal for ever'],
	[98, 'the outbox was not swept any more after the disk had been full once'],
	[126, 'what a person knew before a restore counted as heard after the right had gone'],
	[232, 'a frozen tab woke up with an edit that nobody else had ever heard of'],
	[394, 'channels that were opened anew were left open at the server, up to its limit'],
	[413, 'what was kept built on what another tab had typed and nobody had kept'],
	[448, 'one gap kept everything else of the document from being sent'],
	[600, 'the hint that the account had changed was lost with its answer'],
	[841, 'a tab that followed told its new leader nothing of what only it knew'],
	[1187, 'on a full disk one torn record kept the whole outbox from being read'],
	[1597, 'a reader was expected to forget what a restored server had lost'],
	[2549, 'edits that were refused once waited for ever beside a hole in their document'],
	[3116, 'a greeting that came late kept the app from ever dialling again'],
	[3192, 'edits whose base came from another phone were sent to nobody'],
	[2689, 'what a tab gave to its new leader repeated others, and was refused as theirs'],
	[2869, 'a whole difference counted as an edit of its sender, and was refused as that of others'],
	[3752, 'a document on a full disk went on with a restored server as if that had everything'],
	[
		3839,
		'an edit that only the replica held went with a sign-out, and what built on it never left'
	],
	[4449, 'whoever signed out while the disk was held up was brought back by news of the account'],
	[4932, 'a right that went and came back left what it had held up refused for ever'],
	[7093, 'what a spoilt record had held was not fetched from the server that had it'],
	[10702, 'what others type under kept everything else of a difference from a restored server'],
	[12558, 'what a tab was answered while it led was written down long after, over what came later'],
	[7008, 'a document that the server could not read for a moment was passed over by the cursor'],
	[11097, 'a reader never heard what was written while the server could not read its disk'],
	[
		9546,
		'words of a document whose right a restored server did not know yet were dropped by every phone'
	],
	[13338, 'what was in doubt after a restore was forgotten, and edits waited for ever'],
	[5682, 'a record whose bit had turned was expected to be kept when the server was restored, too'],
	[6379, 'what a full disk never took was expected back of a person who had signed out'],
	[14644, 'a memory that went with a sign-out was expected to give back what a server had lost'],
	[5349, 'what went to the outbox in one record was refused with a difference that was cut'],
	[6531, 'a phone was expected to give back what another person types under'],
	[276, 'a right that came back while a full disk dropped its document left the disk without it'],
	[5721, 'edits of a dead tab whose beginning nobody had heard kept others from leaving'],
	[
		7103,
		'a restored server whose clock jumped took edits for another’s, also from an app opened again'
	],
	[7265, 'a restored server whose clock jumped took what two tabs had written for another’s'],
	[6570, 'an edit was kept without the one it builds on, which the disk had refused'],
	[7349, 'what went with a sign-out that the disk held up was expected back by a restored server']
];

test.each(once)('[schedule %i] it does not happen again that %s', async (seed) => {
	const outcome = await play(seed);
	expect(isClean(outcome) ? '' : told(outcome)).toBe('');
});
