import type { Http } from './wire/http.ts';
import type { Sockets } from './wire/sockets.ts';

/**
 * The cookie belongs to the browser, and a browser may change hands: whatever is asked for a person says
 * for whom, and the server answers nothing to a cookie of somebody else.
 */
export function httpAs(person: () => string | undefined, http: Http): Http {
	return {
		ask(request) {
			const id = person();
			if (id === undefined) return http.ask(request);
			return http.ask({ ...request, headers: { ...request.headers, 'x-tropa-person': id } });
		},
		seemsConnected: () => http.seemsConnected()
	};
}

export function socketsAs(person: string, sockets: Sockets): Sockets {
	return { dial: (events) => sockets.dial(events, person) };
}
