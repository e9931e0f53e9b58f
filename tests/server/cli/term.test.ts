import { Readable, Writable } from 'node:stream';
import { expect, test } from 'vitest';
import { runTerm } from '../../../server/cli/term.ts';

async function run(args: readonly string[], input: string, today?: string) {
	const output = collector();
	const errors = collector();
	const code = await runTerm({
		args,
		input: Readable.from([Buffer.from(input)]),
		output: output.stream,
		errors: errors.stream,
		...(today === undefined ? {} : { today })
	});
	return { code, lines: output.text().split('\n').slice(0, -1), errors: errors.text() };
}

function collector() {
	const chunks: string[] = [];
	const stream = new Writable({
		decodeStrings: false,
		write(chunk, _encoding, next) {
			chunks.push(String(chunk));
			next();
		}
	});
	return { stream, text: () => chunks.join('') };
}

test('one term a line gives one object a line, exactly so', async () => {
	const { code, lines } = await run(
		['--school-year', '2023', '--json'],
		'Октябрь - май\nпо отдельному плану\nдо мая\n'
	);
	expect(code).toBe(0);
	expect(lines).toEqual([
		'{"raw":"Октябрь - май","kind":"range","occurrences":[{"from":"2023-10-01","to":"2024-05-31"}],"open":false,"needs":null,"note":""}',
		'{"raw":"по отдельному плану","kind":"plan","occurrences":[],"open":true,"needs":null,"note":"Даты — в другом плане или графике: «по отдельному плану»."}',
		'{"raw":"до мая","kind":"deadline","occurrences":[{"from":"2024-05-01","to":"2024-05-01"}],"open":false,"needs":"clarify","note":"Неясно, входит ли названный срок: напишите «до начала», «до конца» или число."}'
	]);
});

test('an empty line is an empty term, and has its line', async () => {
	const { lines } = await run(['--json', '--school-year=2023'], 'май\n\nиюнь');
	expect(lines.map((line) => JSON.parse(line).kind)).toEqual(['month', 'empty', 'month']);
});

test('the text comes back as it was, only the line’s end is taken off', async () => {
	const raws = ['  Сентябрь\u00a02023 ', '"май" \\ {}', '\tпо графику'];
	const { lines } = await run(['--json', '--school-year', '2023'], raws.join('\r\n'));
	expect(lines.map((line) => JSON.parse(line).raw)).toEqual(raws);
});

test('letters that are cut between two chunks are put together', async () => {
	const bytes = Buffer.from('сентябрь\n');
	const output = collector();
	await runTerm({
		args: ['--school-year', '2023', '--json'],
		input: Readable.from([bytes.subarray(0, 3), bytes.subarray(3, 4), bytes.subarray(4)]),
		output: output.stream
	});
	expect(JSON.parse(output.text()).raw).toBe('сентябрь');
});

test('today tells the school year when none is asked for', async () => {
	const january = await run(['--json', '--today', '2024-01-15'], 'сентябрь\n');
	expect(JSON.parse(january.lines[0] ?? '').occurrences).toEqual([
		{ from: '2023-09-01', to: '2023-09-30' }
	]);
	const september = await run(['--json'], 'сентябрь\n', '2024-09-01');
	expect(JSON.parse(september.lines[0] ?? '').occurrences).toEqual([
		{ from: '2024-09-01', to: '2024-09-30' }
	]);
});

test.each([
	[['--foo'], 'Непонятный параметр «--foo»'],
	[['2023'], 'Непонятный параметр «2023»'],
	[['--school-year'], 'После «--school-year» нужно значение'],
	[['--school-year', '--json'], 'После «--school-year» нужно значение'],
	[['--school-year', '23'], '«23» — не учебный год'],
	[['--today', '2023-02-31'], '«2023-02-31» — не дата'],
	[[], 'Не указан учебный год']
])('a call with %j says in Russian what is wrong', async (args, sentence) => {
	const { code, lines, errors } = await run(args, 'май\n');
	expect(code).toBe(2);
	expect(lines).toEqual([]);
	expect(errors).toContain(sentence);
});

test('without --json a person reads the dates', async () => {
	const { lines } = await run(['--school-year', '2023'], 'май\nдо 15.10\n');
	expect(lines).toEqual(['«май»: 01.05.2024–31.05.2024', '«до 15.10»: 15.10.2023']);
});
