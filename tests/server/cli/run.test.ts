import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { UsageError } from '../../../server/cli/arguments.ts';
import { runCommandLine } from '../../../server/cli/run.ts';
import { endingOf } from '../../../server/cli/troubles.ts';
import { readConfig } from '../../../server/config.ts';
import { newFolder } from '../main/running.ts';

/** The command line without a process of its own, on a data folder that no server holds. */
async function openTerminal() {
	const folder = await newFolder();
	const data = join(folder.path, 'data');
	const run = async (...args: readonly string[]) => {
		const said: string[] = [];
		const complaints: string[] = [];
		const code = await runCommandLine(args, {
			readConfig: () => readConfig({ TROPA_DATA: data }),
			directory: folder.path,
			print: (text) => said.push(text),
			complain: (text) => complaints.push(text)
		}).catch((cause: unknown) => {
			const ending = endingOf(cause);
			if (ending.unforeseen) throw cause;
			complaints.push(ending.sentence);
			return ending.code;
		});
		return { code, said: said.join('\n'), complaints: complaints.join('\n') };
	};
	return {
		run,
		data,
		path: folder.path,
		[Symbol.asyncDispose]: () => folder[Symbol.asyncDispose]()
	};
}

describe('what was not meant is not done, and a sentence says what was wrong', () => {
	const wrong: readonly (readonly [string[], string])[] = [
		[['restor', 'x'], 'restor'],
		[['user', 'remove'], 'user remove'],
		[['user'], 'user'],
		[['__proto__'], '__proto__'],
		[['backup', 'x.db', '--verfy'], '--verfy'],
		[['backup'], 'имя файла'],
		[['backup', 'a', 'b'], '«b»'],
		[['restore', 'x.db', '--dry-run=no'], '--dry-run'],
		[['user', 'add', 'Анна'], '--role'],
		[['user', 'add', 'Анна', '--role', 'king'], 'king'],
		[['user', 'add', 'Анна', '--role'], '--role'],
		[['token'], 'имя человека'],
		[['token', 'Анна', '--toString'], '--toString']
	];
	test.each(wrong)('%o', async (args, named) => {
		await using terminal = await openTerminal();
		const { code, said, complaints } = await terminal.run(...args);
		expect([code, said]).toEqual([2, '']);
		expect(complaints).toContain(named);
		expect(complaints).toMatch(/[а-яё].*\.$/);
	});
});

test('help is asked for, or given to whoever asks for nothing', async () => {
	await using terminal = await openTerminal();
	const asked = await terminal.run('help');
	expect([asked.code, asked.complaints]).toEqual([0, '']);
	for (const word of ['setup', 'demo', 'backup', 'restore', 'doctor', 'import-roadmap', 'term']) {
		expect(asked.said).toContain(word);
	}
	expect(await terminal.run()).toMatchObject({ code: 2, said: '' });
});

test('help of one command is about it alone, and an unknown word has the whole list', async () => {
	await using terminal = await openTerminal();
	const whole = (await terminal.run('help')).said;
	const ofRestore = await terminal.run('restore', '--help');
	expect(ofRestore.code).toBe(0);
	expect(ofRestore.said).toContain('restore <файл> [--dry-run]');
	expect(ofRestore.said).not.toContain('backup');
	const ofAppointing = (await terminal.run('help', 'user', 'appoint')).said;
	expect(ofAppointing).toContain('--last-day');
	expect(ofAppointing).not.toContain('user end');
	expect((await terminal.run('user', '--help')).said).toContain('user end');
	expect((await terminal.run('nothing', '--help')).said).toBe(whole);
});

test('a sentence names commands as they are typed, and roles by what they are called', async () => {
	await using terminal = await openTerminal();
	for (const args of [['no'], ['backup']])
		expect((await terminal.run(...args)).complaints).toContain('npm run -s tropa -- ');
	expect((await terminal.run('user')).complaints).toContain('user appoint');
	const { complaints } = await terminal.run('user', 'add', 'Анна', '--role', 'директор');
	expect(complaints).toContain('mun_curator — куратор района');
});

test('the set-up link, a person, a link for them and a token, without a server', async () => {
	await using terminal = await openTerminal();
	const { run } = terminal;
	expect((await run('setup')).said).toMatch(/http:\/\/127\.0\.0\.1:8787\/setup#[\w-]{43}$/);
	const demo = await run('demo', '--json');
	expect(JSON.parse(demo.said)).toMatchObject({ added: true, links: { length: 23 } });
	expect((await run('setup')).code).toBe(1);
	const school = 'Школа села Верхние Кедры';
	const args = ['user', 'add', 'Боярышник Лада', '--role', 'mentor'];
	expect((await run(...args)).complaints).toContain('--organisation');
	const added = await run(...args, '--organisation', school, '--json');
	expect(JSON.parse(added.said)).toMatchObject({ name: 'Боярышник Лада' });
	expect((await run('user', 'list')).said).toContain(`Боярышник Лада  (${school}; наставник)`);
	expect((await run('user', 'link', 'боярышник лада')).said).toMatch(/\/enter#[\w-]{43}$/);
	expect((await run('token', 'Боярышник Лада')).said).toMatch(/^[\w-]{43}$/);
	expect((await run('token', 'Никто')).code).toBe(1);
});

test('two people of one name are told apart by their numbers', async () => {
	await using terminal = await openTerminal();
	const { run } = terminal;
	await run('demo');
	const args = ['user', 'add', 'Кедрин Пётр', '--role', 'mentor', '--organisation'];
	await run(...args, 'Школа села Верхние Кедры');
	const second = await run(...args, 'Школа села Верхние Кедры', '--json');
	expect((await run('token', 'Кедрин Петр')).complaints).toContain('нескольких');
	const { personId } = JSON.parse(second.said) as { personId: string };
	expect((await run('token', personId)).code).toBe(0);
});

test('a mistyped data folder does not become a new one', async () => {
	await using terminal = await openTerminal();
	const listed = await terminal.run('user', 'list');
	expect([listed.code, listed.complaints]).toEqual([1, expect.stringContaining('TROPA_DATA')]);
	expect(await terminal.run('doctor')).toMatchObject({ code: 0 });
});

test('a copy is made, checked and put back; what was there is moved aside', async () => {
	await using terminal = await openTerminal();
	const { run, path } = terminal;
	await run('demo');
	const copied = await run('backup', 'copy.db', '--verify', '--json');
	expect(JSON.parse(copied.said)).toMatchObject({ documents: 172, file: join(path, 'copy.db') });
	expect((await run('backup', 'copy.db')).complaints).toContain('уже есть');
	await run(
		'user',
		'add',
		'Боярышник Лада',
		'--role',
		'mentor',
		'--organisation',
		'Школа села Верхние Кедры'
	);
	const tried = await run('restore', 'copy.db', '--dry-run', '--json');
	expect(JSON.parse(tried.said)).toMatchObject({ dryRun: true, erasedIds: [] });
	expect((await run('user', 'list')).said).toContain('Боярышник');
	const restored = await run('restore', 'copy.db');
	expect(restored.said).toContain('Данные восстановлены');
	expect((await run('user', 'list')).said).not.toContain('Боярышник');
	expect((await run('doctor')).code).toBe(0);
});

test('what is no copy is refused, and nothing is changed', async () => {
	await using terminal = await openTerminal();
	const { run, path } = terminal;
	await run('demo');
	await writeFile(join(path, 'letter.txt'), 'Это письмо, а не копия.');
	for (const args of [
		['verify', 'letter.txt'],
		['restore', 'letter.txt'],
		['verify', 'nothing.db']
	]) {
		expect(await run(...args)).toMatchObject({ code: 1, said: '' });
	}
	expect((await run('user', 'list')).said.split('\n')).toHaveLength(23);
});

test('the doctor finds a flipped bit and says what to do', async () => {
	await using terminal = await openTerminal();
	const { run, data } = terminal;
	await run('demo');
	const well = await run('doctor', '--json');
	const checks = (said: string): unknown =>
		(JSON.parse(said) as { findings: { check: string; state: string }[] }).findings
			.filter(({ state }) => state === 'trouble')
			.map(({ check }) => check);
	expect(checks(well.said)).toEqual([]);
	const file = join(data, 'tropa.db');
	const bytes = await readFile(file);
	const at = bytes.indexOf('уверенно');
	bytes[at] = (bytes[at] ?? 0) ^ 1;
	await writeFile(file, bytes);
	const ill = await run('doctor', '--json');
	expect([ill.code, checks(ill.said)]).toEqual([4, ['data']]);
});

test('folding makes one snapshot of a long history, and loses nothing', async () => {
	await using terminal = await openTerminal();
	const { run } = terminal;
	await run('demo');
	const folded = JSON.parse((await run('fold', '--json')).said) as { folded: number; left: number };
	expect(folded).toEqual({ folded: 172, left: 0 });
	expect(JSON.parse((await run('compact', '--json')).said)).toEqual({ folded: 0, left: 0 });
	expect((await run('doctor')).code).toBe(0);
});

test('what is counted is counted anew from the documents, and comes out the same', async () => {
	await using terminal = await openTerminal();
	const { run } = terminal;
	await run('demo');
	const first = JSON.parse((await run('rebuild', '--json')).said) as { documents: number };
	expect(first.documents).toBeGreaterThan(50);
	const again = JSON.parse((await run('rebuild', '--json')).said) as object;
	expect(again).toEqual({ documents: first.documents, changed: 0 });
	expect((await run('rebuild')).said).toContain('пересчитаны');
});

test('a usage error is never mistaken for a failure', () => {
	expect(endingOf(new UsageError('Так нельзя.'))).toMatchObject({ code: 2, unforeseen: false });
	expect(endingOf(new TypeError('x is not a function'))).toMatchObject({
		code: 1,
		unforeseen: true
	});
});
