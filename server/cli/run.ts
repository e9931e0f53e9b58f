import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { dayOf } from '#lib/domain/term/days.ts';
import type { Config } from '../config.ts';
import { readArguments, UsageError } from './arguments.ts';
import { exitCodes } from './command.ts';
import type { Command, ExitCode, Surroundings } from './command.ts';
import { auditCommands } from './audit-commands.ts';
import { dataCommands } from './data-commands.ts';
import { peopleCommands } from './people-commands.ts';
import { roleCommands } from './role-commands.ts';
import { helpOf, helpText } from './help-texts.ts';
import { usageTexts } from './texts.ts';

export interface CommandLine extends Omit<Surroundings, 'config'> {
	readonly readConfig: () => Config;
}

const commands: Readonly<Record<string, Command>> = {
	...peopleCommands,
	...roleCommands,
	...auditCommands,
	...dataCommands
};

/** Commands with a reader of their own for what follows. */
const withOwnArguments: Readonly<
	Record<string, (args: readonly string[], line: CommandLine) => Promise<number>>
> = {
	'import-roadmap': async (args, { directory, print, complain }) => {
		const { runImportRoadmap } = await import('./import-roadmap.ts');
		const read = (path: string) => readFile(resolve(directory, path));
		return runImportRoadmap({ args, readFile: read, output: print, errors: complain });
	},
	term: async (args) => {
		const { runTerm } = await import('./term.ts');
		const { stdin: input, stdout: output, stderr: errors } = process;
		return runTerm({ args, input, output, errors, today: dayOf(Date.now()) });
	}
};

export async function runCommandLine(args: readonly string[], line: CommandLine): Promise<number> {
	const [first, second] = args;
	if (first === undefined) return help(line, exitCodes.wrongUsage);
	if (isHelp(first) || args.includes('--help')) {
		return help(line, exitCodes.done, helpOf(args.filter((word) => !isHelp(word))));
	}
	const own = Object.hasOwn(withOwnArguments, first) ? withOwnArguments[first] : undefined;
	if (own) return own(args.slice(1), line);
	const pair = `${first} ${second ?? ''}`;
	if (Object.hasOwn(commands, pair)) return run(pair, args.slice(2), line);
	if (Object.hasOwn(commands, first)) return run(first, args.slice(1), line);
	const longer = Object.keys(commands).filter((name) => name.startsWith(`${first} `));
	if (longer.length === 0) throw new UsageError(usageTexts.unknownCommand(first));
	const wrong = second === undefined ? usageTexts.unfinished : usageTexts.unknownSecond;
	throw new UsageError(wrong(pair.trim(), longer));
}

function run(name: string, args: readonly string[], line: CommandLine): Promise<ExitCode> {
	const command = commands[name]!;
	const asked = readArguments(args, command.shape);
	return command.run(asked, { ...line, config: line.readConfig() });
}

function isHelp(word: string): boolean {
	return word === 'help' || word === '--help' || word === '-h';
}

function help({ print, complain }: CommandLine, code: ExitCode, text = helpText): ExitCode {
	(code === exitCodes.done ? print : complain)(text);
	return code;
}
