import { rollRoadmap, type ActivityRoll } from '#lib/domain/roadmap/roll.ts';
import { activitiesOf, type Activity } from '#lib/domain/roadmap/roadmap.ts';
import { schoolYearsOf } from '#lib/domain/roadmap/school-years.ts';
import { schoolYearOf } from '#lib/domain/term/days.ts';
import { planContentOf } from '#lib/documents/plan-content.ts';
import { canonicalText } from '#lib/domain/approvals/plan-content.ts';
import { readRoadmap } from '#lib/documents/roadmap/read.ts';
import type { OpenDocument } from '#lib/device/surface.ts';
import { askServer, textIn } from '#lib/ui/ask-server.ts';
import type { Here } from '#lib/ui/device-context.ts';
import { Live, seen } from '#lib/ui/live.svelte.ts';
import { roadmapsOf, yearsOf } from '#lib/ui/roadmap-cards.ts';
import { nextYearTexts as texts } from '#lib/ui/texts/ru/next-year.ts';

export interface RolledRow {
	readonly activity: Activity;
	readonly roll: ActivityRoll;
}

/** What a new school year would change, shown before the server makes the new roadmap. */
export class NextYearView {
	readonly opened: OpenDocument;
	readonly here: Here;
	readonly #roadmap;
	readonly #mode;
	#chosen = $state<number | undefined>();
	busy = $state(false);
	trouble = $state<string | undefined>();
	/** One wish, one new roadmap, however often its answer is lost. */
	readonly #id = crypto.randomUUID();

	readonly roadmap = $derived.by(() => this.#roadmap.current);
	readonly canWrite = $derived.by(() => this.#mode.current === 'read-write');
	readonly card = $derived.by(() =>
		this.here.account?.documents.find(({ id }) => id === this.opened.id)
	);
	readonly years = $derived.by(() => schoolYearsOf(this.roadmap, { today: this.here.clock.today }));
	readonly year = $derived.by(
		() => this.#chosen ?? this.card?.schoolYear ?? schoolYearOf(this.here.clock.today)
	);
	readonly roll = $derived.by(() => rollRoadmap(this.roadmap, { year: this.year }));
	readonly rows = $derived.by(() => this.#rows());
	readonly moved = $derived.by(() => this.rows.filter(({ roll }) => isTouched(roll)));
	readonly unclear = $derived.by(
		() => this.rows.filter(({ roll: { term } }) => isUnclear(term)).length
	);
	/** A roadmap of the next year that is there already. */
	readonly existing = $derived.by(() => {
		const { account } = this.here;
		if (!account || !this.card) return undefined;
		return yearsOf(roadmapsOf(account), this.card).find(
			({ schoolYear }) => schoolYear === this.year + 1
		);
	});

	constructor(opened: OpenDocument, here: Here) {
		this.opened = opened;
		this.here = here;
		this.#roadmap = new Live(opened, readRoadmap);
		this.#mode = seen(opened.mode);
	}

	choose(year: number): void {
		this.#chosen = year;
	}

	/** The id of the new roadmap, when the server has it. */
	async make(): Promise<string | undefined> {
		if (this.busy) return undefined;
		this.busy = true;
		this.trouble = undefined;
		try {
			return await this.#make();
		} finally {
			this.busy = false;
		}
	}

	async #make(): Promise<string | undefined> {
		const { state, id: from } = this.opened;
		if (state.current.unkept + state.current.unsent > 0) await this.here.device.checkNow();
		if (state.current.unkept + state.current.unsent > 0) {
			this.trouble = texts.notSent;
			return undefined;
		}
		const plan = canonicalText(planContentOf(this.opened.doc, 'roadmap'));
		const hash = await sha256(plan);
		const asked = { id: this.#id, from, year: this.year, hash };
		const answer = await askServer('/api/roadmaps', asked);
		if (answer.ok) return textIn(answer.value, 'documentId');
		this.trouble =
			answer.message ?? (answer.reason === 'no-network' ? texts.noAnswer : texts.fault);
		return undefined;
	}

	#rows(): readonly RolledRow[] {
		const rolls = this.roll.activities;
		return activitiesOf(this.roadmap).flatMap((activity, at) => {
			const roll = rolls[at];
			return roll ? [{ activity, roll }] : [];
		});
	}
}

function isTouched({ term, responsible }: ActivityRoll): boolean {
	return term.before !== term.after || responsible.before !== responsible.after;
}

async function sha256(text: string): Promise<string> {
	const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
	return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Its dates are over, or it never spoke of the year that is left. */
export function isUnclear({ change }: ActivityRoll['term']): boolean {
	return change === 'ended' || change === 'other-year';
}
