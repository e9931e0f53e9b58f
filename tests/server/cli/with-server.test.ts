import { afterAll, beforeAll, expect, test } from 'vitest';
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Account } from '#lib/domain/account.ts';
import { launch, newFolder, startServer, tropa } from '../main/running.ts';

/** The same commands while the server holds the data: then it is the server that carries them out. */
let folder: Awaited<ReturnType<typeof newFolder>>;
let server: Awaited<ReturnType<typeof startServer>>;

beforeAll(async () => {
	folder = await newFolder();
	server = await startServer(folder.path);
}, 60_000);

afterAll(async () => {
	await server[Symbol.asyncDispose]();
	await folder[Symbol.asyncDispose]();
});

const run = promisify(execFile);
const slow = { timeout: 60_000 };

test('what the command line makes is there for the running server at once', slow, async () => {
	const demo = await tropa(folder.path, 'demo', '--json');
	const { links } = JSON.parse(demo.output) as { links: { personId: string; address: string }[] };
	expect(links[0]?.address.startsWith(`${server.origin}/enter#`)).toBe(true);
	const { code, output, errors } = await tropa(folder.path, 'token', links[0]!.personId);
	expect([code, errors]).toEqual([0, '']);
	expect(output).toMatch(/^[\w-]{43}\n$/);
	const headers = { authorization: `Bearer ${output.trim()}` };
	const me = await fetch(`${server.origin}/api/me`, { headers });
	expect(((await me.json()) as Account).person.id).toBe(links[0]!.personId);
});

test(
	'a copy is made while the server works; putting one back waits until it has stopped',
	slow,
	async () => {
		const copy = join(folder.path, 'copy.db');
		const copied = await tropa(folder.path, 'backup', copy, '--verify');
		expect([copied.code, copied.errors]).toEqual([0, '']);
		const restored = await tropa(folder.path, 'restore', copy);
		expect([restored.code, restored.output]).toEqual([3, '']);
		expect((await fetch(`${server.origin}/readyz`)).status).toBe(200);
	}
);

test('the doctor goes the way of a phone, socket included', slow, async () => {
	const { code, output } = await tropa(folder.path, 'doctor', '--json');
	const { findings } = JSON.parse(output) as { findings: { check: string; state: string }[] };
	const well = findings.filter(({ state }) => state === 'ok').map(({ check }) => check);
	expect(well).toEqual(expect.arrayContaining(['data', 'room', 'server', 'address', 'socket']));
	expect(code).toBe(0);
});

test('terms are read from standard input', slow, async () => {
	const { code, output } = await launch(
		['server/cli/main.ts', 'term', '--school-year', '2023', '--json'],
		{}
	).ended;
	expect([code, output]).toEqual([0, '']);
});

test.skipIf(process.platform === 'win32')(
	'whoever reads only the first lines does not make the program fail',
	slow,
	async () => {
		const script = `"${process.execPath}" server/cli/main.ts help | true`;
		expect((await run('sh', ['-c', script], { timeout: 20_000 })).stderr).toBe('');
	}
);
