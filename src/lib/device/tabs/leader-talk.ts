import { encodeAwarenessUpdate } from 'y-protocols/awareness';
import * as Y from 'yjs';
import type { Leader } from '../leader.ts';
import type { Library } from '../library.ts';
import type { TabMessage } from './tab-messages.ts';

export interface LeaderTalk {
	readonly leader: Leader;
	readonly library: Library;
	readonly post: (message: TabMessage) => void;
}

/** What the leading tab does at the word of another. */
export async function hearAsLeader(
	talk: LeaderTalk,
	message: TabMessage,
	from: string
): Promise<void> {
	const { leader, library, post } = talk;
	switch (message.say) {
		case 'hello':
			return post({ say: 'lead', status: leader.status });
		case 'ask':
			return answer(talk, message, from);
		case 'edit':
			return leader.hosting(message.document)?.take(message.key, message.update);
		case 'leave':
			return library.release(message.document, from);
		case 'packets':
			return leader.courier.taken();
		case 'look':
			await leader.lookAgain();
			return post({ say: 'looked' });
		default:
			return;
	}
}

async function answer(
	{ library, post }: LeaderTalk,
	ask: TabMessage & { readonly say: 'ask' },
	from: string
): Promise<void> {
	const opened = await library.acquire(ask.document, from);
	const { id, doc, mode, receivedAt, awareness } = opened;
	post({
		...{ say: 'state', to: from, document: id, mode: mode.current },
		update: Y.encodeStateAsUpdate(doc, ask.stateVector),
		holds: Y.encodeStateVector(doc),
		receivedAt: receivedAt.current
	});
	const here = encodeAwarenessUpdate(awareness, [...awareness.getStates().keys()]);
	post({ say: 'presence', document: id, update: here });
}
