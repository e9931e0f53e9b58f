import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { photo } from '../server/files/make-file.ts';
import { cli, diceOf, start } from './server-process.ts';
import type { Running } from './server-process.ts';

const pieceBytes = 32 * 1024;

/** [P1] What a phone was told is held of its photo must be there after any death of the server. */
test('[P1] a photo goes up while the server is killed again and again: it goes on from what was acknowledged', async () => {
	const folder = await mkdtemp(join(tmpdir(), 'tropa-file-kills-'));
	const chance = diceOf(20_261_122);
	const file = photo(40 * pieceBytes, 5);
	let kills = 0;
	let server = await start(folder);
	try {
		const upload = new Upload(file, await curatorOf(folder, server.port));
		while (!upload.isStored) {
			// Counted in pieces, so that a fast machine is not done before the first death.
			const after = { pieces: 3 + Math.floor(chance() * 5), ms: chance() * 6 };
			await upload.goOn(server, after);
			server.process.kill('SIGKILL');
			await server.ended;
			kills += 1;
			server = await start(folder);
		}
		const content = await upload.fetch(server);
		expect(createHash('sha256').update(content).digest('hex')).toBe(file.sha256);
		expect(upload.lost, 'bytes that were acknowledged and are gone').toBe(0);
		console.log(`${kills} kills while ${file.bytes} bytes went up, ${upload.sent} sent`);
		expect(kills).toBeGreaterThan(1);
	} finally {
		server.process.kill('SIGKILL');
		await server.ended;
		await rm(folder, { recursive: true, force: true });
	}
}, 120_000);

interface Sender {
	readonly documentId: string;
	readonly token: string;
}

async function curatorOf(folder: string, port: number): Promise<Sender> {
	const { links } = JSON.parse(await cli(folder, ['demo', '--json'])) as {
		links: readonly { role: string; name: string }[];
	};
	const name = links.find(({ role }) => role === 'curator')?.name ?? '';
	const { token } = JSON.parse(await cli(folder, ['token', name, '--json'])) as { token: string };
	const me = await fetch(`http://127.0.0.1:${port}/api/me`, {
		headers: { authorization: `Bearer ${token}` }
	});
	const { documents } = (await me.json()) as {
		documents: readonly { id: string; kind: string; mode: string }[];
	};
	const roadmap = documents.find(({ kind, mode }) => kind === 'roadmap' && mode === 'read-write');
	if (!roadmap) throw new Error('the curator has no roadmap');
	return { documentId: roadmap.id, token };
}

interface Progress {
	readonly at: 'waiting' | 'stored';
	readonly held: number;
}

/** As a phone does it: ask how far it has come, go on from there, until nobody answers. */
class Upload {
	readonly #file: ReturnType<typeof photo>;
	readonly #sender: Sender;
	#acknowledged = 0;
	isStored = false;
	lost = 0;
	sent = 0;

	constructor(file: ReturnType<typeof photo>, sender: Sender) {
		this.#file = file;
		this.#sender = sender;
	}

	/** The server dies a moment after so many pieces were taken. */
	async goOn(
		server: Running,
		{ pieces, ms }: { readonly pieces: number; readonly ms: number }
	): Promise<void> {
		const { port } = server;
		const { sha256, bytes, content } = this.#file;
		let come = await this.#post(port, '', JSON.stringify({ sha256, bytes }));
		for (let taken = 0; come && !server.gone(); taken++) {
			if (taken === pieces) setTimeout(() => server.process.kill('SIGKILL'), ms);
			this.#note(come);
			if (this.isStored) return;
			const piece = content.slice(come.held, come.held + pieceBytes);
			this.sent += piece.length;
			come = await this.#post(port, `/piece?sha256=${sha256}&from=${come.held}`, piece);
		}
	}

	async fetch({ port }: Running): Promise<Uint8Array> {
		const answer = await fetch(this.#address(port, `/content?sha256=${this.#file.sha256}`), {
			headers: { authorization: `Bearer ${this.#sender.token}` }
		});
		return new Uint8Array(await answer.arrayBuffer());
	}

	#note({ at, held }: Progress): void {
		this.lost += Math.max(0, this.#acknowledged - held);
		this.#acknowledged = held;
		this.isStored = at === 'stored';
	}

	/** Undefined where the server died before it had answered. */
	async #post(
		port: number,
		path: string,
		body: string | Uint8Array<ArrayBuffer>
	): Promise<Progress | undefined> {
		const type = typeof body === 'string' ? 'application/json' : 'application/octet-stream';
		const headers = { authorization: `Bearer ${this.#sender.token}`, 'content-type': type };
		try {
			const answer = await fetch(this.#address(port, path), { method: 'POST', headers, body });
			const said = (await answer.json()) as Progress;
			if (!answer.ok) throw new Error(`refused: ${JSON.stringify(said)}`);
			return said;
		} catch (cause) {
			if (cause instanceof Error && cause.message.startsWith('refused')) throw cause;
			return undefined;
		}
	}

	#address(port: number, path: string): string {
		return `http://127.0.0.1:${port}/api/documents/${this.#sender.documentId}/files${path}`;
	}
}
