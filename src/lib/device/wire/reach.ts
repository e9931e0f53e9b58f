import { protocolVersion } from '#lib/sync/frames.ts';
import { jsonOf } from './http.ts';
import type { HttpReply } from './http.ts';

/** What stands between this device and the server, as one question to `/api/reach` showed it. */
export type Reach =
	| { readonly found: 'server'; readonly signedIn: boolean }
	| { readonly found: 'no-network' }
	| { readonly found: 'captive-portal' }
	| { readonly found: 'server-silent' }
	| { readonly found: 'app-too-old' }
	| { readonly found: 'server-too-old' }
	| { readonly found: 'server-fault'; readonly code: string };

/** A page of somebody else's may say 200, but not this word. */
const magic = 'tropa';

/** «Network Authentication Required»: made for exactly such pages. */
const signInToNetwork = 511;

export function judgeReach(reply: HttpReply | undefined, seemsConnected: boolean): Reach {
	if (!reply) return { found: seemsConnected ? 'server-silent' : 'no-network' };
	const said = answerOf(jsonOf(reply));
	if (said) return judgeAnswer(said);
	if (reply.status >= 500 && reply.status !== signInToNetwork) return judgeFault(reply);
	return { found: 'captive-portal' };
}

/** A gateway before a server that is away says so itself; other faults are the server's own. */
function judgeFault({ status }: HttpReply): Reach {
	if (status >= 502 && status <= 504) return { found: 'server-silent' };
	return { found: 'server-fault', code: String(status) };
}

interface Answer {
	readonly protocol: number;
	readonly signedIn: boolean;
}

function judgeAnswer({ protocol, signedIn }: Answer): Reach {
	if (protocol > protocolVersion) return { found: 'app-too-old' };
	if (protocol < protocolVersion) return { found: 'server-too-old' };
	return { found: 'server', signedIn };
}

function answerOf(value: unknown): Answer | undefined {
	if (typeof value !== 'object' || value === null) return undefined;
	if (!('magic' in value) || value.magic !== magic) return undefined;
	const protocol = 'protocol' in value ? value.protocol : undefined;
	if (typeof protocol !== 'number') return undefined;
	return { protocol, signedIn: 'signedIn' in value && value.signedIn === true };
}
