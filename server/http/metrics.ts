import { timingSafeEqual } from 'node:crypto';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { fingerprintOf } from '../auth/secrets.ts';
import { RequestError, text } from './answers.ts';
import type { HttpParts } from './parts.ts';
import type { Asked, Route } from './route.ts';

export function metricsRoutes(parts: HttpParts): readonly Route[] {
	const delay = monitorEventLoopDelay({ resolution: 20 });
	delay.enable();
	return [
		{
			method: 'GET',
			path: '/metrics',
			for: 'anybody',
			answer: async (asked) => {
				if (!mayRead(parts, asked)) throw new RequestError('not-found');
				const figures = { ...processFigures(delay.percentile(99)), ...ourFigures(parts) };
				delay.reset();
				return text(asPrometheus(figures), 'text/plain; version=0.0.4; charset=utf-8');
			}
		}
	];
}

/** Behind a proxy everybody comes from this computer; there only the token counts. */
function mayRead({ metricsToken, origin }: HttpParts, asked: Asked): boolean {
	const said = /^Bearer +(\S+)$/i.exec(asked.request.headers.get('authorization') ?? '')?.[1];
	if (metricsToken !== undefined && said !== undefined) return isSame(said, metricsToken);
	return asked.fromThisComputer && origin?.startsWith('https:') !== true;
}

function isSame(said: string, token: string): boolean {
	return timingSafeEqual(Buffer.from(fingerprintOf(said)), Buffer.from(fingerprintOf(token)));
}

type Figures = Readonly<Record<string, number>>;

function processFigures(delayNs: number): Figures {
	const memory = process.memoryUsage();
	const cpu = process.cpuUsage();
	return {
		process_resident_memory_bytes: memory.rss,
		process_heap_bytes: memory.heapUsed,
		process_cpu_seconds_total: (cpu.user + cpu.system) / 1e6,
		process_uptime_seconds: process.uptime(),
		event_loop_delay_p99_seconds: delayNs / 1e9
	};
}

function ourFigures({ hub, meter, storage }: HttpParts): Figures {
	const answers = [...meter.answers].map(([kind, count]) => [
		`http_answers_total{class="${kind}"}`,
		count
	]);
	const free = storage.freeBytes();
	return {
		...(Object.fromEntries(answers) as Figures),
		...namedWithUnderscores({ ...hub.figures() }),
		storage_writable: storage.condition() === 'writable' ? 1 : 0,
		storage_position: storage.log.head(),
		...(free === undefined ? {} : { storage_free_bytes: free })
	};
}

function namedWithUnderscores(figures: Readonly<Record<string, unknown>>): Figures {
	const numbers = Object.entries(figures).filter(([, value]) => typeof value === 'number');
	return Object.fromEntries(
		numbers.map(([name, value]) => [
			`hub_${name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)}`,
			Number(value)
		])
	);
}

function asPrometheus(figures: Figures): string {
	return Object.entries(figures)
		.map(([name, value]) => `tropa_${name} ${value}\n`)
		.join('');
}
