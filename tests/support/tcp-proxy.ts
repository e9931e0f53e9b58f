import net from 'node:net';
import tls from 'node:tls';
import { selfSigned } from './self-signed.ts';
import type { Certificate } from './self-signed.ts';

/** What the network between a phone and the server does to it. */
export type Weather =
	/** Bytes pass. */
	| 'clear'
	/** Both ends stay open, nothing arrives: the half-open link of a tunnel or a NAT. */
	| 'swallow'
	/** Nobody answers the door. */
	| 'refuse'
	/** Connections are made and reset at once. */
	| 'reset'
	/** A proxy that does not let WebSocket through. */
	| 'no-websocket'
	/** Every request is answered by a page that asks to sign in to the network. */
	| 'captive-portal'
	/** The proxy answers for a server that is broken. */
	| 'server-error'
	/** Somebody between answers with a certificate that is not the server's. */
	| 'wrong-certificate'
	/** The app's own files pass, whatever people wrote does not. */
	| 'files-only';

export interface TcpProxy extends AsyncDisposable {
	readonly port: number;
	/** Where the server listens from now on; nowhere before it is told, and once the server is gone. */
	leadTo(port: number | undefined): void;
	/** Holds for open connections too. */
	turn(weather: Weather): void;
	/** Cuts what is open now, or what began with such a request; what comes next meets the weather. */
	cut(isMeant?: (request: string) => boolean): void;
	/** How often somebody came to the door since the last call. */
	countVisits(): number;
	/** Bytes that passed since the last call, both ways. */
	countBytes(): number;
}

/**
 * A proxy on loopback between a browser and the server, whose weather the test makes. With a
 * certificate phones speak TLS to it, and it plainly to the server, as a web server in front does.
 */
export async function openTcpProxy(certificate?: Certificate): Promise<TcpProxy> {
	let upstreamPort: number | undefined;
	let weather: Weather = 'clear';
	let passed = 0;
	let visits = 0;
	const pairs = new Map<readonly [net.Socket, net.Socket], string>();
	const secure = certificate && tls.createServer(certificate, receive);
	const server = secure ?? net.createServer(receive);
	server.on('connection', () => visits++);

	function receive(phone: net.Socket): void {
		phone.on('error', () => phone.destroy());
		if (weather === 'refuse' || upstreamPort === undefined) return void phone.destroy();
		if (weather === 'reset') return void reset(phone);
		const upstream = net.connect(upstreamPort, '127.0.0.1');
		const pair = [phone, upstream] as const;
		pairs.set(pair, '');
		const close = (): void => {
			pairs.delete(pair);
			phone.destroy();
			upstream.destroy();
		};
		phone.once('data', (bytes: Buffer) => pairs.set(pair, bytes.toString('latin1')));
		phone.on('data', (bytes: Buffer) => passUp(bytes, phone, upstream));
		upstream.on('data', (bytes: Buffer) => pass(bytes, phone));
		for (const socket of pair) socket.on('close', close).on('error', close);
	}
	server.listen(0, '127.0.0.1');
	await new Promise((resolve) => server.once('listening', resolve));

	function passUp(bytes: Buffer, phone: net.Socket, upstream: net.Socket): void {
		const answer = insteadOf(bytes, weather);
		if (answer) phone.end(answer);
		else pass(bytes, upstream);
	}

	function pass(bytes: Buffer, to: net.Socket): void {
		if (weather === 'swallow') return;
		passed += bytes.length;
		to.write(bytes);
	}

	function cut(isMeant: (request: string) => boolean = () => true): void {
		for (const [pair, request] of pairs) {
			if (!isMeant(request)) continue;
			pairs.delete(pair);
			for (const socket of pair) reset(socket);
		}
	}

	return {
		port: (server.address() as net.AddressInfo).port,
		leadTo(port) {
			upstreamPort = port;
		},
		turn(next) {
			weather = next;
			if (certificate)
				secure?.setSecureContext(next === 'wrong-certificate' ? selfSigned() : certificate);
			if (next !== 'clear' && next !== 'swallow') cut();
		},
		cut,
		countVisits() {
			const count = visits;
			visits = 0;
			return count;
		},
		countBytes() {
			const count = passed;
			passed = 0;
			return count;
		},
		async [Symbol.asyncDispose]() {
			cut();
			await new Promise((resolve) => server.close(resolve));
		}
	};
}

/** Under TLS there is no resetting; it is cut all the same. */
function reset(socket: net.Socket): void {
	if (socket instanceof tls.TLSSocket) socket.destroy();
	else socket.resetAndDestroy();
}

function insteadOf(request: Buffer, weather: Weather): string | undefined {
	switch (weather) {
		case 'captive-portal':
			return page(200, 'OK', '<h1>Вход в сеть</h1>');
		case 'server-error':
			return page(502, 'Bad Gateway', '<h1>502</h1>');
		case 'files-only':
			return /^\w+ \/(api|sync)\b/.test(request.toString('latin1'))
				? page(502, 'Bad Gateway', '<h1>502</h1>')
				: undefined;
		case 'no-websocket':
			return /^upgrade: *websocket/im.test(request.toString('latin1'))
				? page(403, 'Forbidden', '<h1>403</h1>')
				: undefined;
		default:
			return undefined;
	}
}

function page(status: number, reason: string, body: string): string {
	const bytes = Buffer.byteLength(body);
	return `HTTP/1.1 ${status} ${reason}\r\ncontent-type: text/html; charset=utf-8\r\ncontent-length: ${bytes}\r\nconnection: close\r\n\r\n${body}`;
}
