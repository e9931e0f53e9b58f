import { encodeFromDevice } from '../../src/lib/sync/codec.ts';
import { encodeRequest } from '../../src/lib/sync/exchange-messages.ts';
import { readAnswer, request } from '../server/hub/device.ts';
import { asIdle } from '../server/hub/idle.ts';
import { syncMessage } from '../server/hub/plain-client.ts';
import { openSchool, paper, schoolRecords } from '../server/hub/school.ts';
import { Writer } from '../server/hub/writer.ts';

export interface WireBytes {
	/** One keystroke to the server, and its acknowledgement. */
	readonly edit: number;
	/** Both ways, for 50 documents. */
	readonly nothingNew: number;
	/** Both ways, for one channel that is resumed and lacks nothing. */
	readonly resumed: number;
}

/** What the frames themselves cost; counted over the memory engine, so the same on every machine. */
export async function wireBytes(): Promise<WireBytes> {
	const more = Array.from({ length: 47 }, (_, index) => `00000000-0000-4000-8000-${index + 1e11}`);
	const papers = more.map((id) => paper(id, 'pair-notes', { pairId: 'pair.1' }));
	await using school = await openSchool({ facts: [...schoolRecords(), ...papers] });
	const mentee = await asIdle(school, school.plain('mentee', 'notes.1'));
	const writer = new Writer();
	for (let edit = 0; edit < 1_000; edit++) {
		mentee.update(edit % 10 === 9 ? writer.erase(0, 1) : writer.type('x'));
	}
	await school.settle();

	const held = ['journal.1', 'notes.1', 'roadmap.1', ...more];
	const speaker = school.speaker('mentor', { every: true });
	const first = await school.hub.exchange(speaker, encodeRequest(request(held)));
	const { cursor } = readAnswer(first);
	const asked = encodeRequest(request(held, { cursor }));
	const nothingNew = asked.length + (await school.hub.exchange(speaker, asked)).length;

	const device = await school.device('mentor');
	device.socket.take();
	const sent = [
		encodeFromDevice({
			...{ type: 'open', channel: 1, document: 'notes.1' },
			...{ cursor, epoch: 'epoch-1', unsent: false }
		}),
		encodeFromDevice({ type: 'say', channel: 1, message: syncMessage(0, writer.stateVector) })
	];
	for (const bytes of sent) device.socket.say(bytes);
	await school.settle();
	const resumed = sizeOf(sent) + sizeOf(device.socket.take());

	const message = syncMessage(2, new Writer().type('x'));
	const edit = encodeFromDevice({ type: 'say', channel: 1, message });
	device.socket.say(edit);
	await school.settle();
	return { nothingNew, resumed, edit: sizeOf([edit, ...device.socket.take()]) };
}

/** With the heads of their WebSocket frames; a phone's frames are masked. */
function sizeOf(frames: readonly Uint8Array[]): number {
	return frames.reduce((sum, { length }) => sum + length + 6, 0);
}
