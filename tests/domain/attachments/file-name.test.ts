import fc from 'fast-check';
import { expect, test } from 'vitest';
import { safeFileName } from '#lib/domain/attachments/file-name.ts';
import { fileTypes, isFileType } from '#lib/domain/attachments/file-types.ts';

test.each([
	['Протокол №3.pdf', 'application/pdf', 'Протокол №3.pdf'],
	['C:\\Users\\Анна\\Фото.JPEG', 'image/jpeg', 'Фото.jpg'],
	['../../etc/passwd', 'text/plain', 'passwd.txt'],
	['план.exe', 'application/pdf', 'план.exe.pdf'],
	['фото\u202egpj.exe', 'image/jpeg', 'фотоgpj.exe.jpg'],
	['con', 'text/plain', 'file.txt'],
	['...', 'image/png', 'file.png'],
	['a<b>:"c|d?.txt', 'text/plain', 'a_b___c_d_.txt']
] as const)('%s is kept as a name that is safe everywhere', (name, type, safe) => {
	expect(safeFileName(name, type)).toBe(safe);
});

test('any name becomes one that needs no further mending and opens as what it is', () => {
	const types = Object.keys(fileTypes).filter(isFileType);
	const named = fc.tuple(fc.string({ unit: 'binary', maxLength: 150 }), fc.constantFrom(...types));
	fc.assert(
		fc.property(named, ([name, type]) => {
			const safe = safeFileName(name, type);
			expect(safe).not.toMatch(/[/\\\p{Cc}\p{Cf}]|^\./u);
			expect(safe.endsWith(`.${fileTypes[type].extension}`)).toBe(true);
			expect(safe.length).toBeLessThan(220);
			expect(safeFileName(safe, type)).toBe(safe);
		}),
		{ seed: 2, numRuns: 150 }
	);
});
