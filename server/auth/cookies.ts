/** A cookie with this prefix cannot be set by another host or for a part of the site; it needs HTTPS. */
function nameFor(secure: boolean, what: CookieName): string {
	return secure ? `__Host-tropa-${what}` : `tropa-${what}`;
}

export interface CookieJar {
	read(headers: Headers): string | undefined;
	write(secret: string, lifetimeMs: number): string;
	erase(): string;
}

export type CookieName = 'session' | 'device';

export function createCookieJar(
	origin: string | undefined,
	what: CookieName = 'session'
): CookieJar {
	const secure = origin?.startsWith('https:') === true;
	const name = nameFor(secure, what);
	const rules = `Path=/; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`;
	return {
		read: (headers) => find(headers.get('cookie') ?? '', name),
		write: (secret, lifetimeMs) =>
			`${name}=${secret}; Max-Age=${Math.floor(lifetimeMs / 1000)}; ${rules}`,
		erase: () => `${name}=; Max-Age=0; ${rules}`
	};
}

function find(header: string, name: string): string | undefined {
	const pairs = header.split(';').map((pair) => pair.trim());
	return pairs.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1);
}
