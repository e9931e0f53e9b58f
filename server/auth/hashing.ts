import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { TooManyAttempts } from './throttle.ts';

/** What OWASP asks of Argon2id at the least: 19 MiB, two passes, one lane. */
const memory = 19_456;
const passes = 2;
const parallelism = 1;
const tagLength = 32;

/** Each holds a thread of four and 19 MiB while it runs: the disk and the loop keep theirs. */
const atOnce = 2;
/** A class that signs in together waits some seconds; whoever comes after that is told to come again. */
const mostWaiting = 60;

const comeAgainMs = 5_000;

/** Passwords are only ever compared by what Argon2id makes of them, and never on the loop. */
export interface Hashing {
	/** Both throw `TooManyAttempts` when too many wait already. */
	hash(password: string): Promise<string>;
	/** Takes as long when there is nothing to compare with. */
	verify(password: string, stored: string | null | undefined): Promise<boolean>;
}

export function createHashing(): Hashing {
	const inTurn = turns();
	const nobodys = { salt: randomBytes(16), tag: randomBytes(tagLength) };
	return {
		async hash(password) {
			const salt = randomBytes(16);
			return phc(salt, await inTurn(() => derive(password, salt)));
		},
		async verify(password, stored) {
			const known = partsOf(stored ?? '');
			const { salt, tag } = known ?? nobodys;
			const derived = await inTurn(() => derive(password, salt));
			return derived.length === tag.length && timingSafeEqual(derived, tag) && known !== undefined;
		}
	};
}

function derive(password: string, salt: Buffer): Promise<Buffer> {
	const parameters = { message: password, nonce: salt, parallelism, tagLength, memory, passes };
	return new Promise((resolve, reject) => {
		argon2('argon2id', parameters, (error, key) => (error ? reject(error) : resolve(key)));
	});
}

function turns(): <T>(work: () => Promise<T>) => Promise<T> {
	const waiting: (() => void)[] = [];
	let running = 0;
	return async (work) => {
		if (running >= atOnce) {
			if (waiting.length >= mostWaiting) throw new TooManyAttempts(comeAgainMs);
			await new Promise<void>((resolve) => waiting.push(resolve));
		} else {
			running += 1;
		}
		try {
			return await work();
		} finally {
			// The turn is handed on, so that nobody slips in between.
			const next = waiting.shift();
			if (next) next();
			else running -= 1;
		}
	};
}

/** The usual way to write such a hash, so that other parameters can be told apart one day. */
function phc(salt: Buffer, tag: Buffer): string {
	const parameters = `m=${memory},t=${passes},p=${parallelism}`;
	return `$argon2id$v=19$${parameters}$${plainBase64(salt)}$${plainBase64(tag)}`;
}

function plainBase64(bytes: Buffer): string {
	return bytes.toString('base64').replace(/=+$/, '');
}

function partsOf(stored: string): { readonly salt: Buffer; readonly tag: Buffer } | undefined {
	const [, parameters, salt, tag] =
		/^\$argon2id\$v=19\$([^$]+)\$([^$]+)\$([^$]+)$/.exec(stored) ?? [];
	if (parameters !== `m=${memory},t=${passes},p=${parallelism}` || !salt || !tag) return undefined;
	return { salt: Buffer.from(salt, 'base64'), tag: Buffer.from(tag, 'base64') };
}
