import type { PersonCard } from '#lib/domain/account.ts';
import { sightOf } from '#lib/documents/programme/news.ts';
import { fromBase64, toBase64 } from '#lib/device/bytes.ts';
import type { OpenDocument } from '#lib/device/surface.ts';

/** How far one person has seen one programme on this device. */
export interface Sights {
	/** Undefined where they have never looked. */
	read(): Uint8Array | undefined;
	/** All that the document holds now was before their eyes. */
	keep(): void;
}

export function sightsOf(opened: OpenDocument, { id }: PersonCard): Sights {
	const key = `tropa:seen:${id}:${opened.id}`;
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
		keep() {
			try {
				localStorage.setItem(key, toBase64(sightOf(opened.doc)));
			} catch (cause) {
				console.warn('It could not be remembered what was seen here', cause);
			}
		}
	};
}
