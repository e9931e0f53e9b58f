import { isLoopback } from '../config.ts';
import type { Session } from '../auth/sessions.ts';

/**
 * May this request change something in the name of the cookie that came with it? Another site can make
 * a browser send a request, but it can neither forge `Origin` nor `Sec-Fetch-Site`.
 */
export function comesFromOurPage(headers: Headers, origin: string | undefined): boolean {
	const site = headers.get('sec-fetch-site');
	if (site !== null) return site === 'same-origin';
	return hasOwnOrigin(headers, origin);
}

/** Browsers always send `Origin` with an upgrade, so a missing one is refused like a wrong one. */
export function hasOwnOrigin(headers: Headers, origin: string | undefined): boolean {
	const said = headers.get('origin');
	return said !== null && said === ownOrigin(headers, origin);
}

/** Where the person who sent this reaches us, for the links they will pass on. */
export function ownOrigin(headers: Headers, origin: string | undefined): string | undefined {
	return origin ?? ownOriginOnThisComputer(headers.get('host'));
}

/** Only a loopback name: a name of somebody else's that leads here (DNS rebinding) is not ours. */
function ownOriginOnThisComputer(host: string | null): string | undefined {
	const url = host === null ? null : URL.parse(`http://${host}`);
	return url && isLoopback(url.hostname) ? url.origin : undefined;
}

/** A proxy beside us also comes from loopback, so the address alone does not make it this computer. */
export function isThisComputer(headers: Headers, address: string | undefined): boolean {
	const forwarded = ['forwarded', 'x-forwarded-for', 'x-real-ip', 'via'];
	if (forwarded.some((name) => headers.has(name))) return false;
	return address !== undefined && isLoopback(address.replace(/^::ffff:/, ''));
}

/**
 * Where a request comes from, for counting what fails. A proxy beside us adds the address it saw at the
 * end; what stands before that was said by whoever asked, and is not believed.
 */
export function addressOf(headers: Headers, peer: string | undefined): string {
	const said = headers.get('x-forwarded-for')?.split(',').at(-1)?.trim();
	const near = peer === undefined || isLoopback(peer.replace(/^::ffff:/, ''));
	return near && said ? said : (peer ?? 'unknown');
}

/**
 * A phone says whose edits it brings. A cookie that speaks for somebody else, because the phone has
 * changed hands meanwhile, is none: nobody's words go under another's name.
 */
export function spokenFor(
	session: Session | undefined,
	person: string | null
): Session | undefined {
	return person === null || person === session?.personId ? session : undefined;
}
