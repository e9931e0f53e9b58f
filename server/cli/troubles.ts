import { ConfigError } from '../config.ts';
import { StorageError } from '../storage/storage.ts';
import { UsageError } from './arguments.ts';
import { exitCodes } from './command.ts';
import type { ExitCode } from './command.ts';
import { troubleTexts } from './texts.ts';

/** What ended a program, as a sentence for whoever started it and a number for the shell. */
export interface Ending {
	readonly sentence: string;
	readonly code: ExitCode;
	/** Nobody foresaw it: then the log should have all of it. */
	readonly unforeseen: boolean;
}

export function endingOf(cause: unknown): Ending {
	if (cause instanceof ConfigError || cause instanceof UsageError) {
		return { sentence: cause.message, code: exitCodes.wrongUsage, unforeseen: false };
	}
	if (cause instanceof StorageError) {
		const sentence = troubleTexts.storage[cause.trouble];
		return { sentence, code: codeOf(cause), unforeseen: cause.trouble === 'failed' };
	}
	return endingOfSystem(cause);
}

function codeOf({ trouble }: StorageError): ExitCode {
	if (trouble === 'locked') return exitCodes.inUse;
	return trouble === 'damaged' ? exitCodes.troubleFound : exitCodes.failed;
}

function endingOfSystem(cause: unknown): Ending {
	const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
	const sentences: Readonly<Record<string, string>> = troubleTexts.system;
	const sentence = typeof code === 'string' ? sentences[code] : undefined;
	if (sentence) return { sentence, code: exitCodes.failed, unforeseen: false };
	return { sentence: troubleTexts.unforeseen, code: exitCodes.failed, unforeseen: true };
}
