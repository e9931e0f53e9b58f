import type * as z from 'zod';
import type { Read } from './arguments.ts';
import { exitCodes, show } from './command.ts';
import type { ExitCode, Surroundings } from './command.ts';
import type { Order, OrderRefusal } from './orders.ts';
import { giveOrder } from './records-holder.ts';
import { orderTexts } from './texts.ts';

export interface Ordered<T> {
	readonly order: Order;
	readonly shape: z.ZodType<T>;
	readonly words: (value: T) => string;
}

export async function order<T>(
	around: Surroundings,
	asked: Read,
	{ order, shape, words }: Ordered<T>
): Promise<ExitCode> {
	const reply = await giveOrder(around.config, order);
	if (!reply.ok) return refuse(around, reply.reason);
	show(around, asked, { value: shape.parse(reply.value), words });
	return exitCodes.done;
}

export function refuse(around: Surroundings, reason: OrderRefusal): ExitCode {
	around.complain(orderTexts[reason]);
	return exitCodes.failed;
}
