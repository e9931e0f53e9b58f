import { expect, test } from 'vitest';
import { runImportRoadmap } from '../../../server/cli/import-roadmap.ts';
import { toDocx } from '../../import/support/paper.ts';
import { sample } from '../../import/support/sample.ts';

const files: Readonly<Record<string, Uint8Array>> = {
	'plan.docx': toDocx(sample),
	'letter.txt': new TextEncoder().encode('Просто письмо.'),
	'locked.docx': Uint8Array.from([
		0xd0,
		0xcf,
		0x11,
		0xe0,
		...[...'EncryptedPackage'].flatMap((letter) => [letter.charCodeAt(0), 0])
	])
};

async function run(
	...args: readonly string[]
): Promise<{ readonly code: number; readonly output: string; readonly errors: string }> {
	const said = { output: '', errors: '' };
	const code = await runImportRoadmap({
		args,
		readFile: (path) =>
			files[path] ? Promise.resolve(files[path]) : Promise.reject(new Error('no such file')),
		output: (text) => void (said.output += text),
		errors: (text) => void (said.errors += text)
	});
	return { code, ...said };
}

test('--json prints one object and nothing else', async () => {
	const { code, output, errors } = await run('plan.docx', '--json');
	expect([code, errors]).toEqual([0, '']);
	expect(JSON.parse(output)).toMatchObject({
		stages: [{ number: 'I' }, { number: 'II' }, { number: 'III' }]
	});
	expect(output).not.toContain('\n');
});

test('without --json a person reads a summary', async () => {
	const { code, output } = await run('plan.docx');
	expect(code).toBe(0);
	expect(output).toContain('Этапов: 3, мероприятий: 5');
	expect(output).toContain('1.1. Издать приказ о наставничестве · август 2025 г. · Рябинина О.Л.');
	expect(output).toContain('Срок не указан.');
});

test.each([
	[['letter.txt', '--json'], 2, /нет таблицы дорожной карты/],
	[['locked.docx'], 2, /защищён паролем/],
	[['nowhere.docx'], 1, /не читается/],
	[[], 2, /Укажите один файл/],
	[['a', 'b'], 2, /Укажите один файл/],
	[['plan.docx', '--jsn'], 2, /Параметр --jsn неизвестен/]
])('%j ends with %i and a sentence', async (args, expected, sentence) => {
	const { code, output, errors } = await run(...args);
	expect([code, output]).toEqual([expected, '']);
	expect(errors).toMatch(sentence);
});
