import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isFileType } from '#lib/domain/attachments/file-types.ts';
import { sniff } from '#lib/domain/attachments/sniff.ts';

const bytes = (text: string): Uint8Array => Uint8Array.from(text, (sign) => sign.charCodeAt(0));
const zip = (first: string, rest = ''): Uint8Array =>
	bytes(`PK\x03\x04${'\0'.repeat(26)}${first}${rest}`);
const ebml = (rest: string): Uint8Array => bytes(`\x1a\x45\xdf\xa3\x9fB\x82\x84webm${rest}`);
const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

describe('a file is what its own bytes say', () => {
	test.each([
		['image/jpeg', bytes('\xff\xd8\xff\xe0\0\x10JFIF'), 'снимок.png'],
		['image/png', bytes('\x89PNG\r\n\x1a\n\0'), ''],
		['image/webp', bytes('RIFF\0\0\0\0WEBPVP8 '), ''],
		['image/heic', bytes('\0\0\0\x18ftypheic'), 'IMG_1.HEIC'],
		['application/pdf', bytes('%PDF-1.7'), 'протокол.txt'],
		['audio/webm', ebml('A_OPUS'), 'voice.webm'],
		['video/webm', ebml('V_VP8'), 'clip.webm'],
		['audio/ogg', bytes('OggS\0'), ''],
		['audio/mp4', bytes('\0\0\0\x20ftypM4A isom'), ''],
		['audio/mp4', bytes('\0\0\0\x20ftypisom....hdlr....soun'), ''],
		['video/mp4', bytes('\0\0\0\x20ftypisom....vide....soun'), ''],
		[word, zip('[Content_Types].xml', 'word/document.xml'), 'план.docx'],
		[word, zip('word/document.xml'), 'без имени'],
		[
			'application/vnd.oasis.opendocument.text',
			zip('mimetypeapplication/vnd.oasis.opendocument.text', 'PK'),
			''
		],
		['application/vnd.ms-excel', bytes('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'), 'табель.XLS'],
		['text/csv', bytes('a;b\r\n1;2'), 'список.csv'],
		['text/plain', new TextEncoder().encode('План на неделю'), 'план.txt'],
		['text/plain', bytes('\xcf\xeb\xe0\xed'), 'windows-1251.txt']
	])('%s', (type, content, name) => {
		expect(sniff(content, name)).toBe(type);
	});

	test.each([
		['a program', bytes('MZ\x90\0\x03'), 'счёт.pdf'],
		['a program of another system', bytes('\x7fELF\x02'), 'photo.jpg'],
		['a page', bytes('<!doctype html><script>'), 'фото.jpg'],
		['a drawing with scripts inside', bytes('\xef\xbb\xbf <svg onload="">'), 'схема.png'],
		['a script', bytes('#!/bin/sh\nrm -rf'), 'readme.txt'],
		['an archive of anything', zip('virus.exe'), 'план.docx'],
		[
			'a foreign kind of open document',
			zip('mimetypeapplication/vnd.oasis.opendocument.database'),
			''
		],
		['nothing', new Uint8Array(), 'пусто.txt']
	])('%s is not taken, whatever it is called', (_, content, name) => {
		expect(sniff(content, name)).toBeUndefined();
	});
});

test('whatever the bytes and the name are, the answer is a known type or none', () => {
	const anything = fc.tuple(fc.uint8Array({ maxLength: 200 }), fc.string({ unit: 'grapheme' }));
	fc.assert(
		fc.property(anything, ([content, name]) => {
			const type = sniff(content, name);
			expect(type === undefined || isFileType(type)).toBe(true);
		}),
		{ seed: 1, numRuns: 500 }
	);
});
