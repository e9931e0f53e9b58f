/** What is wrong with JSON that Yjs would parse, if anything. */
export type JsonTrouble = 'bad-json' | 'too-deep';

export interface JsonFacts {
	readonly trouble: JsonTrouble | undefined;
	readonly hasReservedName: boolean;
	readonly hasNonFinite: boolean;
}

/** The text is short (a limit of the walk), so parsing it costs no more than it weighs. */
export function factsOfJson(text: string, maxDepth: number): JsonFacts {
	if (isDeeper(text, maxDepth)) return troubled('too-deep');
	const parsed = parse(text);
	if (parsed === undefined) return troubled('bad-json');
	const facts = { trouble: undefined, hasReservedName: false, hasNonFinite: false };
	look(parsed.value, facts);
	return facts;
}

function troubled(trouble: JsonTrouble): JsonFacts {
	return { trouble, hasReservedName: false, hasNonFinite: false };
}

function parse(text: string): { readonly value: unknown } | undefined {
	try {
		return { value: JSON.parse(text) };
	} catch {
		// Not JSON is an answer here, not a failure.
		return undefined;
	}
}

/** Counted before parsing: looking at the value afterwards goes as deep as it does. */
function isDeeper(text: string, maxDepth: number): boolean {
	let depth = 0;
	let inText = false;
	for (let at = 0; at < text.length; at++) {
		const sign = text[at];
		if (inText && sign === '\\') at++;
		else if (sign === '"') inText = !inText;
		else if (!inText && (sign === '{' || sign === '[')) depth++;
		else if (!inText && (sign === '}' || sign === ']')) depth--;
		if (depth > maxDepth) return true;
	}
	return false;
}

function look(value: unknown, facts: { hasReservedName: boolean; hasNonFinite: boolean }): void {
	if (typeof value === 'number' && !Number.isFinite(value)) facts.hasNonFinite = true;
	if (typeof value !== 'object' || value === null) return;
	for (const [key, inner] of Object.entries(value)) {
		if (key === '__proto__' || key === 'prototype' || key === 'constructor') {
			facts.hasReservedName = true;
		}
		look(inner, facts);
	}
}
