import type { PlainClient } from './plain-client.ts';
import type { School } from './school.ts';

/** The client has opened its document, and what came of it was heard. */
export async function asIdle(school: School, client: PlainClient): Promise<PlainClient> {
	client.step1();
	await school.settle();
	client.heard();
	return client;
}
