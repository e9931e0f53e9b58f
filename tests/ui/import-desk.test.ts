import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ImportDesk } from '#lib/ui/import-desk.ts';

/** The platform's worker, with nobody in it: it never answers, and says whether it still lives. */
class SilentWorker extends EventTarget {
	static readonly started: SilentWorker[] = [];
	isAlive = true;

	constructor() {
		super();
		SilentWorker.started.push(this);
	}

	postMessage(): void {}

	terminate(): void {
		this.isAlive = false;
	}
}

const source = { kind: 'clipboard', html: '', text: 'Что\tКогда' } as const;

beforeEach(() => {
	vi.useFakeTimers();
	vi.stubGlobal('Worker', SilentWorker);
	SilentWorker.started.length = 0;
});

afterEach(() => {
	vi.useRealTimers();
	vi.unstubAllGlobals();
});

test('what never ends is stopped and said', async () => {
	const read = expect(new ImportDesk().readRoadmap(source)).rejects.toThrow('too long');

	vi.advanceTimersByTime(60_000);

	await read;
	expect(SilentWorker.started.map(({ isAlive }) => isAlive)).toEqual([false]);
});

test('a document that was given up does not stop the next one when its time is over', async () => {
	const desk = new ImportDesk();
	const givenUp = expect(desk.readRoadmap(source)).rejects.toThrow('too long');
	desk.stop();
	vi.advanceTimersByTime(30_000);
	void desk.readRoadmap(source).catch(() => undefined);

	vi.advanceTimersByTime(30_000);

	await givenUp;
	expect(SilentWorker.started.map(({ isAlive }) => isAlive)).toEqual([false, true]);
});
