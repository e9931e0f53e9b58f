/** `npm run sim -- [--seeds 20000] [--from 1]`, or `npm run sim -- --seed 4711` for one schedule in full. */
import { fork } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { isClean, play } from './play.ts';
import type { Outcome } from './play.ts';
import { told } from './told.ts';

const { values } = parseArgs({
	options: {
		seed: { type: 'string' },
		seeds: { type: 'string', default: '20000' },
		from: { type: 'string', default: '1' },
		step: { type: 'string', default: '0' }
	}
});

if (values.seed !== undefined) {
	const outcome = await play(Number(values.seed));
	console.log(JSON.stringify(outcome, undefined, '\t'));
	process.exit(isClean(outcome) ? 0 : 1);
} else if (values.step !== '0') {
	await playShare();
} else {
	await playAll();
}

async function playAll(): Promise<void> {
	const started = Date.now();
	const workers = availableParallelism();
	const total = { schedules: 0, events: 0, faults: 0, edits: 0, failed: [] as Outcome[] };
	await Promise.all(Array.from({ length: workers }, (_, at) => share(at, workers, total)));
	const seconds = Math.round((Date.now() - started) / 1000);
	const { schedules, events, faults, edits, failed } = total;
	console.log(
		`${schedules} schedules, ${events} events, ${faults} faults, ${edits} edits: ${seconds} s`
	);
	for (const outcome of failed.toSorted((a, b) => a.seed - b.seed)) console.log(told(outcome));
	console.log(`${schedules - failed.length} passed, ${failed.length} failed`);
	process.exit(failed.length === 0 ? 0 : 1);
}

interface Total {
	schedules: number;
	events: number;
	faults: number;
	edits: number;
	readonly failed: Outcome[];
}

function share(at: number, step: number, total: Total): Promise<void> {
	const from = Number(values.from) + at;
	const args = ['--from', `${from}`, '--seeds', values.seeds, '--step', `${step}`];
	const child = fork(import.meta.filename, args);
	child.on('message', (outcome: Outcome) => {
		total.schedules++;
		total.events += outcome.events;
		total.faults += outcome.faults;
		total.edits += outcome.edits;
		if (!isClean(outcome)) total.failed.push(outcome);
	});
	return new Promise((resolve, reject) => {
		child.on('exit', (code) => {
			if (code === 0) resolve();
			else reject(new Error(`a worker of the simulation ended with ${code}`));
		});
	});
}

async function playShare(): Promise<void> {
	const until = Number(values.from) + Number(values.seeds);
	for (let seed = Number(values.from); seed < until; seed += Number(values.step)) {
		const outcome = await play(seed);
		process.send?.(outcome);
	}
	process.disconnect?.();
	process.exit(0);
}
