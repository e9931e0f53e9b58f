import type { BrowserContext } from 'playwright/test';

/** Hosts that the pages and their workers have asked, by HTTP or by WebSocket. */
export function hostsAskedBy(context: BrowserContext): ReadonlySet<string> {
	const hosts = new Set<string>();
	const note = (address: string): void => {
		const { protocol, host } = new URL(address);
		if (/^(https?|wss?):$/.test(protocol)) hosts.add(host);
	};
	context.on('request', (request) => note(request.url()));
	context.on('page', (page) => page.on('websocket', (socket) => note(socket.url())));
	for (const page of context.pages()) page.on('websocket', (socket) => note(socket.url()));
	return hosts;
}
