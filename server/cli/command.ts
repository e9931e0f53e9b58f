import type { Config } from '../config.ts';
import type { Read, Shape } from './arguments.ts';

/** How a command ended, for the shell. Documented in docs/operating.md. */
export const exitCodes = {
	done: 0,
	failed: 1,
	wrongUsage: 2,
	inUse: 3,
	troubleFound: 4
} as const;
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

export interface Surroundings {
	readonly config: Config;
	/** Where the person stood when they wrote a relative path. */
	readonly directory: string;
	readonly print: (text: string) => void;
	readonly complain: (text: string) => void;
}

export interface Command {
	readonly shape: Shape;
	readonly run: (asked: Read, around: Surroundings) => Promise<ExitCode>;
}

/** With `--json` the value itself, on one line; else words for a person. */
export function show<T>(
	{ print }: Surroundings,
	asked: Read,
	{ value, words }: { readonly value: T; readonly words: (value: T) => string }
): void {
	print(asked.flag('json') ? JSON.stringify(value) : words(value));
}
