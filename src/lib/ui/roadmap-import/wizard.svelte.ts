import { createContext } from 'svelte';
import { SvelteSet } from 'svelte/reactivity';
import { contentOf } from '#lib/domain/roadmap/content.ts';
import type { RoadmapContent, RoadmapDifference } from '#lib/domain/roadmap.ts';
import type { RoadmapProposal } from '#lib/domain/roadmap/proposal.ts';
import { applyProposal } from '#lib/documents/roadmap/apply-proposal.ts';
import { readRoadmap } from '#lib/documents/roadmap/read.ts';
import type { OpenDocument } from '#lib/device/surface.ts';
import { noCorrections, type Corrections } from '#lib/import/corrections.ts';
import { differenceOf } from '#lib/import/difference.ts';
import type { TableGlance } from '#lib/import/glance.ts';
import type { Proposed, Source } from '#lib/import/import-work.ts';
import { maxFileBytes } from '#lib/import/limits.ts';
import { importRefusals, type ImportOutcome } from '#lib/import/refusals.ts';
import { ImportDesk } from '#lib/ui/import-desk.ts';
import { importTexts as texts } from '#lib/ui/texts/ru/roadmap-import.ts';
import { isAgain, oursAgainst, tally, withoutDeclined, type Tally } from './changes.ts';

export const steps = ['file', 'tables', 'columns', 'rows', 'result'] as const;
export type Step = (typeof steps)[number];
export type Busy = 'reading' | 'checking' | undefined;

/** One import from the file to the roadmap. Nothing is written before the last step. */
export class ImportWizard {
	readonly opened: OpenDocument;
	readonly #desk = new ImportDesk();
	#run = 0;

	#step = $state<Step>('file');
	#busy = $state<Busy>();
	#trouble = $state<string | undefined>();
	#name = $state('');
	#tables = $state.raw<readonly TableGlance[]>([]);
	#corrections = $state.raw<Corrections>(noCorrections);
	#proposed = $state.raw<Proposed | undefined>();
	/** Changes of rows that are kept already, which the person does not want. */
	readonly #declined = new SvelteSet<string>();
	#taken = $state.raw<Tally | undefined>();

	readonly tally = $derived.by(() => tally(this.wanted));

	constructor(opened: OpenDocument) {
		this.opened = opened;
	}

	get step(): Step {
		return this.#step;
	}

	get busy(): Busy {
		return this.#busy;
	}

	get trouble(): string | undefined {
		return this.#trouble;
	}

	get name(): string {
		return this.#name;
	}

	get tables(): readonly TableGlance[] {
		return this.#tables;
	}

	get corrections(): Corrections {
		return this.#corrections;
	}

	get proposal(): RoadmapProposal | undefined {
		return this.#proposed?.proposal;
	}

	get difference(): RoadmapDifference {
		return this.#proposed?.difference ?? nothing;
	}

	/** The difference without what was declined. */
	get wanted(): RoadmapDifference {
		return withoutDeclined(this.difference, this.#declined);
	}

	get taken(): Tally | undefined {
		return this.#taken;
	}

	async takeFile(file: File): Promise<void> {
		if (file.size > maxFileBytes) return this.#refuse(importRefusals['too-big']);
		await this.#take(file.name, async () => ({
			kind: 'file',
			bytes: new Uint8Array(await file.arrayBuffer())
		}));
	}

	async takeClipboard(html: string, text: string): Promise<void> {
		await this.#take(texts.clipboard, () => Promise.resolve({ kind: 'clipboard', html, text }));
	}

	async takeReady(name: string, text: string): Promise<void> {
		await this.#take(name, () => Promise.resolve({ kind: 'clipboard', html: '', text }));
	}

	/** One more correction by hand; the whole preview is made anew. */
	async correct(
		change: (before: Corrections, proposal: RoadmapProposal) => Corrections
	): Promise<void> {
		const { proposal } = this;
		if (proposal) await this.propose(change(this.#corrections, proposal));
	}

	/** For the choice of a table, where there may be no proposal yet. */
	async propose(corrections: Corrections): Promise<void> {
		const asked = { corrections, content: this.#content() };
		const proposed = await this.#work('checking', () => this.#desk.propose(asked));
		if (!proposed) return;
		if (!proposed.ok) return this.#stay(proposed.sentence);
		this.#corrections = corrections;
		this.#proposed = proposed.value;
	}

	goTo(step: Step): void {
		this.#trouble = undefined;
		this.#step = step;
	}

	cancelWork(): void {
		this.#run += 1;
		this.#busy = undefined;
		this.#desk.stop();
		this.#step = 'file';
	}

	isDeclined(activityId: string): boolean {
		return this.#declined.has(activityId);
	}

	decline(activityId: string, isDeclined: boolean): void {
		if (isDeclined) this.#declined.add(activityId);
		else this.#declined.delete(activityId);
	}

	/** Compared once more at the last moment: another curator may have changed rows meanwhile. */
	apply(): void {
		const { proposal } = this;
		if (!proposal || this.opened.mode.current === 'read-only') return;
		const difference = withoutDeclined(differenceOf(this.#content(), proposal), this.#declined);
		const newId = (): string => crypto.randomUUID();
		applyProposal(this.opened.doc, { proposal, difference, newId });
		this.#taken = tally(difference);
		this.#step = 'result';
	}

	close(): void {
		this.#desk.stop();
	}

	async #take(name: string, source: () => Promise<Source>): Promise<void> {
		this.#name = name;
		this.#proposed = undefined;
		this.#declined.clear();
		this.#corrections = noCorrections;
		const read = await this.#work('reading', async () => this.#desk.readRoadmap(await source()));
		if (!read) return;
		if (!read.ok) return this.#refuse(read.sentence);
		this.#tables = read.value;
		await this.propose(noCorrections);
		if (!isAgain(tally(this.difference)))
			for (const id of oursAgainst(this.difference)) this.#declined.add(id);
		if (this.#proposed) this.#step = this.#mustChoose() ? 'tables' : 'rows';
		else if (this.#tables.length > 0 && this.#trouble !== undefined) this.#step = 'tables';
	}

	/** Several roadmaps in one document; parts that a page break cut apart are one. */
	#mustChoose(): boolean {
		const used = this.proposal?.tables.length ?? 0;
		return used < this.#tables.filter(({ rows }) => rows > 1).length;
	}

	#content(): RoadmapContent {
		return contentOf(readRoadmap(this.opened.doc));
	}

	/** Undefined where it was given up, or failed, which is then said. */
	async #work<T>(
		busy: Busy,
		task: () => Promise<ImportOutcome<T>>
	): Promise<ImportOutcome<T> | undefined> {
		const run = (this.#run += 1);
		this.#busy = busy;
		this.#trouble = undefined;
		try {
			const outcome = await task();
			return run === this.#run ? outcome : undefined;
		} catch (cause) {
			console.warn('The import failed', cause);
			if (run === this.#run) this.#stay(texts.failed);
			return undefined;
		} finally {
			if (run === this.#run) this.#busy = undefined;
		}
	}

	#stay(sentence: string): void {
		this.#trouble = sentence;
	}

	#refuse(sentence: string): void {
		this.#trouble = sentence;
		this.#step = 'file';
	}
}

const nothing: RoadmapDifference = { stages: [], activities: [] };

export const [useWizard, provideWizard] = createContext<ImportWizard>();
