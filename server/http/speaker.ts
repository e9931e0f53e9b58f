import type { Actor } from '#lib/domain/access.ts';
import { asDeviceId } from '#lib/domain/ids.ts';
import type { Session } from '../auth/sessions.ts';
import type { Road, Speaker } from '../hub/speaker.ts';

export interface SignedIn {
	readonly request: Request;
	readonly session: Session;
	readonly actor: Actor;
}

/** Who speaks to the hub. A device that does not name itself is known by its session. */
export function speakerOf({ request, session, actor }: SignedIn, road: Road): Speaker {
	const named = asDeviceId(request.headers.get('x-tropa-device'));
	const deviceId = named ?? `session-${session.id.slice(0, 16)}`;
	return { actor, personId: session.personId, sessionId: session.id, deviceId, road };
}
