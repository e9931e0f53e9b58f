import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { crc32c } from '#lib/sync/checksum.ts';
import { armour, packetNumber, readArmour } from '#lib/sync/packet/armour.ts';
import { certify } from '#lib/sync/packet/certificate.ts';
import { decodeContent, encodeContent } from '#lib/sync/packet/content.ts';
import type { PacketContent } from '#lib/sync/packet/content.ts';
import { packetLimits } from '#lib/sync/packet/envelope.ts';
import { openPacket, sealPacket } from '#lib/sync/packet/packet.ts';
import type { OpenedPacket } from '#lib/sync/packet/packet.ts';
import type { MachineKeys } from '#lib/sync/packet/tools.ts';
import { makeKeys } from '#lib/sync/packet/web-tools.ts';
import { deviceOf, edits, tools } from './support.ts';
import type { TestDevice } from './support.ts';

let server: MachineKeys;
let mentor: TestDevice;
let mentee: TestDevice;
let curator: TestDevice;

beforeAll(async () => {
	server = await makeKeys(false);
	mentor = await deviceOf('mentor', server);
	mentee = await deviceOf('mentee', server);
	curator = await deviceOf('curator', server);
});

const lines = ['ТРОПА · пакет обмена · версия 1', 'Пакет', 'Откройте «Тропу»'];

function seal(content: PacketContent, from = mentor, to = [mentee.keys, server]) {
	return sealPacket({
		...{ content, tools, certificate: from.certificate, signing: from.keys.signing },
		receivers: to.map(({ open }) => open.agreement)
	});
}

function open(bytes: Uint8Array, by: MachineKeys): Promise<OpenedPacket> {
	const opening = { agreement: by.agreement, server: server.open.signing, tools };
	return openPacket(bytes, opening);
}

test('a packet opens for each it was sealed for, and for nobody else', async () => {
	const content = edits('mentor');
	const { id, bytes } = await seal(content);
	for (const reader of [mentee.keys, server]) {
		const { signing, agreement } = mentor.keys.open;
		const device = { person: 'mentor', at: 1, signing, agreement };
		const opened = { ok: true, id, content, signedBy: signing, device };
		expect(await open(bytes, reader)).toEqual(opened);
	}
	expect(await open(bytes, curator.keys)).toEqual({ ok: false, trouble: 'for-others', id });
	expect(await open(bytes, mentor.keys)).toMatchObject({ trouble: 'for-others' });
});

test('nothing of what is inside can be seen from outside', async () => {
	const { bytes } = await seal(edits('mentor', 'встреча у реки'.repeat(20), 5));
	const seen = Buffer.from(bytes);
	const names = ['mentor', 'programme.1', 'pair-1', 'встреча', 'b0'];
	for (const word of names) expect(seen.includes(Buffer.from(word))).toBe(false);
	expect(seen.includes(Buffer.from(mentee.keys.open.agreement))).toBe(false);
	expect(seen.includes(Buffer.from(mentor.keys.open.signing))).toBe(false);
});

test('what one person signs in the name of another is forged', async () => {
	const { bytes } = await seal(edits('mentor'), curator);
	expect(await open(bytes, mentee.keys)).toMatchObject({ ok: false, trouble: 'forged' });
});

test('a device that this server has not certified is believed by nobody', async () => {
	const said = { person: 'mentor', at: 1, ...curator.keys.open };
	const certificate = await certify(said, curator.keys.signing, tools);
	const { bytes } = await seal(edits('mentor'), { ...curator, certificate });
	expect(await open(bytes, mentee.keys)).toMatchObject({ ok: false, trouble: 'forged' });
});

test('only the server gives receipts, and it gives nothing else', async () => {
	const receipt: PacketContent = {
		...{ kind: 'receipt', of: 'p', author: 'mentor', at: 3, epoch: 'e', changes: [] },
		outcomes: [{ document: 'd', batch: 'b', refusal: '' }]
	};
	const servers = { person: '', keys: server, certificate: new Uint8Array() };
	const { bytes } = await seal(receipt, servers, [mentor.keys]);
	expect(await open(bytes, mentor.keys)).toMatchObject({ ok: true, content: receipt });
	const forged = await seal(receipt, mentee, [mentor.keys]);
	expect(await open(forged.bytes, mentor.keys)).toMatchObject({ trouble: 'forged' });
	const asServer = await seal(edits('mentor'), servers, [mentee.keys]);
	expect(await open(asServer.bytes, mentee.keys)).toMatchObject({ trouble: 'forged' });
});

test('any wrong bit and any cut refuse the whole packet, and say so', async () => {
	const { bytes } = await seal(edits('mentor', 'слова', 4));
	await fc.assert(
		fc.asyncProperty(fc.nat(bytes.length - 1), fc.nat(7), async (at, bit) => {
			const spoilt = bytes.with(at, bytes[at]! ^ (1 << bit));
			const trouble = at < 3 ? 'not-ours' : 'damaged';
			expect(await open(spoilt, mentee.keys)).toMatchObject({ ok: false, trouble });
			const cut = await open(bytes.slice(0, at), mentee.keys);
			expect(cut).toMatchObject({ ok: false, trouble });
		}),
		{ seed: 5301, numRuns: 400 }
	);
});

test('also a bit that was turned by somebody who mended the checksum', async () => {
	const { bytes } = await seal(edits('mentor', 'слова', 4));
	await fc.assert(
		fc.asyncProperty(fc.integer({ min: 4, max: bytes.length - 5 }), fc.nat(7), async (at, bit) => {
			const body = bytes.slice(0, -4).with(at, bytes[at]! ^ (1 << bit));
			const opened = await open(withChecksum(body), mentee.keys);
			expect(opened.ok).toBe(false);
		}),
		{ seed: 5302, numRuns: 300 }
	);
});

test('a version of tomorrow is said to be newer', async () => {
	const { bytes } = await seal(edits('mentor'));
	const newer = withChecksum(bytes.slice(0, -4).with(3, 2));
	expect(await open(newer, mentee.keys)).toMatchObject({ trouble: 'newer' });
	const content = encodeContent(edits('mentor'));
	expect(decodeContent(content.with(0, 2))).toBe('newer');
});

test('whatever bytes come, reading ends, and takes no more than it was given', async () => {
	await fc.assert(
		fc.asyncProperty(fc.uint8Array({ maxLength: 600 }), async (bytes) => {
			const marked = withChecksum(Uint8Array.of(0x54, 0x50, 0xb0, 1, ...bytes));
			expect((await open(marked, mentee.keys)).ok).toBe(false);
			const read = decodeContent(bytes);
			if (read !== undefined && read !== 'newer') expect(encodeContent(read)).toEqual(bytes);
		}),
		{ seed: 5303, numRuns: 500 }
	);
	const huge = new Uint8Array(packetLimits.bytes + 1).fill(7);
	huge.set([0x54, 0x50, 0xb0, 1]);
	expect(await open(huge, mentee.keys)).toMatchObject({ trouble: 'damaged' });
});

test('what inside unpacks to more than may be is refused before it is unpacked', async () => {
	const bomb = await tools.squeeze(new Uint8Array(20 * 1024 * 1024));
	expect(bomb.length).toBeLessThan(100_000);
	expect(await tools.unsqueeze(bomb, 1024)).toBeUndefined();
});

test('a text survives whatever messengers do to it', async () => {
	const { bytes, id } = await seal(edits('mentor'));
	expect(packetNumber(id)).toMatch(/^[0-9A-F]{4}-[0-9A-F]{4}$/);
	const text = armour(bytes, lines);
	const mangling = fc.record({
		eol: fc.constantFrom('\n', '\r\n', ' \n', '\n\n'),
		quote: fc.constantFrom('', '> ', '\t', '| '),
		before: fc.constantFrom('', 'Перешлите, пожалуйста!\n', '\ufeff'),
		after: fc.constantFrom('', '\nСпасибо', '\n-- \nОтправлено с телефона')
	});
	fc.assert(
		fc.property(mangling, ({ eol, quote, before, after }) => {
			const mangled = text
				.split('\n')
				.map((line) => quote + line)
				.join(eol);
			expect(readArmour(before + mangled + after)).toEqual({ ok: true, bytes });
		}),
		{ seed: 5304, numRuns: 100 }
	);
});

test('a text with one wrong letter, or cut off anywhere, gives nothing', async () => {
	const text = armour((await seal(edits('mentor'))).bytes, lines);
	const from = text.indexOf('-----BEGIN TROPA-----') + 22;
	const to = text.indexOf('-----END TROPA');
	fc.assert(
		fc.property(fc.nat(), fc.constantFrom('A', 'z', '7', ''), (at, letter) => {
			const place = from + (at % (to - from));
			const spoilt = text.slice(0, place) + letter + text.slice(place + 1);
			const isSame = spoilt.replaceAll('\n', '') === text.replaceAll('\n', '');
			const read = readArmour(spoilt);
			expect(read.ok).toBe(isSame);
			expect(readArmour(text.slice(0, place))).toEqual({ ok: false, trouble: 'damaged' });
		}),
		{ seed: 5305, numRuns: 300 }
	);
	expect(readArmour('Привет! Как дела?')).toEqual({ ok: false, trouble: 'not-ours' });
});

function withChecksum(body: Uint8Array): Uint8Array {
	const whole = new Uint8Array(body.length + 4);
	whole.set(body);
	new DataView(whole.buffer).setUint32(body.length, crc32c(body));
	return whole;
}

const vectors = fc.uint8Array({ maxLength: 20 });
const ids = fc.string({ minLength: 1, maxLength: 20 });
const moments = fc.nat();
const contents: fc.Arbitrary<PacketContent> = fc.oneof(
	fc.record({
		kind: fc.constant('edits' as const),
		author: ids,
		at: moments,
		pair: ids,
		before: fc.option(fc.record({ id: ids, at: moments }), { nil: undefined }),
		documents: fc.array(
			fc.record({
				document: ids,
				base: vectors,
				head: vectors,
				known: vectors,
				batches: fc.array(fc.record({ batch: ids, at: moments, edits: moments, update: vectors }), {
					maxLength: 5
				})
			}),
			{ maxLength: 5 }
		)
	}),
	fc.record({
		kind: fc.constant('request' as const),
		author: ids,
		at: moments,
		pair: ids,
		documents: fc.array(fc.record({ document: ids, head: vectors }), { maxLength: 5 })
	}),
	fc.record({
		kind: fc.constant('receipt' as const),
		of: ids,
		author: ids,
		at: moments,
		epoch: ids,
		outcomes: fc.array(fc.record({ document: ids, batch: ids, refusal: fc.string() }), {
			maxLength: 5
		}),
		changes: fc.array(fc.record({ document: ids, update: vectors }), { maxLength: 5 })
	})
);

test('what was written is read, whatever it is', () => {
	fc.assert(
		fc.property(contents, (content) => {
			expect(decodeContent(encodeContent(content))).toEqual(content);
		}),
		{ seed: 5306, numRuns: 300 }
	);
});

test('what is cut off is not read', () => {
	fc.assert(
		fc.property(contents, fc.nat(), (content, at) => {
			const bytes = encodeContent(content);
			expect(decodeContent(bytes.slice(0, at % bytes.length))).toBeUndefined();
		}),
		{ seed: 5307, numRuns: 300 }
	);
});
