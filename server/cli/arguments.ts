import { parseArgs } from 'node:util';
import { usageTexts } from './texts.ts';

/** The message is a Russian sentence; the program ends with 2 after it. */
export class UsageError extends Error {
	override readonly name = 'UsageError';
}

export interface Shape {
	readonly options: Readonly<Record<string, 'flag' | 'text'>>;
	/** What must stand there, named for the sentence that asks for it. */
	readonly words: readonly string[];
}

export interface Read {
	readonly words: readonly string[];
	flag(name: string): boolean;
	text(name: string): string | undefined;
}

/** Nothing is guessed and nothing is passed over: a mistyped `--dry-rum` must not restore. */
export function readArguments(args: readonly string[], shape: Shape): Read {
	const { tokens } = parseArgs({
		args: [...args],
		strict: false,
		allowPositionals: true,
		tokens: true,
		options: toNode(shape.options)
	});
	const words: string[] = [];
	const values = new Map<string, string | true>();
	for (const token of tokens) {
		if (token.kind === 'positional') words.push(token.value);
		if (token.kind === 'option') values.set(token.name, valueOf(token, shape));
	}
	checkWords(words, shape);
	return {
		words,
		flag: (name) => values.get(name) === true,
		text: (name) => {
			const value = values.get(name);
			return typeof value === 'string' ? value : undefined;
		}
	};
}

interface OptionToken {
	readonly name: string;
	readonly rawName: string;
	readonly value?: string | undefined;
}

function valueOf({ name, rawName, value }: OptionToken, { options }: Shape): string | true {
	const kind = Object.hasOwn(options, name) ? options[name] : undefined;
	if (kind === undefined) throw new UsageError(usageTexts.unknownOption(rawName));
	if (kind === 'text') {
		if (value === undefined || value === '') throw new UsageError(usageTexts.needsValue(rawName));
		return value;
	}
	if (value !== undefined) throw new UsageError(usageTexts.takesNoValue(rawName));
	return true;
}

function checkWords(words: readonly string[], shape: Shape): void {
	const missing = shape.words[words.length];
	if (missing !== undefined) throw new UsageError(usageTexts.missing(missing));
	const extra = words[shape.words.length];
	if (extra !== undefined) throw new UsageError(usageTexts.extra(extra));
}

function toNode(options: Shape['options']): Record<string, { type: 'boolean' | 'string' }> {
	const kinds = Object.entries(options);
	return Object.fromEntries(
		kinds.map(([name, kind]) => [name, { type: kind === 'flag' ? 'boolean' : 'string' }])
	);
}
