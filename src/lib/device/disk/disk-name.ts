import { toBase64Url } from '../bytes.ts';

/** What the stores of one person are called. Whoever holds the phone sees names; they need not say whose they are. */
export async function diskNameOf(person: string): Promise<string> {
	const bytes = new TextEncoder().encode(person);
	// Without a secure context there is no hashing, and no installed app either.
	if (!globalThis.crypto.subtle) return `tropa-${toBase64Url(bytes)}`;
	const digest = await crypto.subtle.digest('SHA-256', bytes);
	return `tropa-${toBase64Url(new Uint8Array(digest).slice(0, 9))}`;
}
