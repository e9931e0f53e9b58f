import type { ExchangeAnswer } from './exchange-messages.ts';
import type { Exchange, Next, Round } from './exchange-state.ts';
import { union, without } from './lists.ts';

interface Placed {
	readonly next: Next;
	readonly wanted: readonly string[];
	readonly doubted: readonly string[];
}

export function placeAfter(exchange: Exchange, round: Round, answer: ExchangeAnswer): Placed {
	if (isAnotherServer(exchange, answer)) {
		const all = answer.documents ?? exchange.held;
		const unlisted = without([...knownHere(exchange)], all);
		return {
			next: { epoch: answer.epoch, cursor: 0, held: [], unlisted },
			wanted: all,
			doubted: all
		};
	}
	const answered = answer.answers.map(({ document }) => document);
	const listed = (id: string) => !answer.documents || answer.documents.includes(id);
	const held = without(union(exchange.held, answered).filter(listed), answer.unread);
	// What was asked for in vain cannot be had now; the next digest will bring it up again.
	const inVain = answer.more ? [] : without(round.asks, answered);
	const open = union(without(exchange.wanted, answered), without(answer.documents ?? [], held));
	// What was not compared with this server yet may stand nowhere but here.
	const lasting = answer.documents ? union(exchange.unlisted, exchange.doubted) : exchange.unlisted;
	const unlisted = without(lasting, answer.documents ?? []);
	const listedAgain = without(exchange.unlisted, unlisted);
	// What the server only cannot read now is compared when it can.
	const doubted = without(exchange.doubted, without(inVain, answer.unread)).filter(listed);
	return {
		next: { epoch: exchange.epoch, cursor: answer.cursor, held, unlisted },
		wanted: without(open, inVain).filter(listed),
		doubted: union(doubted, listedAgain)
	};
}

/** [E4] A cursor that went back says the same as another epoch: the server knows less than it told us. */
function isAnotherServer(exchange: Exchange, answer: ExchangeAnswer): boolean {
	return answer.epoch !== exchange.epoch || answer.cursor < exchange.cursor;
}

function knownHere({ held, doubted, unlisted }: Exchange): ReadonlySet<string> {
	return new Set([...held, ...doubted, ...unlisted]);
}
