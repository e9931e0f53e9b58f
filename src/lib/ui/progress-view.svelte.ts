import type { KeptAnswers } from '#lib/device/disk/kept-answers.ts';
import type { DistrictIndicator } from '#lib/domain/indicators/of-district.ts';
import type { SchoolFacts } from '#lib/domain/progress/school-facts.ts';
import {
	districtIn,
	indicatorsIn,
	readAnswer,
	readKept,
	schoolsIn,
	withNews,
	type KeptProgress,
	type SchoolOfDistrict
} from '#lib/domain/progress/answer.ts';
import { askServer } from '#lib/ui/ask-server.ts';

const path = '/api/progress';

/** How far schools are: at once as it was last known here, then with the news of the server. */
export class ProgressView {
	readonly #answers: KeptAnswers;
	#kept = $state.raw<KeptProgress | undefined>();
	#isRead = $state(false);
	#isAsking = $state(true);

	readonly schools: readonly SchoolFacts[] = $derived.by(() =>
		this.#kept ? schoolsIn(this.#kept) : []
	);
	readonly district: readonly SchoolOfDistrict[] = $derived.by(() =>
		this.#kept ? districtIn(this.#kept) : []
	);

	constructor(answers: KeptAnswers) {
		this.#answers = answers;
		void this.#load();
	}

	/** When the server said so; undefined while nothing is known. */
	get at(): number | undefined {
		return this.#kept?.at;
	}

	indicatorsOf(districtId: string): readonly DistrictIndicator[] {
		return this.#kept ? indicatorsIn(this.#kept, districtId) : [];
	}

	/** What this device knows is here; before that nobody can say that it knows nothing. */
	get isRead(): boolean {
		return this.#isRead;
	}

	/** Nothing is known yet, and an answer may still come. */
	get isFirst(): boolean {
		return this.#kept === undefined && this.#isAsking;
	}

	async #load(): Promise<void> {
		this.#kept = readKept(parsed(await this.#answers.read(path)));
		this.#isRead = true;
		const answer = await askServer(path + sinceOf(this.#kept));
		const said = answer.ok ? readAnswer(answer.value) : undefined;
		this.#isAsking = false;
		if (!said) return;
		this.#kept = withNews(this.#kept, said);
		await this.#answers.keep(path, JSON.stringify(this.#kept));
	}
}

function sinceOf(kept: KeptProgress | undefined): string {
	return kept ? `?run=${encodeURIComponent(kept.run)}&revision=${kept.revision}` : '';
}

function parsed(text: string | undefined): unknown {
	try {
		return JSON.parse(text ?? 'null');
	} catch {
		// Spoilt on the disk: as if it had never been kept.
		return undefined;
	}
}
