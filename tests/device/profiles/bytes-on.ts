import type { Platter } from '../../support/memory-disk.ts';

/** Every piece of content that lies on the disk of one person. */
export function bytesOn(platter: Platter): readonly Uint8Array[] {
	return [
		...platter.outbox.map(({ update }) => update),
		...platter.setAside.map(({ update }) => update),
		...[...platter.replicas.values()].flat(),
		...[...platter.snapshots.values()].flat().map(({ update }) => update),
		...[...platter.files.values()].map(({ content }) => content),
		...[...platter.answers.values()].map((text) => new TextEncoder().encode(text))
	];
}
