import { createEntrance } from '../../../server/auth/entering.ts';
import type { NewPerson } from '../../../server/auth/people.ts';
import { sessionsToClose } from '../../../server/auth/ending.ts';
import { systemChance } from '../../../server/auth/secrets.ts';
import { createWaysIn } from '../../../server/auth/ways-in.ts';
import { openOffice } from '../../../server/cli/office.ts';
import { createGate } from '../../../server/gate/gate.ts';
import { defaultGateLimits } from '../../../server/gate/limits.ts';
import type { AppFile, AppFiles } from '../../../server/http/app-files.ts';
import { createHttp } from '../../../server/http/http.ts';
import { createMeter } from '../../../server/http/meter.ts';
import { createHub } from '../../../server/hub/hub.ts';
import { createLog } from '../../../server/log.ts';
import { MemoryDisk } from '../../../server/storage/memory/disk.ts';
import { openStorage } from '../../../server/storage/open-storage.ts';

export const origin = 'http://localhost:8787';

export interface HouseOptions {
	readonly origin?: string;
	readonly metricsToken?: string;
	readonly app?: AppFiles;
}

/** The server without a port: real storage in memory, real hub, a clock that is moved by hand. */
export async function openHouse(options: HouseOptions = {}) {
	const disk = new MemoryDisk();
	const storage = await openStorage({ engine: 'memory', disk });
	const clock = { now: Date.UTC(2026, 10, 21, 9) };
	const now = (): number => clock.now;
	const lines: Record<string, unknown>[] = [];
	const log = createLog((line) => lines.push(JSON.parse(line)), now);
	const office = await openOffice({
		storage,
		origin: options.origin,
		chance: systemChance,
		now,
		log
	});
	const hub = createHub({
		...{ log: storage.log, facts: office.facts, epoch: storage.epoch, build: 'b1', clock: now },
		restoredAt: storage.restoredAt,
		gate: createGate({ limits: defaultGateLimits }),
		report: (event, fields) => log.warn(event, fields)
	});
	office.facts.onChange((changes) => {
		const closing = sessionsToClose(changes, office.facts, office.footingOf);
		for (const id of closing) hub.endSession(id);
	});
	const parts = {
		...office,
		origin: options.origin,
		metricsToken: options.metricsToken,
		app: options.app,
		hub,
		registers: office.facts,
		waysIn: createWaysIn({
			...{ registers: office.facts, origin: options.origin, chance: systemChance, now }
		}),
		entrance: createEntrance(office.facts, now),
		meter: createMeter(),
		log
	};
	const answer = createHttp(parts);
	return {
		...office,
		...{ disk, clock, lines, hub, parts },
		ask: (request: Request, address = '127.0.0.1') => answer(request, { address }),
		get: (path: string, headers: Record<string, string> = {}) =>
			answer(new Request(`http://localhost:8787${path}`, { headers }), { address: '127.0.0.1' }),
		post: (path: string, body: unknown, headers: Record<string, string> = {}) =>
			answer(post(path, body, headers), { address: '127.0.0.1' }),
		/** A person with a role, signed in: the header that proves it. */
		async signedIn(person: NewPerson): Promise<{ id: string; cookie: string }> {
			const id = await office.register.add(person);
			const cookie = await office.sessions.startInBrowser(id, 'test', { proof: 'two-factor' });
			return { id, cookie: cookie.split(';')[0] ?? '' };
		},
		[Symbol.asyncDispose]: () => hub.stop()
	};
}

export type House = Awaited<ReturnType<typeof openHouse>>;

/** As our own page would send it. */
export function post(path: string, body: unknown, headers: Record<string, string> = {}): Request {
	return new Request(`http://localhost:8787${path}`, {
		method: 'POST',
		body: body instanceof Uint8Array ? new Uint8Array(body) : JSON.stringify(body),
		headers: { host: 'localhost:8787', 'sec-fetch-site': 'same-origin', ...headers }
	});
}

export function appWith(files: Readonly<Record<string, Partial<AppFile>>>): AppFiles {
	const made = new Map<string, AppFile>();
	for (const [path, file] of Object.entries(files)) {
		const plain = { bytes: new TextEncoder().encode(path), etag: `"${path}"` };
		const immutable = path.startsWith('/_app/immutable/');
		const whole = { type: 'text/plain', immutable, plain, brotli: undefined, gzip: undefined };
		made.set(path, { ...whole, ...file });
	}
	return { build: 'b1', find: (path) => made.get(path) };
}

export async function refusalOf(answer: Response): Promise<string> {
	const { error, message } = (await answer.json()) as { error: string; message: string };
	// Whatever is refused, a person can read why.
	if (!/^[А-ЯЁ].*[.!?]$/.test(message)) throw new Error(`no sentence for ${error}: ${message}`);
	return error;
}
