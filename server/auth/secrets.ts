import { createHash, randomBytes } from 'node:crypto';

/** Chance comes in as an argument, so that tests and the demo district may play it again. */
export interface Chance {
	/** 128 bits, so that nobody guesses the id of a document. */
	id(): string;
	/** 256 bits, for links, cookies and tokens. */
	secret(): string;
}

export const systemChance: Chance = { id: () => word(16), secret: () => word(32) };

/** Never begins with a dash: such a word would be taken for an option on a command line. */
function word(length: number): string {
	const made = randomBytes(length).toString('base64url');
	return /^[A-Za-z0-9]/.test(made) ? made : word(length);
}

/** Only this is stored: whoever steals the database cannot sign in with it. */
export function fingerprintOf(secret: string): string {
	return createHash('sha256').update(secret).digest('hex');
}
