import { WebSocket } from 'ws';
import * as z from 'zod';
import { ok, trouble } from './finding.ts';
import type { Finding } from './finding.ts';
import { doctorTexts } from './texts.ts';

const withinMs = 5_000;
const maxClockSkewMs = 5 * 60_000;
const reachShape = z.object({ magic: z.literal('tropa'), time: z.number() });

/** The way that a phone goes: the address of the site, through whatever stands before us. */
export async function lookFromOutside(origin: string): Promise<readonly Finding[]> {
	const reach = await reachFinding(origin);
	return reach.state === 'ok' ? [reach, await socketFinding(origin)] : [reach];
}

async function reachFinding(origin: string): Promise<Finding> {
	try {
		const answer = await fetch(`${origin}/api/reach`, { signal: AbortSignal.timeout(withinMs) });
		const read = reachShape.safeParse(await answer.json());
		if (!read.success) return trouble('address', doctorTexts.someoneElse(origin));
		const skew = Math.abs(read.data.time - Date.now());
		return skew > maxClockSkewMs
			? trouble('address', doctorTexts.clock)
			: ok('address', doctorTexts.reached(origin));
	} catch {
		// Whatever it is (no name, no port, no certificate), the person does the same about it.
		return trouble('address', doctorTexts.notReached(origin));
	}
}

/** Our own server refuses a stranger's socket with 401; a proxy that swallows the wish gives 426 or its own page. */
function socketFinding(origin: string): Promise<Finding> {
	const headers = { authorization: 'Bearer doctor' };
	const url = `${origin.replace(/^http/, 'ws')}/sync`;
	const socket = new WebSocket(url, { headers, handshakeTimeout: withinMs });
	return new Promise((resolve) => {
		const end = (isThrough: boolean): void => {
			resolve(
				isThrough
					? ok('socket', doctorTexts.socketThrough)
					: trouble('socket', doctorTexts.socketBlocked)
			);
			socket.terminate();
		};
		socket.on('unexpected-response', (_, answer) => end(answer.statusCode === 401));
		socket.on('open', () => end(true));
		socket.on('error', () => end(false));
	});
}
