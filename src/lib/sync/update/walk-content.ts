import type { ByteReader } from './byte-reader.ts';
import { factsOfJson } from './json.ts';
import type { WalkLimits } from './troubles.ts';
import { contentRefs, nameUses, typeRefs, withEntry } from './update-summary.ts';
import type { UpdateSummary } from './update-summary.ts';
import { textOf } from './utf8.ts';
import { isReservedAt, walkValue } from './walk-value.ts';

interface Walk {
	readonly reader: ByteReader;
	readonly limits: WalkLimits;
	readonly summary: UpdateSummary;
}

/** Passes over the content of one struct and gives its length in clocks. */
export function walkContent(walk: Walk, ref: number): number {
	const { reader, limits } = walk;
	switch (ref) {
		case contentRefs.string:
			return reader.text(limits.maxTextBytes) || reader.fail('empty-part');
		case contentRefs.any:
			return walkValues(walk);
		case contentRefs.type:
			return walkType(walk);
		case contentRefs.format:
			return walkFormat(walk);
		case contentRefs.binary:
			reader.blob(limits.maxValueBytes);
			return 1;
		case contentRefs.embed:
			walkJson(walk);
			return 1;
		case contentRefs.json:
			return walkJsons(walk);
		case contentRefs.doc:
			return walkDoc(walk);
		default:
			return reader.fail('unknown-content');
	}
}

function walkValues(walk: Walk): number {
	const { reader } = walk;
	const count = reader.count(1);
	if (count === 0) return reader.fail('empty-part');
	for (let index = 0; index < count && reader.trouble === undefined; index++) walkValue(walk, 0);
	return count;
}

function walkType(walk: Walk): number {
	const { reader, summary } = walk;
	const type = reader.uint();
	if (type > typeRefs.xmlText) return reader.fail('unknown-content');
	summary.types |= 1 << type;
	if (type === typeRefs.xmlElement || type === typeRefs.xmlHook) walkName(walk, nameUses.element);
	return 1;
}

function walkFormat(walk: Walk): number {
	walkName(walk, nameUses.format);
	walkJson(walk);
	return 1;
}

function walkName({ reader, limits, summary }: Walk, use: number): void {
	reader.text(limits.maxNameBytes);
	summary.names = withEntry(summary.names, use, reader.textFrom, reader.textTo);
	if (isReservedAt(reader.bytes, reader.textFrom, reader.textTo)) summary.hasReservedName = true;
}

/** Old releases of Yjs wrote lists of JSON texts, and `undefined` beside them. */
function walkJsons(walk: Walk): number {
	const { reader } = walk;
	const count = reader.count(1);
	if (count === 0) return reader.fail('empty-part');
	for (let index = 0; index < count && reader.trouble === undefined; index++) {
		walkJson(walk, 'undefined');
	}
	return count;
}

function walkJson({ reader, limits, summary }: Walk, orText?: string): void {
	reader.text(limits.maxValueBytes);
	summary.jsonBytes += reader.textTo - reader.textFrom;
	if (summary.jsonBytes > limits.maxJsonBytes) reader.fail('too-long');
	if (reader.trouble !== undefined) return;
	const text = textOf(reader.bytes, reader.textFrom, reader.textTo);
	if (text === orText) return;
	const facts = factsOfJson(text, limits.maxDepth);
	if (facts.trouble !== undefined) reader.fail(facts.trouble);
	if (facts.hasReservedName) summary.hasReservedName = true;
	if (facts.hasNonFinite) summary.hasNonFinite = true;
}

/** A document inside a document: its id, then its options, which Yjs spreads and so must be an object. */
function walkDoc(walk: Walk): number {
	const { reader, limits } = walk;
	reader.text(limits.maxNameBytes);
	if (reader.bytes[reader.at] !== 118) return reader.fail('unknown-content');
	walkValue(walk, 0);
	return 1;
}
