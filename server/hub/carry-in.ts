import type { Answered, Ask, Push, PushOutcome } from '#lib/sync/exchange-messages.ts';
import type { Facts } from '../access/facts.ts';
import { Caller } from './caller.ts';
import type { Machinery } from './machinery.ts';

/** Edits that somebody else has brought, and what their author lacked. */
export interface CarriedIn {
	readonly authorId: string;
	readonly pushes: readonly Push[];
	readonly asks: readonly Ask[];
}

export interface CarriedOutcome {
	readonly outcomes: readonly PushOutcome[];
	readonly answers: readonly Answered[];
}

/** A week of others' work; what is more comes when the author is on line. */
const answerBytes = 512 * 1024;

/** In the author's name and with the author's rights, and to all devices: no store is known to hold them. */
export async function carryIn(
	{ authorId, pushes, asks }: CarriedIn,
	{ exchange, asks: answering }: Machinery,
	parts: { readonly facts: Facts; readonly clock: () => number }
): Promise<CarriedOutcome> {
	const actor = parts.facts.actorOf(authorId, 'browser');
	const unknown = { stored: false, refusal: 'unknown-document' } as const;
	if (!actor) return { outcomes: pushes.map(() => unknown), answers: [] };
	const road = { every: true } as const;
	const caller = new Caller({ actor, personId: authorId, deviceId: 'packet', road }, parts);
	const outcomes = await Promise.all(pushes.map((push) => exchange.push(caller, push)));
	const { answers } = await answering.answer(caller, asks, answerBytes);
	return { outcomes, answers };
}
