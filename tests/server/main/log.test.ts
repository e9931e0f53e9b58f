import { expect, test } from 'vitest';
import { createLog, inBackground } from '../../../server/log.ts';
import { StorageError } from '../../../server/storage/storage.ts';

function logged(): {
	readonly lines: Record<string, unknown>[];
	readonly log: ReturnType<typeof createLog>;
} {
	const lines: Record<string, unknown>[] = [];
	const log = createLog(
		(line) => lines.push(JSON.parse(line)),
		() => 0
	);
	return { lines, log };
}

test('a line of the log is one JSON object with the event, its time and its fields', () => {
	const { lines, log } = logged();
	log.info('ready', { port: 8787 });
	expect(lines).toEqual([
		{ at: '1970-01-01T00:00:00.000Z', level: 'info', event: 'ready', port: 8787 }
	]);
});

test('an error is told by its name and place, and what its message quotes stays out', () => {
	const { lines, log } = logged();
	log.error('could-not-store', new StorageError('full', new Error('Аделина пишет: привет')));
	expect(lines[0]).toMatchObject({ error: 'StorageError full', because: 'Error' });
	expect(JSON.stringify(lines)).not.toContain('Аделина');
	expect(lines[0]?.stack).toContain('log.test.ts');
});

test('work that nobody waits for reports its failure', async () => {
	const { lines, log } = logged();
	inBackground(Promise.reject(new Error('lost')), 'fold', log);
	await Promise.resolve();
	expect(lines).toMatchObject([{ event: 'background-work-failed', what: 'fold' }]);
});
