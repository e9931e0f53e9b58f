import { accepted, declined } from '#lib/domain/outcome.ts';
import type { Outcome } from '#lib/domain/outcome.ts';
import { openLink, usedLink } from './links.ts';
import type { Link, LinkTrouble } from './links.ts';
import type { Registers } from './registers.ts';
import { fingerprintOf } from './secrets.ts';

export interface Entrance {
	/**
	 * Spends a link. A link for one use opens once, also when two ask in the same moment; if `then`
	 * fails, it is as if nobody had asked.
	 */
	spend<T>(
		secret: string,
		purpose: Link['purpose'],
		then: (link: Link) => Promise<T>
	): Promise<Outcome<T, LinkTrouble>>;
}

export function createEntrance(registers: Registers, now: () => number): Entrance {
	const inUse = new Set<string>();
	return {
		async spend(secret, purpose, then) {
			const id = fingerprintOf(secret);
			const opened = openLink(registers.find('links', id), purpose, now());
			if (!opened.ok) return opened;
			if (opened.value.uses === 'many') return accepted(await then(opened.value));
			if (inUse.has(id)) return declined('link-used');
			inUse.add(id);
			try {
				const done = await then(opened.value);
				await registers.change([usedLink(opened.value, now())]);
				return accepted(done);
			} finally {
				inUse.delete(id);
			}
		}
	};
}
