/**
 * Answers of the server that are worth having without a network and that no document holds, such as
 * the plan that was approved. Whatever is lost here, the server gives again.
 */
export interface KeptAnswers {
	/** Undefined where it was never kept, or the browser keeps nothing. */
	read(path: string): Promise<string | undefined>;
	keep(path: string, text: string): Promise<void>;
	wipe(): Promise<void>;
}

export function keptAnswersOf(disk: string): KeptAnswers {
	return {
		async read(path) {
			const cache = await openCache(disk);
			const answer = await cache?.match(addressOf(path)).catch(() => undefined);
			return answer?.text();
		},
		async keep(path, text) {
			const cache = await openCache(disk);
			// A full disk takes nothing away but the comfort of having it without a network.
			await cache?.put(addressOf(path), new Response(text)).catch(() => undefined);
		},
		async wipe() {
			if ('caches' in globalThis) await caches.delete(nameOf(disk)).catch(() => false);
		}
	};
}

async function openCache(disk: string): Promise<Cache | undefined> {
	if (!('caches' in globalThis)) return undefined;
	return caches.open(nameOf(disk)).catch(() => undefined);
}

const nameOf = (disk: string): string => `${disk}-answers`;

/** Under a path that no request of the app has, so that it is never taken for a part of the app. */
const addressOf = (path: string): string => `/kept-answers${path}`;

/** Of whoever is in; nothing is kept while nobody is. */
export function answersOn(
	disk: () => Promise<{ readonly answers: KeptAnswers } | undefined>
): KeptAnswers {
	return {
		read: async (path) => (await disk())?.answers.read(path),
		keep: async (path, text) => (await disk())?.answers.keep(path, text),
		wipe: async () => (await disk())?.answers.wipe()
	};
}
