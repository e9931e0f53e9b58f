import { AsyncLocalStorage } from 'node:async_hooks';

/** Follows the work through its waiting, so that no change of a record has to be told who makes it. */
const doers = new AsyncLocalStorage<string>();

/** Everything that the work changes is, for the audit, done by this person. */
export function asDoer<T>(personId: string, work: () => T): T {
	return doers.run(personId, work);
}

/** Empty for the server itself and for whoever operates it. */
export function currentDoer(): string {
	return doers.getStore() ?? '';
}
