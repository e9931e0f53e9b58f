import { natures } from '#lib/domain/indicators/indicator.ts';
import { fillIn, type FilledRow, type RowDraft } from '#lib/domain/monitoring/fill-in.ts';
import type { MonitoringRequest } from '#lib/domain/monitoring/request.ts';
import {
	readSnapshot,
	snapshotOf,
	snapshotText,
	type Snapshot
} from '#lib/domain/monitoring/snapshot.ts';
import {
	isLate,
	type Submission,
	type SubmissionState
} from '#lib/domain/monitoring/submission.ts';
import { readReturn } from '#lib/documents/monitoring/read.ts';
import { writeReturn } from '#lib/documents/monitoring/commands.ts';
import { Live } from '#lib/ui/live.svelte.ts';
import { dayOf, momentText } from '#lib/ui/texts/dates.ts';
import { indicatorTexts } from '#lib/ui/texts/ru/indicators.ts';
import { monitoringTexts } from '#lib/ui/texts/ru/monitoring.ts';
import type { MonitoringView } from './monitoring-view.svelte.ts';
import { hashOf } from './submissions-view.svelte.ts';

const texts = monitoringTexts.answer;

export interface Asked {
	readonly request: MonitoringRequest;
	readonly school: string;
}

/** A school's answer as it is filled in, beside what of it stands before the district. */
export class AnswerView {
	readonly #view: MonitoringView;
	readonly #asked: () => Asked;
	readonly #drafts: Live<ReadonlyMap<string, RowDraft>>;
	#isBusy = $state(false);
	#trouble = $state('');
	#showsTroubles = $state(false);

	readonly request = $derived.by(() => this.#asked().request);
	readonly rows = $derived.by((): readonly FilledRow[] =>
		fillIn(this.request, {
			drafts: this.#drafts.current,
			indicators: this.#view.indicators(this.request.asOf),
			dataAt: this.#view.facts?.at
		})
	);
	readonly snapshot = $derived.by((): Snapshot => {
		const { id, title, asOf, due } = this.request;
		const { school } = this.#asked();
		return snapshotOf({ requestId: id, title, asOf, due, school, rows: this.rows, titleOf });
	});

	constructor(view: MonitoringView, asked: () => Asked) {
		this.#view = view;
		this.#asked = asked;
		this.#drafts = new Live(view.own, (doc) => readReturn(doc, asked().request.id));
	}

	get isBusy(): boolean {
		return this.#isBusy;
	}

	get trouble(): string {
		return this.#trouble;
	}

	get now(): number {
		return this.#view.clock.now;
	}

	get readOnly(): boolean {
		return this.#view.readOnly || this.request.state === 'closed';
	}

	/** What is wrong with a row is said once somebody tried to send, or has begun to correct it. */
	troubleOf({ trouble, isCorrected }: FilledRow): FilledRow['trouble'] {
		return this.#showsTroubles || isCorrected || trouble === 'not-a-number' ? trouble : undefined;
	}

	get state(): SubmissionState {
		return this.#view.submissions.stateOf(this.request.id, this.#view.organisationId);
	}

	get history(): readonly Submission[] {
		const all = this.#view.submissions.of(this.request.id, this.#view.organisationId);
		return all.toSorted((a, b) => b.number - a.number);
	}

	/** Only what the server said: nothing is called sent before. */
	get standingText(): string {
		if (!this.#view.submissions.isKnown) return texts.stateUnknown;
		const { standing, last, versions } = this.state;
		if (standing) {
			const moment = momentText(standing.at, this.now);
			const late = isLate(dayOf(standing.at), this.request.due) ? texts.late : texts.inTime;
			return `${texts.standing(versions, moment, standing.person)}, ${late}`;
		}
		return last ? texts.wasRecalled(momentText(last.at, this.now)) : texts.notSent;
	}

	get hasChanged(): boolean {
		const { standing } = this.state;
		const sent = standing && readSnapshot(standing.content);
		return sent ? saidIn(sent) !== saidIn(this.snapshot) : false;
	}

	write(fieldId: string, change: Partial<RowDraft>): void {
		writeReturn(this.#view.own.doc, this.request.id, { fieldId, ...change });
	}

	async send(): Promise<void> {
		this.#showsTroubles = true;
		this.#trouble = this.rows.some(({ trouble }) => trouble) ? texts.wrong : '';
		if (this.#trouble !== '') return;
		const content = snapshotText(this.snapshot);
		await this.#take({ step: 'sent', content, hash: await hashOf(content) });
	}

	async recall(): Promise<void> {
		await this.#take({ step: 'recalled', content: '', hash: '' });
	}

	async #take(step: Pick<Submission, 'step' | 'content' | 'hash'>): Promise<void> {
		if (this.#isBusy) return;
		this.#isBusy = true;
		try {
			const { districtDocumentId: documentId = '', organisationId } = this.#view;
			const of = { documentId, organisationId, requestId: this.request.id };
			const done = await this.#view.submissions.take({ ...of, ...step });
			this.#trouble = done.ok ? '' : done.reason;
		} finally {
			this.#isBusy = false;
		}
	}
}

export function titleOf({ field }: Pick<FilledRow, 'field'>): string {
	if (field.title !== '' || field.indicatorId === '') return field.title;
	const [name] = indicatorTexts[field.indicatorId];
	return natures[field.indicatorId].unit === 'percent' ? `${name}, %` : name;
}

/** When the data were heard of is no change of what is said. */
function saidIn({ rows }: Snapshot): string {
	return JSON.stringify(rows.map(({ fieldId, value, reason }) => [fieldId, value, reason]));
}
