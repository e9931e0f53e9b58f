import { createHash } from 'node:crypto';
import { archiveWords } from '#lib/ui/texts/ru/archive-words.ts';
import { writeArchive, type ArchiveSource } from '#lib/export/archive/write-archive.ts';
import type { ArchiveManifest, FromArchive } from '#lib/domain/archive/manifest.ts';
import { openArchive, type OpenedArchive } from '#lib/import/archive/open-archive.ts';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
export const sha256 = (content: Uint8Array): Promise<string> =>
	Promise.resolve(createHash('sha256').update(content).digest('hex'));

const photo = Uint8Array.from({ length: 3000 }, (_, at) => (at * at * 31) % 251);

/** Made up: a mentor with a journal, a photo, and two edits that no server has seen. */
export const source: Omit<ArchiveSource, 'write' | 'onProgress'> = {
	person: { id: 'person-1', name: 'Вымыслова Анна Павловна' },
	madeAt: new Date('2026-11-29T09:30:00Z'),
	words: {
		...archiveWords,
		nameOf: (id) => (id === 'person-1' ? 'Вымыслова Анна Павловна' : undefined),
		momentOf: (milliseconds) => `${new Date(milliseconds).getUTCFullYear()}`
	},
	documents: [
		{ id: 'journal-1', kind: 'journal', name: 'Дневник встреч: Вымыслова А. П. — Небылицын И. О.' },
		{ id: 'roadmap-1', kind: 'roadmap', name: 'Дорожная карта' }
	],
	async read(id) {
		if (id !== 'journal-1') return undefined;
		return {
			schema: 1,
			state: '0'.repeat(64),
			base: bytesOf('base '.repeat(400)),
			unsent: [
				{ batch: 'batch-1', tab: 'tab-1', first: 1, last: 2, at: 1, update: bytesOf('edit 1') },
				{ batch: 'batch-2', tab: 'tab-1', first: 3, last: 3, at: 2, update: bytesOf('edit 2') }
			],
			content: {
				meta: { schema: 1 },
				meetings: {
					'm-2': { date: '2026-11-27', kind: 'lesson-visit', topic: 'Посещение урока', odd: true },
					'm-1': {
						...{ date: '2026-11-20', topic: '=СУММ(1;2) и «кавычки»', minutes: 45 },
						...{ createdBy: 'person-1', 'confirmed:person-1': 1764403200000, stepIds: ['s-9'] }
					}
				},
				agreements: {
					'a-2': { order: 'r', text: 'Принести тетради', meetingId: 'm-2', removed: '1x2y3z' },
					'a-1': { order: 'i', text: 'Начать вовремя', meetingId: 'm-2', done: true }
				}
			},
			files: [
				{ sha256: await sha256(photo), bytes: photo.length, name: 'доска/класс.jpg' },
				{ sha256: 'f'.repeat(64), bytes: 5, name: 'не-здесь.pdf' }
			]
		};
	},
	readFile: async (file) => (file.sha256 === (await sha256(photo)) ? photo : undefined),
	sha256
};

export async function writtenSample(
	more: Partial<ArchiveSource> = {}
): Promise<{ readonly bytes: Uint8Array; readonly manifest: ArchiveManifest }> {
	const chunks: Uint8Array[] = [];
	const manifest = await writeArchive({
		...source,
		write: (chunk) => Promise.resolve(void chunks.push(chunk)),
		onProgress: () => undefined,
		...more
	});
	return { bytes: new Uint8Array(Buffer.concat(chunks)), manifest };
}

export function opened(bytes: Uint8Array): Promise<FromArchive<OpenedArchive>> {
	const file = new Blob([new Uint8Array(bytes)]);
	return openArchive(file, { sha256, onProgress: () => undefined });
}

/** Everything that an archive says, by path. */
export async function partsOf(archive: OpenedArchive): Promise<unknown> {
	const { manifest } = archive;
	const parts = await Promise.all(
		Object.keys(manifest.entries).map(async (path) => {
			const part = await archive.read(path);
			return [path, part.ok ? Buffer.from(part.value).toString('base64') : part.trouble];
		})
	);
	return { manifest, parts: Object.fromEntries(parts) as unknown };
}
