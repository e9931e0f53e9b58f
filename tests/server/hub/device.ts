import { decodeFromServer, encodeFromDevice } from '../../../src/lib/sync/codec.ts';
import { decodeAnswer, encodeRequest } from '../../../src/lib/sync/exchange-messages.ts';
import type { ExchangeAnswer, ExchangeRequest } from '../../../src/lib/sync/exchange-messages.ts';
import { digestOf } from '../../../src/lib/sync/digest.ts';
import { protocolVersion } from '../../../src/lib/sync/frames.ts';
import type { FromDevice, FromServer } from '../../../src/lib/sync/frames.ts';
import type { FakeSocket } from './fake-socket.ts';
import { readHeard } from './plain-client.ts';
import type { Heard } from './plain-client.ts';

/** Speaks the frames of `/sync`. */
export class Device {
	readonly socket: FakeSocket;
	readonly name: string;
	#frames: FromServer[] = [];

	constructor(socket: FakeSocket, name: string) {
		this.socket = socket;
		this.name = name;
	}

	send(frame: FromDevice): void {
		this.socket.say(encodeFromDevice(frame));
	}

	hello(protocol = protocolVersion): void {
		this.send({ type: 'hello', protocol, build: 'test', device: this.name });
	}

	open(
		channel: number,
		document: string,
		held: { readonly cursor: number; readonly epoch: string; readonly unsent?: boolean } = {
			cursor: 0,
			epoch: ''
		}
	): void {
		this.send({ type: 'open', channel, document, unsent: false, ...held });
	}

	say(channel: number, message: Uint8Array): void {
		this.send({ type: 'say', channel, message });
	}

	/** Frames of some types that came since they were last taken. */
	take<Type extends FromServer['type']>(
		type: Type
	): Extract<FromServer, { readonly type: Type }>[] {
		this.#read();
		const taken: Extract<FromServer, { readonly type: Type }>[] = [];
		const left: FromServer[] = [];
		for (const frame of this.#frames) {
			if (isOf(frame, type)) taken.push(frame);
			else left.push(frame);
		}
		this.#frames = left;
		return taken;
	}

	/** Everything that came, in order. */
	takeAll(): FromServer[] {
		this.#read();
		const frames = this.#frames;
		this.#frames = [];
		return frames;
	}

	heard(channel: number): Heard[] {
		this.#read();
		const isTheirs = (frame: FromServer) => frame.type === 'said' && frame.channel === channel;
		const said = this.#frames.filter(isTheirs);
		this.#frames = this.#frames.filter((frame) => !isTheirs(frame));
		return said.flatMap((frame) => (frame.type === 'said' ? [readHeard(frame.message)] : []));
	}

	ask(request: number, asked: ExchangeRequest): void {
		this.send({ type: 'exchange', request, body: encodeRequest(asked) });
	}

	answers(): ExchangeAnswer[] {
		return this.take('answer').map(({ body }) => readAnswer(body));
	}

	#read(): void {
		for (const bytes of this.socket.take()) {
			const frame = decodeFromServer(bytes);
			if (!frame) throw new Error('no frame of the protocol');
			this.#frames.push(frame);
		}
	}
}

export function readAnswer(body: Uint8Array): ExchangeAnswer {
	const answer = decodeAnswer(body);
	if (!answer) throw new Error('no answer of the protocol');
	return answer;
}

/** A request of a device that holds these documents up to a cursor. */
export function request(
	holds: readonly string[],
	more: Partial<ExchangeRequest> = {}
): ExchangeRequest {
	return { epoch: 'epoch-1', cursor: 0, digest: digestOf(holds), pushes: [], asks: [], ...more };
}

function isOf<Type extends FromServer['type']>(
	frame: FromServer,
	type: Type
): frame is Extract<FromServer, { readonly type: Type }> {
	return frame.type === type;
}
