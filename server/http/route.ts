import type { Actor } from '#lib/domain/access.ts';
import type { Session } from '../auth/sessions.ts';

/** What a request asks for, after everything that is asked of all requests has been asked. */
export interface Asked {
	readonly request: Request;
	readonly url: URL;
	/** What stood in the address where the route has `*`; empty for a route without it. */
	readonly part: string;
	/** Undefined for somebody who is not signed in. */
	readonly session: Session | undefined;
	readonly fromThisComputer: boolean;
	/** The network address of whoever asks, as far as it is known. */
	readonly address: string;
}

/** Somebody with a session of a browser, however far it has come. */
export interface AskedOnTheWay extends Asked {
	readonly session: Session;
}

export interface AskedBySomebody extends Asked {
	readonly session: Session;
	readonly actor: Actor;
}

/** What a token is for; `write` includes `read`. Documents are asked about once more, by `can()`. */
export type Allowance = 'read' | 'write';

export type Route = {
	readonly method: 'GET' | 'POST';
	/** Exact, but for one `*`, which stands for one part between slashes. */
	readonly path: string;
} & (
	| { readonly for: 'anybody'; readonly answer: (asked: Asked) => Promise<Response> }
	/** The way to a full session, and nothing else. */
	| { readonly for: 'on-the-way'; readonly answer: (asked: AskedOnTheWay) => Promise<Response> }
	| {
			readonly for: 'signed-in';
			/**
			 * What a token must allow to come here. Without it only a person comes, by a browser: what makes
			 * people, ways in, roles or papers is not for programs.
			 */
			readonly tokens?: Allowance;
			readonly answer: (asked: AskedBySomebody) => Promise<Response>;
	  }
);

export interface Match {
	readonly route: Route;
	readonly part: string;
}

/** The routes of an address, whatever the method: then a wrong method can be told from a wrong address. */
export function routesAt(routes: readonly Route[], path: string): readonly Match[] {
	return routes.flatMap((route) => {
		const part = partOf(route.path, path);
		return part === undefined ? [] : [{ route, part }];
	});
}

function partOf(pattern: string, path: string): string | undefined {
	if (!pattern.includes('*')) return pattern === path ? '' : undefined;
	const [before = '', after = ''] = pattern.split('*');
	if (!path.startsWith(before) || !path.endsWith(after)) return undefined;
	const part = path.slice(before.length, path.length - after.length);
	return part === '' || part.includes('/') ? undefined : part;
}
