import { readFile } from 'node:fs/promises';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { maxEntryBytes, type ArchiveManifest } from '#lib/domain/archive/manifest.ts';
import { opened, partsOf, source, writtenSample } from './sample.ts';

const readText = async (path: string): Promise<string> =>
	readFile(new URL(path, import.meta.url), 'utf8');

test('what was written is read, part by part, and any other archiver reads it too', async () => {
	const { bytes, manifest } = await writtenSample();
	const archive = await opened(bytes);
	if (!archive.ok) throw new Error(archive.trouble);
	expect(archive.value.manifest).toEqual(manifest);
	const files = unzipSync(bytes);
	expect(Object.keys(files).sort()).toEqual(
		[...Object.keys(manifest.entries), 'manifest.json'].sort()
	);
	const meetings = files['csv/001 Дневник встреч - встречи.csv']!;
	expect(strFromU8(meetings)).toBe(
		'День;Вид;Тема;Минут;Шаги программы;Подтверждение · Вымыслова Анна Павловна;Кто записал;odd;Код записи\r\n' +
			'20.11.2026;;"\'=СУММ(1;2) и «кавычки»";45;s-9;2025;Вымыслова Анна Павловна;;m-1\r\n' +
			'27.11.2026;Посещение урока;Посещение урока;;;;;да;m-2\r\n'
	);
	expect([...meetings.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
	expect(strFromU8(files['csv/001 Дневник встреч - договорённости.csv']!)).toBe(
		'О чём договорились;Сделано;Встреча;Удаляли;Код записи\r\n' +
			'Начать вовремя;да;Посещение урока;;a-1\r\n' +
			'Принести тетради;;Посещение урока;да;a-2\r\n'
	);
	const readme = strFromU8(files['ПРОЧТИ.txt']!);
	expect(readme).toContain('Вымыслова Анна Павловна');
	expect(readme).toContain('29.11.2026 09:30');
	expect(readme).toContain('roadmap roadmap-1');
	expect(readme).toContain('не-здесь.pdf');
	expect(Object.keys(files)).toContain(manifest.files[0]!.path);
	expect(manifest.files[0]!.path).toMatch(/^files\/[0-9a-f]{16}-доска_класс\.jpg$/);
	expect(manifest.missing).toEqual({
		documents: [{ id: 'roadmap-1', kind: 'roadmap' }],
		files: [{ document: 'journal-1', name: 'не-здесь.pdf' }]
	});
});

test('the manifest is as the published schema says', async () => {
	const json = JSON.parse(
		await readText('../../../docs/archive.schema.json')
	) as z.core.JSONSchema.JSONSchema;
	const schema = z.fromJSONSchema(json);
	const { manifest } = await writtenSample();
	expect(schema.safeParse(JSON.parse(JSON.stringify(manifest))).error).toBeUndefined();
	const [document] = manifest.documents;
	const wrong: readonly unknown[] = [
		{ ...manifest, version: 2 },
		{ ...manifest, format: 'other' },
		{ ...manifest, documents: [{ ...document, state: 'short' }] },
		{ ...manifest, documents: [{ ...document, crdt: '../secret' }] },
		{ ...manifest, entries: { a: { bytes: 1 } } }
	];
	for (const one of wrong) expect(schema.safeParse(one).success).toBe(false);
});

test('an archive of every version ever written is still read', async () => {
	// Twice the same version: its tables had field names first, and have words now.
	for (const name of ['version-1', 'version-1-in-words']) {
		const golden = await readFile(new URL(`golden/${name}.tropa`, import.meta.url));
		const expected = JSON.parse(await readText(`golden/${name}.json`)) as unknown;
		const archive = await opened(golden);
		if (!archive.ok) throw new Error(archive.trouble);
		expect(await partsOf(archive.value)).toEqual(expected);
	}
});

test('an archive that was cut or in which a bit turned is refused, or says the same', async () => {
	const { bytes } = await writtenSample();
	const whole = await opened(bytes);
	if (!whole.ok) throw new Error(whole.trouble);
	const truth = await partsOf(whole.value);
	const isTrue = async (changed: Uint8Array): Promise<boolean> => {
		const archive = await opened(changed);
		if (!archive.ok) return ['not-ours', 'damaged', 'too-big'].includes(archive.trouble);
		return JSON.stringify(await partsOf(archive.value)) === JSON.stringify(truth);
	};
	const at = fc.nat(bytes.length - 1);
	await fc.assert(
		fc.asyncProperty(at, fc.nat(7), async (place, bit) => {
			expect(await isTrue(bytes.with(place, bytes[place]! ^ (1 << bit)))).toBe(true);
		}),
		{ seed: 20261129, numRuns: 400 }
	);
	await fc.assert(
		fc.asyncProperty(at, async (length) => {
			const archive = await opened(bytes.subarray(0, length));
			expect(archive.ok).toBe(false);
		}),
		{ seed: 20261129, numRuns: 200 }
	);
	expect(await opened(bytes.subarray(0, bytes.length - 1))).toEqual({
		ok: false,
		trouble: 'damaged'
	});
});

test('what is no archive of ours is called so', async () => {
	for (const bytes of [
		new Uint8Array(),
		strToU8('Привет'),
		zipSync({ 'word/document.xml': strToU8('<w/>') }),
		zipSync({ 'manifest.json': strToU8('{"name":"an app of somebody else"}') })
	])
		expect(await opened(bytes)).toEqual({ ok: false, trouble: 'not-ours' });
});

test('a part that is not what the manifest promises makes the whole refused', async () => {
	const { bytes } = await writtenSample();
	const files = unzipSync(bytes);
	const changed = { ...files, 'crdt/001.bin': strToU8('other words') };
	expect(await opened(zipSync(changed))).toEqual({ ok: false, trouble: 'damaged' });
	const { 'crdt/001.bin': _, ...without } = files;
	expect(await opened(zipSync(without))).toEqual({ ok: false, trouble: 'damaged' });
	// What somebody's archiver puts beside it is not ours to read.
	expect(await opened(zipSync({ ...files, '.DS_Store': strToU8('?') }))).toMatchObject({
		ok: true
	});
});

test('a manifest of a newer app is not guessed at, and one with a hole is refused', async () => {
	const { bytes, manifest } = await writtenSample();
	const files = unzipSync(bytes);
	const withManifest = (said: unknown): Uint8Array =>
		zipSync({ ...files, 'manifest.json': strToU8(JSON.stringify(said)) });
	expect(await opened(withManifest({ ...manifest, version: 2 }))).toEqual({
		...{ ok: false, trouble: 'newer' }
	});
	const [document] = manifest.documents;
	const holes: readonly Partial<Record<keyof ArchiveManifest, unknown>>[] = [
		{ person: { id: 'x' } },
		{ documents: [{ ...document, crdt: 'crdt/none.bin' }] },
		{ documents: [{ ...document, unsent: [{ ...document!.unsent[0], first: 5 }] }] },
		{ documents: 'none' },
		{ files: [{ ...manifest.files[0], sha256: 'x' }] },
		{ entries: { ...manifest.entries, 'crdt/001.bin': { bytes: -1, sha256: '0' } } },
		{ missing: undefined },
		{ version: -1 }
	];
	for (const hole of holes) {
		const archive = await opened(withManifest({ ...manifest, ...hole }));
		expect(archive, JSON.stringify(hole)).toEqual({ ok: false, trouble: 'damaged' });
	}
});

test('a bomb costs no more than one part may', async () => {
	const { bytes, manifest } = await writtenSample();
	const zeros = new Uint8Array(maxEntryBytes + 1);
	const bomb = zipSync({ ...unzipSync(bytes), 'crdt/001.bin': zeros });
	expect(bomb.length).toBeLessThan(100_000);
	expect(await opened(bomb)).toEqual({ ok: false, trouble: 'too-big' });
	// One that says of itself that it is small.
	const view = new DataView(bomb.buffer);
	for (let at = 0; at < bomb.length - 4; at++)
		if (view.getUint32(at, true) === zeros.length) view.setUint32(at, 2000, true);
	expect(await opened(bomb)).toEqual({ ok: false, trouble: 'damaged' });
	const huge = zipSync({ ...unzipSync(bytes), 'manifest.json': new Uint8Array(9 * 1024 * 1024) });
	expect(await opened(huge)).toEqual({ ok: false, trouble: 'too-big' });
	expect(manifest.entries['crdt/001.bin']).toBeDefined();
});

test('files that would make it larger than any phone can read are left out and named', async () => {
	const { read } = source;
	const { manifest } = await writtenSample({
		read: async (id) => {
			const held = await read(id);
			return held && { ...held, files: held.files.map((file) => ({ ...file, bytes: 2 ** 31 })) };
		}
	});
	expect(manifest.files).toEqual([]);
	expect(manifest.missing.files).toHaveLength(2);
});
