import type { PersonCard } from '#lib/domain/account.ts';
import { sightOf } from '#lib/documents/programme/news.ts';
import { fromBase64, toBase64 } from '#lib/device/bytes.ts';
import type { OpenDocument } from '#lib/device/surface.ts';

/** How far a programme was at a moment of one person, as this device remembers it. */
export interface Sights {
	/** Undefined where there was no such moment. */
	read(): Uint8Array | undefined;
	keep(sight?: Uint8Array): void;
	forget(): void;
}

/** `seen`: all of it was before their eyes; `sent`: from there on they wrote apart from the others. */
export function sightsOf(
	opened: OpenDocument,
	{ id }: PersonCard,
	moment: 'seen' | 'sent' = 'seen'
): Sights {
	const key = `tropa:${moment}:${id}:${opened.id}`;
	return {
		read() {
			try {
				const kept = localStorage.getItem(key);
				return kept === null ? undefined : fromBase64(kept);
			} catch {
				// A browser that keeps nothing, or something else under our name: nothing is new then.
				return undefined;
			}
		},
		forget: () => localStorage.removeItem(key),
		keep(sight = sightOf(opened.doc)) {
			try {
				localStorage.setItem(key, toBase64(sight));
			} catch (cause) {
				console.warn('It could not be remembered what was seen here', cause);
			}
		}
	};
}
