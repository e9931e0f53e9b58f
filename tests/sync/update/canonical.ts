import * as Y from 'yjs';

/** The content of a doc of the histories, the same for docs that say the same. */
export function canonical(doc: Y.Doc): string {
	const roots = [
		plain(doc.getMap('map')),
		plain(doc.getArray('array')),
		plain(doc.getText('text')),
		plain(doc.getText('note:1')),
		plain(doc.getXmlFragment('note:2'))
	];
	return JSON.stringify(roots, (_key, value: unknown) => {
		if (typeof value === 'bigint') return `${value}n`;
		if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
		return Object.fromEntries(
			Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1))
		);
	});
}

/** Part by part: Yjs itself cannot write out a fragment that holds a bare «undefined». */
function plain(value: unknown): unknown {
	if (value instanceof Y.XmlElement) {
		const attributes = Object.entries(value.getAttributes());
		return [value.nodeName, valuesOf(attributes), value.toArray().map(plain)];
	}
	if (value instanceof Y.XmlFragment || value instanceof Y.Array) {
		return (value as Y.Array<unknown>).toArray().map(plain);
	}
	if (value instanceof Y.Text) return (value.toDelta() as readonly Op[]).map(plainOp);
	if (value instanceof Y.Map) return valuesOf([...(value as Y.Map<unknown>).entries()]);
	return value;
}

interface Op {
	readonly insert?: unknown;
	readonly attributes?: unknown;
}

const plainOp = ({ insert, attributes }: Op): Op => ({
	insert: plain(insert),
	...(attributes !== undefined && { attributes })
});

function valuesOf(entries: readonly (readonly [string, unknown])[]): Record<string, unknown> {
	return Object.fromEntries(entries.map(([name, value]) => [name, plain(value)]));
}
