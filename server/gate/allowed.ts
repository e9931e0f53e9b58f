import type { Kind } from '#lib/documents/kinds.ts';
import { contentRefs, nameUses, typeRefs } from '#lib/sync/update/update-summary.ts';
import type { UpdateSummary } from '#lib/sync/update/update-summary.ts';
import { textOf } from '#lib/sync/update/utf8.ts';
import type { GateTrouble } from './gate-refusals.ts';

type Names = readonly (string | RegExp)[];

/** What may stand in a document of one kind. */
export interface Allowed {
	readonly roots: Names;
	/** Undefined where keys are ids of records: then their form alone is looked at. */
	readonly keys: Names | undefined;
	readonly richText: boolean;
}

export function allowedIn(kind: Kind): Allowed {
	return { roots: kind.roots, keys: undefined, richText: kind.richText };
}

const plainContents = bits([
	contentRefs.gc,
	contentRefs.deleted,
	contentRefs.string,
	contentRefs.any,
	contentRefs.type,
	contentRefs.skip
]);
const plainTypes = bits([typeRefs.array, typeRefs.map, typeRefs.text]);

const richContents = plainContents | bits([contentRefs.format]);
const richTypes = plainTypes | bits([typeRefs.xmlElement, typeRefs.xmlFragment, typeRefs.xmlText]);

/** An editor's own names, and its marks that may overlap: a name, two dashes, a hash. */
const elementName = /^[A-Za-z][\w-]{0,63}$/;
const formatName = /^[A-Za-z][\w+/=-]{0,127}$/;

export function contentTrouble(summary: UpdateSummary, allowed: Allowed): GateTrouble | undefined {
	const contents = allowed.richText ? richContents : plainContents;
	const types = allowed.richText ? richTypes : plainTypes;
	if ((summary.contents & ~contents) !== 0) return 'content-kind';
	if ((summary.types & ~types) !== 0) return 'type-kind';
	if (summary.hasReservedName) return 'reserved-name';
	if (summary.hasNonFinite || summary.hasOddValue) return 'odd-value';
	return namesTrouble(summary, allowed);
}

function namesTrouble({ names, bytes }: UpdateSummary, allowed: Allowed): GateTrouble | undefined {
	for (let at = 0; at < names.length; at += 3) {
		const name = textOf(bytes, names[at + 1]!, names[at + 2]!);
		const trouble = nameTrouble(names[at]!, name, allowed);
		if (trouble !== undefined) return trouble;
	}
	return undefined;
}

function nameTrouble(use: number, name: string, allowed: Allowed): GateTrouble | undefined {
	switch (use) {
		case nameUses.root:
			return isAmong(allowed.roots, name) ? undefined : 'root-name';
		case nameUses.key:
			return isKey(name, allowed.keys) ? undefined : 'key-name';
		case nameUses.element:
			return elementName.test(name) ? undefined : 'element-name';
		default:
			return formatName.test(name) ? undefined : 'format-name';
	}
}

function isKey(name: string, keys: Names | undefined): boolean {
	return keys === undefined ? name !== '' : isAmong(keys, name);
}

function isAmong(names: Names, name: string): boolean {
	return names.some((one) => (typeof one === 'string' ? one === name : one.test(name)));
}

function bits(numbers: readonly number[]): number {
	return numbers.reduce((mask, number) => mask | (1 << number), 0);
}
