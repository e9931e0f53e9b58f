import { expect } from 'vitest';
import type { School } from '../server/hub/school.ts';
import type { Phone } from './phone.ts';

/** So ends every test of phones: nothing went wrong in the background that the test has not spoken of. */
export async function closeAll(school: School, ...phones: readonly Phone[]): Promise<void> {
	for (const phone of phones) await phone.close();
	await school[Symbol.asyncDispose]();
	expect(phones.flatMap(({ troubles }) => troubles)).toEqual([]);
}
