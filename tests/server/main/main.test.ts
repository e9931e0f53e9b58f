import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { once } from 'node:events';
import { connect } from 'node:net';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { askServer } from '../../../server/cli/admin-line.ts';
import { launch, newFolder, send, startServer, tropa } from './running.ts';

const slow = { timeout: 60_000 };
const names = { school: 'Школа № 5', curator: 'Иволгина Анна' };

test(
	'the first start prints the address and a link, by which the school is made once',
	slow,
	async () => {
		await using folder = await newFolder();
		await using server = await startServer(folder.path);
		expect(server.said).toMatch(/^Тропа работает: http:\/\/127\.0\.0\.1:\d+\n/);
		const secret = /\/setup#([\w-]{43})/.exec(server.said)?.[1];
		const answer = await send(server.origin, '/api/setup', { secret, ...names });
		expect(await answer.json()).toMatchObject({ person: { name: 'Иволгина Анна' } });
		await server.stop();
		await using again = await startServer(folder.path);
		expect(again.said).not.toContain('setup');
		const { output } = await tropa(folder.path, 'user', 'list');
		expect(output).toContain('Иволгина Анна');
	}
);

test(
	'while there is no school every start has a new link, and the old one is void',
	slow,
	async () => {
		await using folder = await newFolder();
		const secretOf = (said: string): string => /\/setup#([\w-]{43})/.exec(said)?.[1] ?? '';
		const first = await startServer(folder.path);
		await first.stop();
		await using second = await startServer(folder.path);
		expect(secretOf(second.said)).not.toBe(secretOf(first.said));
		const answer = await send(second.origin, '/api/setup', {
			secret: secretOf(first.said),
			...names
		});
		expect(answer.status).toBe(404);
	}
);

test('asked to stop, it closes its sockets with a word and ends well', slow, async () => {
	await using folder = await newFolder();
	const server = await startServer(folder.path);
	const { output } = await tropa(folder.path, 'demo', '--json');
	const { links } = JSON.parse(output) as { links: { personId: string }[] };
	const { output: token } = await tropa(folder.path, 'token', links[0]!.personId);
	const socket = new WebSocket(`${server.origin.replace('http', 'ws')}/sync`, {
		headers: { authorization: `Bearer ${token.trim()}` }
	});
	await new Promise((resolve, reject) => socket.on('open', resolve).on('error', reject));
	// One that sends half a request and then nothing must not keep the program alive.
	const half = connect(Number(new URL(server.origin).port), '127.0.0.1');
	half.on('error', () => undefined).write(halfARequest(server.origin));
	const closed = new Promise<number>((resolve) => socket.on('close', resolve));
	const ended = await server.stop();
	expect(ended.code).toBe(0);
	expect(await closed).toBeGreaterThanOrEqual(1001);
	expect(ended.errors).toContain('"event":"stopped"');
	expect(existsSync(join(folder.path, 'admin.json'))).toBe(false);
});

function halfARequest(origin: string): string {
	const head = ['POST /api/enter HTTP/1.1', `Host: ${new URL(origin).host}`, `Origin: ${origin}`];
	return [...head, 'Content-Length: 9', '', '{'].join('\r\n');
}

test('the same wish from the terminal and from npm is one wish', slow, async () => {
	await using folder = await newFolder();
	const server = await startServer(folder.path);
	const half = connect(Number(new URL(server.origin).port), '127.0.0.1');
	half.on('error', () => undefined).write(halfARequest(server.origin));
	await once(half, 'connect');
	server.child.kill('SIGINT');
	await server.hears('"event":"stopping"');
	// It is still waiting for the half request.
	server.child.kill('SIGINT');
	const ended = await server.ended;
	expect([ended.code, ended.errors]).toEqual([0, expect.stringContaining('"event":"stopped"')]);
});

test(
	'a second process on the same folder refuses to start, and the first goes on',
	slow,
	async () => {
		await using folder = await newFolder();
		await using server = await startServer(folder.path);
		const second = await launch(['server/main.ts'], { TROPA_PORT: '0', TROPA_DATA: folder.path })
			.ended;
		expect([second.code, second.output]).toEqual([3, '']);
		expect(second.errors).toMatch(/^С этой папкой данных уже работает другой процесс Тропы\./);
		expect((await fetch(`${server.origin}/healthz`)).status).toBe(200);
	}
);

test('a taken port and a setting that cannot be meant end with a sentence', slow, async () => {
	await using folder = await newFolder();
	await using other = await newFolder();
	await using server = await startServer(folder.path);
	const { port } = new URL(server.origin);
	const taken = await launch(['server/main.ts'], { TROPA_PORT: port, TROPA_DATA: other.path })
		.ended;
	expect([taken.code, taken.errors]).toEqual([1, expect.stringMatching(/^Порт уже занят\./)]);
	const wrong = await launch(['server/main.ts'], { TROPA_HOST: '0.0.0.0' }).ended;
	expect([wrong.code, wrong.errors]).toEqual([2, expect.stringContaining('TROPA_ORIGIN=https://')]);
});

test('killed without a word, it starts again on the same folder', slow, async () => {
	await using folder = await newFolder();
	const server = await startServer(folder.path);
	server.child.kill('SIGKILL');
	await server.ended;
	await using again = await startServer(folder.path);
	expect((await fetch(`${again.origin}/readyz`)).status).toBe(200);
	expect((await tropa(folder.path, 'user', 'list')).code).toBe(0);
});

test.skipIf(process.platform === 'win32')(
	'nobody else may read the data folder or give orders',
	slow,
	async () => {
		await using folder = await newFolder();
		const path = join(folder.path, 'data');
		await using _server = await startServer(path);
		const rightsOf = async (name: string): Promise<number> =>
			(await stat(join(path, name))).mode & 0o077;
		expect(await rightsOf('.')).toBe(0);
		expect(await rightsOf('admin.json')).toBe(0);
		expect(await rightsOf('admin.sock')).toBe(0);
	}
);

const canTrace = spawnSync('strace', ['-e', 'trace=fsync', '-o', '/dev/null', 'true']).status === 0;
if (!canTrace)
	console.log('strace is not here: a failing disk was not tried on the whole program.');

test.skipIf(!canTrace)(
	'when the disk fails to keep something, the program ends at once and says so',
	slow,
	async () => {
		await using folder = await newFolder();
		const failing = ['-e', 'inject=fsync,fdatasync:error=EIO:when=60+'];
		const strace = [
			'strace',
			'-f',
			'-qq',
			'-o',
			'/dev/null',
			'-e',
			'trace=fsync,fdatasync',
			...failing
		];
		const server = await startServer(folder.path, {}, strace);
		// Each order is a write. The one that meets the failing disk is not answered with a yes.
		for (let writes = 0; writes < 200; writes++) {
			const reply = await askServer(folder.path, { order: 'setup' }).catch(() => undefined);
			if (!reply?.ok) break;
		}
		const { code, errors } = await server.ended;
		expect(code).toBe(1);
		expect(errors).toContain('"error":"StorageError failed"');
		expect(errors).toContain('Диск не сохранил данные');
	}
);
