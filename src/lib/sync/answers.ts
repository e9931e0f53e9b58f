import type { ExchangeAnswer, PushOutcome } from './exchange-messages.ts';
import type { Exchange, Round } from './exchange-state.ts';
import { sameSet } from './lists.ts';
import { retryKindOf } from './refusals.ts';

/** The hint is given once, and may be lost with its answer; another list of documents says the same. */
export function isAccountNews({ epoch, held }: Exchange, answer: ExchangeAnswer): boolean {
	const { documents, accountChanged } = answer;
	return accountChanged || (epoch !== '' && !!documents && !sameSet(documents, held));
}

/** What came may be what they build on. */
export function stillStuck(
	{ stuck }: Exchange,
	{ answers, changes }: ExchangeAnswer
): Exchange['stuck'] {
	const news = new Set([...answers, ...changes].map(({ document }) => document));
	return stuck.filter(({ document }) => !news.has(document));
}

/** A difference went in, perhaps without what stands under ids of others: those bring it themselves. */
export function isTaken(outcome: PushOutcome): boolean {
	return outcome.stored || outcome.refusal === 'foreign-client-id';
}

/** What it builds on has not come from its own device yet: the difference is made again, a little later. */
export function isStillGap(round: Round, { outcomes }: ExchangeAnswer): boolean {
	return round.pushes.some(({ isOffer }, at) => {
		const outcome = outcomes[at]!;
		if (!isOffer || outcome.stored) return false;
		return isTaken(outcome) || retryKindOf(outcome.refusal) === 'resync';
	});
}

export function bytesOf(answer: ExchangeAnswer): number {
	return [...answer.answers, ...answer.changes].reduce((sum, { update }) => sum + update.length, 0);
}
