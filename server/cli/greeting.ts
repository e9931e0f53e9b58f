import { addressOf } from '../auth/links.ts';
import type { Office } from './office.ts';
import { greetingTexts } from './texts.ts';

/** What the person at the terminal needs first. The only words of the server that are not lines of JSON. */
export async function greet(
	{ register }: Pick<Office, 'register'>,
	{ origin, isBuilt }: { readonly origin: string; readonly isBuilt: boolean },
	print: (text: string) => void
): Promise<void> {
	print(greetingTexts.address(origin));
	if (!isBuilt) print(greetingTexts.notBuilt);
	if (!register.isEmpty()) return;
	print(greetingTexts.setup(addressOf(origin, 'setup', await register.openForSetup())));
}
