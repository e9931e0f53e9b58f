import { readFileSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { monitorEventLoopDelay } from 'node:perf_hooks';

const lookEveryMs = 10;

export interface Usage {
	readonly cpuMs: number;
	/** By how much the event loop was late, at the 99th of a hundred looks since the last question. */
	readonly lagMs: number;
}

export type Question = 'usage' | 'memory';
export type FromChild =
	{ readonly port: number } | { readonly usage: Usage } | { readonly memoryKb: number };

/**
 * A server under measurement tells its port, and what it has used or holds whenever it is asked. What
 * it holds is asked apart: the collecting stops the server for a tenth of a second and throws its
 * compiled code away, which would show as its own slowness.
 */
export function answerParent(server: Server): void {
	const tell = (message: FromChild) => process.send?.(message);
	const late = monitorEventLoopDelay({ resolution: lookEveryMs });
	late.enable();
	// What the collecting for our sake takes is none of the server's work.
	let collectedMs = 0;
	const collect = () => {
		const from = cpuMsOf();
		for (let time = 0; time < 3; time++) collectAll();
		collectedMs += cpuMsOf() - from;
	};
	process.on('message', (question: Question) => {
		if (question === 'memory') {
			collect();
			tell({ memoryKb: memoryOf(process.pid) });
		} else {
			const lagMs = Math.max(0, late.percentile(99) / 1e6 - lookEveryMs);
			tell({ usage: { cpuMs: cpuMsOf() - collectedMs, lagMs } });
		}
		// What was collected just now is none of the server's lag.
		setImmediate(() => late.reset());
	});
	process.on('disconnect', () => process.exit(0));
	tell({ port: (server.address() as AddressInfo).port });
}

/** Everything that can go goes, so that memory means what is held. */
function collectAll(): void {
	const collect = globalThis.gc as ((how: object) => void) | undefined;
	collect?.({ type: 'major', execution: 'sync', flavor: 'last-resort' });
}

function cpuMsOf(): number {
	const { user, system } = process.cpuUsage();
	return (user + system) / 1000;
}

/** Where the system tells it, without what is shared with other processes. */
function memoryOf(pid: number): number {
	try {
		const rollup = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8');
		return Number(/^Pss:\s+(\d+)/m.exec(rollup)?.[1]);
	} catch {
		// Not Linux: the resident set has to do.
		return process.memoryUsage.rss() / 1024;
	}
}

/** Times in milliseconds; quantiles of what was added. */
export class Times {
	readonly #times: number[] = [];
	#isSorted = false;

	add(ms: number): void {
		this.#times.push(ms);
		this.#isSorted = false;
	}

	get count(): number {
		return this.#times.length;
	}

	quantile(part: number): number {
		if (!this.#isSorted) this.#times.sort((left, right) => left - right);
		this.#isSorted = true;
		return (
			this.#times[Math.min(this.#times.length - 1, Math.floor(part * this.#times.length))] ?? NaN
		);
	}
}
