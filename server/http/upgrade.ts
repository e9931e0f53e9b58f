import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import { can } from '#lib/domain/access.ts';
import type { Actor } from '#lib/domain/access.ts';
import { maxFrameBytes } from '#lib/sync/frames.ts';
import { asDocumentId } from '#lib/domain/ids.ts';
import type { Hub } from '../hub/hub.ts';
import type { Road, Speaker } from '../hub/speaker.ts';
import { toRequest } from './bridge.ts';
import { hasOwnOrigin, spokenFor } from './guard.ts';
import type { HttpParts } from './parts.ts';
import { httpRefusals } from './texts.ts';
import type { HttpRefusal } from './texts.ts';
import { speakerOf } from './speaker.ts';

export type Upgrade = (incoming: IncomingMessage, socket: Duplex, head: Buffer) => void;

export interface UpgradeParts {
	readonly parts: Pick<HttpParts, 'facts' | 'origin' | 'sessions' | 'now'>;
	readonly hub: Hub;
}

/** `/sync` and `/sync/<document>`: who speaks is known before the first frame, or there is no socket. */
export function createUpgrade({ parts, hub }: UpgradeParts): Upgrade {
	const sockets = new WebSocketServer({
		noServer: true,
		maxPayload: maxFrameBytes,
		// A compressed frame could unfold to any size, and a context per socket costs more than it saves.
		perMessageDeflate: false,
		clientTracking: false
	});
	return (incoming, socket, head) => {
		// A line that breaks while the answer is written is nobody's fault and no news.
		socket.on('error', () => socket.destroy());
		const admitted = admit(parts, incoming);
		if (typeof admitted === 'string') return refuseUpgrade(socket, admitted);
		sockets.handleUpgrade(incoming, socket, head, (opened) => hub.connect(opened, admitted));
	};
}

export function isSyncAddress(path: string): boolean {
	return roadOf(path) !== undefined;
}

function admit(parts: UpgradeParts['parts'], incoming: IncomingMessage): Speaker | HttpRefusal {
	const { facts, origin, sessions } = parts;
	const request = toRequest(incoming);
	if (!request) return 'malformed';
	const { pathname, searchParams } = new URL(request.url);
	const road = roadOf(pathname);
	if (!road) return 'not-found';
	const byBearer = request.headers.has('authorization');
	if (!byBearer && !hasOwnOrigin(request.headers, origin)) return 'foreign-origin';
	const session = spokenFor(sessions.of(request.headers), searchParams.get('person'));
	const actor = session && facts.actorOf(session.personId, session.scope);
	if (!session || !actor) return 'sign-in-needed';
	if (session.footing !== 'full') return 'sign-in-unfinished';
	if ('documentId' in road && !mayRead(parts, actor, road.documentId)) return 'not-found';
	return speakerOf({ request, session, actor }, road);
}

/** Unknown, erased and forbidden documents give the same answer. */
function mayRead({ facts, now }: UpgradeParts['parts'], actor: Actor, documentId: string): boolean {
	const resource = facts.resourceOf(documentId);
	return resource !== undefined && can(actor, 'read', resource, now());
}

function roadOf(path: string): Road | undefined {
	if (path === '/sync') return { every: true };
	const documentId = asDocumentId(/^\/sync\/([^/]+)$/.exec(path)?.[1]);
	return documentId && { documentId };
}

function refuseUpgrade(socket: Duplex, error: HttpRefusal): void {
	const { status, message } = httpRefusals[error];
	const body = JSON.stringify({ error, message });
	const head = [
		`HTTP/1.1 ${status} Refused`,
		'Content-Type: application/json; charset=utf-8',
		`Content-Length: ${Buffer.byteLength(body)}`,
		'Cache-Control: no-store',
		'Connection: close'
	];
	socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
}
