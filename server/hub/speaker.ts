import type { Actor } from '#lib/domain/access.ts';

/** Who speaks over a socket or in a request; decided before the first frame, by cookie or by token. */
export interface Speaker {
	readonly actor: Actor;
	readonly personId: string;
	/** One store of documents: a browser's profile, an integration. Its own rows are not sent back to it. */
	readonly deviceId: string;
	/** By which the socket is found when the session ends. */
	readonly sessionId?: string;
	readonly road: Road;
}

/** `/sync` carries every document as a channel, `/sync/<document>` one for any y-websocket client. */
export type Road = { readonly every: true } | { readonly documentId: string };
