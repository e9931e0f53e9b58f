import type { ArchiveManifest } from '#lib/domain/archive/manifest.ts';
import type { Here } from '#lib/ui/device-context.ts';
import { archiveTexts } from '#lib/ui/texts/ru/archive.ts';
import { archiveName, makeArchive } from './make-archive.ts';
import { chooseTarget, type SaveTarget } from './save-target.ts';

const texts = archiveTexts.make;

export interface Said {
	readonly tone: 'ok' | 'danger' | 'info';
	readonly lines: readonly string[];
}

/** Makes a copy of everything that is open to this person here. */
export class MakingView {
	readonly #here: Here;
	#done = $state<number | undefined>();
	#said = $state.raw<Said | undefined>();

	constructor(here: Here) {
		this.#here = here;
	}

	/** How many documents are in it; undefined while none is being made. */
	get done(): number | undefined {
		return this.#done;
	}

	get said(): Said | undefined {
		return this.#said;
	}

	async make(): Promise<void> {
		if (this.#done !== undefined) return;
		const { now } = this.#here.clock;
		const target = await chooseTarget(archiveName(now));
		if (!target) return;
		this.#done = 0;
		this.#said = undefined;
		try {
			this.#said = await this.#into(target, now);
		} catch (cause) {
			console.error('The copy could not be made', cause);
			await target.abandon().catch(() => undefined);
			this.#said = { tone: 'danger', lines: [texts.failed] };
		} finally {
			this.#done = undefined;
		}
	}

	async #into(target: SaveTarget, now: number): Promise<Said> {
		const { account, device } = this.#here;
		if (!account) throw new Error('Nobody is signed in');
		let bytes = 0;
		const manifest = await makeArchive({
			...{ device, account, now },
			write: async (chunk) => {
				bytes += chunk.length;
				await target.write(chunk);
			},
			onProgress: (done) => (this.#done = done)
		});
		const isThere = await target.end();
		const say = isThere ? texts.saved : texts.given;
		return { tone: 'ok', lines: [say(archiveName(now), bytes), ...linesOf(manifest)] };
	}
}

function linesOf({ documents, files, missing }: ArchiveManifest): readonly string[] {
	const unsent = documents.reduce((sum, one) => sum + one.unsent.length, 0);
	return [
		texts.inside(documents.length, files.length),
		unsent > 0 ? texts.unsent(unsent) : '',
		texts.missing(missing.documents.length, missing.files.length)
	].filter((line) => line !== '');
}
