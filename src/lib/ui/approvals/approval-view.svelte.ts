import {
	approvalState,
	type ApprovalRecord,
	type ApprovalStep,
	type ApprovalWords
} from '#lib/domain/approvals/approval.ts';
import { linesBetween, type ChangeLine } from '#lib/domain/approvals/change-lines.ts';
import {
	isSameContent,
	type PlanContent,
	type PlanForm
} from '#lib/domain/approvals/plan-content.ts';
import { planContentOf } from '#lib/documents/plan-content.ts';
import { putBack } from '#lib/documents/put-back.ts';
import type { OpenDocument } from '#lib/device/surface.ts';
import type { Here } from '#lib/ui/device-context.ts';
import { Live, seen } from '#lib/ui/live.svelte.ts';
import { approvalTexts as texts } from '#lib/ui/texts/ru/approvals.ts';
import { ApprovalSource, hashOf, type NamedPlan } from './approval-source.ts';

export interface ApprovalViewParts {
	readonly opened: OpenDocument;
	readonly form: PlanForm;
	readonly here: Here;
}

/** What the screens of approval show of one document, and let a person decide. */
export class ApprovalView {
	readonly opened: OpenDocument;
	readonly form: PlanForm;
	readonly here: Here;
	readonly #source: ApprovalSource;
	readonly #live: Live<PlanContent>;
	readonly #mode;
	#records = $state.raw<readonly ApprovalRecord[] | undefined>();
	#plans = $state.raw<readonly NamedPlan[]>([]);
	busy = $state(false);
	trouble = $state<string | undefined>();
	isFresh = $state(false);

	readonly card = $derived.by(() =>
		this.here.account?.documents.find(({ id }) => id === this.opened.id)
	);
	readonly records = $derived.by(() => this.#records ?? []);
	readonly isKnown = $derived.by(() => this.#records !== undefined);
	readonly state = $derived.by(() => approvalState(this.records));
	/** The plan as it is written now. */
	readonly plan = $derived.by(() => this.#live.current);
	readonly approved = $derived.by(() => this.planOf(this.state.inForce?.hash));
	readonly pendingPlan = $derived.by(() => this.planOf(this.state.pending?.sent.hash));
	readonly lines = $derived.by(() => (this.approved ? linesBetween(this.approved, this.plan) : []));
	readonly isEditedMeanwhile = $derived.by(
		() => this.pendingPlan !== undefined && !isSameContent(this.pendingPlan, this.plan)
	);
	readonly canWrite = $derived.by(() => this.#mode.current === 'read-write');
	readonly canApprove = $derived.by(() => this.card?.may?.includes('approve') === true);
	readonly canReview = $derived.by(
		() => this.canApprove || this.card?.may?.includes('review') === true
	);
	/** Of the roadmap whoever approves decides on changes, of a programme the expert does. */
	readonly canDecide = $derived.by(() =>
		this.form === 'roadmap' ? this.canApprove : this.canReview
	);
	readonly canNote = $derived.by(() =>
		this.form === 'roadmap' ? this.canWrite || this.canApprove : this.canReview
	);
	readonly isOnline = $derived.by(() => this.here.facts.road.at === 'open');

	constructor({ opened, form, here }: ApprovalViewParts) {
		this.opened = opened;
		this.form = form;
		this.here = here;
		this.#source = new ApprovalSource(opened.id, here.device.answers);
		this.#live = new Live(opened, (doc) => planContentOf(doc, form));
		this.#mode = seen(opened.mode);
	}

	planOf(hash: string | undefined): PlanContent | undefined {
		return this.#plans.find((plan) => plan.hash === hash)?.content;
	}

	/** First what is kept here, then what the server knows. */
	async load(): Promise<void> {
		const kept = await this.#source.kept();
		if (kept && !this.isFresh) await this.#show(kept);
		const fresh = await this.#source.fresh();
		this.isFresh = fresh !== undefined;
		if (fresh) await this.#show(fresh);
	}

	/** True when it is written on the server's disk. */
	async take(step: ApprovalStep, words: ApprovalWords = {}): Promise<boolean> {
		if (this.busy) return false;
		this.busy = true;
		this.trouble = undefined;
		try {
			const hash = await this.#hashFor(step);
			if (hash === undefined) return false;
			const taken = await this.#source.take({ step, hash, words });
			if (taken.ok) await this.#show(taken.value);
			else this.trouble = taken.reason;
			return taken.ok;
		} finally {
			this.busy = false;
		}
	}

	putBack(line: ChangeLine): boolean {
		return this.approved ? putBack(this.opened.doc, { line, approved: this.approved }) : false;
	}

	/** What is sent has to be on the server; what is decided is what was sent. */
	async #hashFor(step: ApprovalStep): Promise<string | undefined> {
		if (step !== 'sent' && step !== 'changes-sent') return this.state.pending?.sent.hash ?? '';
		const { state } = this.opened;
		if (state.current.unkept + state.current.unsent > 0) await this.here.device.checkNow();
		if (state.current.unkept + state.current.unsent === 0) return hashOf(this.plan);
		this.trouble = texts.notSentYet;
		return undefined;
	}

	async #show(records: readonly ApprovalRecord[]): Promise<void> {
		this.#plans = await this.#source.plansFor(records, this.#plans);
		this.#records = records;
	}
}
