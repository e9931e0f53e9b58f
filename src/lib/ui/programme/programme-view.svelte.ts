import { createContext } from 'svelte';
import type { PairCard, PersonCard } from '#lib/domain/account.ts';
import {
	isForPupils,
	isReverse,
	openSteps,
	progressOf,
	type Direction,
	programmeTexts,
	type Programme,
	type ProgrammeText,
	type Step,
	type Task
} from '#lib/domain/programme.ts';
import { removalsIn } from '#lib/documents/programme/bin.ts';
import { ProgrammeDeeds } from '#lib/documents/programme/deeds.ts';
import { readProgramme } from '#lib/documents/programme/read.ts';
import { clashesIn, mergedTexts } from '#lib/documents/programme/registers.ts';
import { remarksIn } from '#lib/documents/programme/remarks.ts';
import type { OpenDocument } from '#lib/device/surface.ts';
import { Live, seen, Seen, type Clock } from '#lib/ui/live.svelte.ts';
import { Apart, type ApartParts } from './apart.svelte.ts';
import { RecordsLive } from './records-live.ts';

/** The steps of one task in their order; without a task, those that belong to none. */
export interface Stretch {
	readonly task: Task | undefined;
	readonly steps: readonly Step[];
}

export interface ProgrammeViewParts extends ApartParts {
	readonly clock: Clock;
	readonly pair: PairCard;
}

/** What the programme's screens show and let the pair do. */
export class ProgrammeView {
	readonly opened: OpenDocument;
	readonly deeds: ProgrammeDeeds;
	readonly records: RecordsLive;
	readonly apart: Apart;
	readonly me: PersonCard;
	readonly pair: PairCard;
	readonly #programme: Live<Programme>;
	readonly #clashes;
	readonly #merged;
	readonly #removals;
	readonly #remarks;
	readonly #filled: Live<string>;
	readonly #mode: Seen<'read-only' | 'read-write'>;
	readonly #undo: Seen<{ readonly canUndo: boolean; readonly canRedo: boolean }>;

	readonly programme = $derived.by(() => this.#programme.current);
	readonly progress = $derived.by(() => progressOf(this.programme));
	readonly next = $derived.by(() => openSteps(this.programme)[0]);
	readonly stretches = $derived.by(() => stretchesOf(this.programme.tasks, this.programme.steps));
	readonly isForPupils = $derived.by(() => isForPupils(this.programme.title));
	readonly isReverse = $derived.by(() => isReverse(this.programme.title));
	readonly clashes = $derived.by(() => this.#clashes.current);
	/** The names of the long texts in which something stands; one word, so that typing on changes nothing. */
	readonly filled = $derived.by(() => this.#filled.current);
	readonly #mergedNow = $derived.by(() => this.#merged.current);
	readonly removals = $derived.by(() => this.#removals.current);
	readonly remarks = $derived.by(() => this.#remarks.current);
	readonly readOnly = $derived.by(() => this.#mode.current === 'read-only');
	readonly canUndo = $derived.by(() => this.#undo.current.canUndo);
	readonly canRedo = $derived.by(() => this.#undo.current.canRedo);

	constructor({ clock, pair, ...apart }: ProgrammeViewParts) {
		const { opened, me } = apart;
		this.apart = new Apart(apart);
		this.opened = opened;
		this.me = me;
		this.pair = pair;
		this.records = new RecordsLive(opened);
		this.#programme = this.records.live(readProgramme);
		this.#clashes = this.records.live((doc) => clashesIn(doc, Date.now()));
		this.#merged = this.records.live(mergedTexts);
		this.#removals = this.records.live(removalsIn);
		this.#remarks = this.records.live(remarksIn);
		this.#filled = new Live(opened, filledTexts);
		this.#mode = seen(opened.mode);
		this.#undo = new Seen(
			(listener) => opened.undo.onChange(listener),
			() => ({ canUndo: opened.undo.canUndo, canRedo: opened.undo.canRedo })
		);
		this.deeds = new ProgrammeDeeds({
			doc: opened.doc,
			author: () => ({ personId: me.id, name: me.name, at: clock.now }),
			newId: () => crypto.randomUUID()
		});
	}

	isFilled(name: ProgrammeText): boolean {
		return this.filled.split(' ').includes(name);
	}

	/** Two wrote it apart, and nobody has looked it over since. */
	isMerged(name: ProgrammeText): boolean {
		return this.#mergedNow.includes(`text:${name}`);
	}

	/** Everybody of the pair or the group. */
	get people(): readonly PersonCard[] {
		return [...this.pair.mentors, ...this.pair.mentees];
	}

	/** More than two: then it may matter whom a step is for. */
	get isGroup(): boolean {
		return this.people.length > 2;
	}

	nameOf(personId: string): string {
		return this.people.find(({ id }) => id === personId)?.name ?? '';
	}

	undo(): void {
		this.opened.undo.undo();
	}

	redo(): void {
		this.opened.undo.redo();
	}

	directionOf({ taskId }: Pick<Step, 'taskId'>): Direction {
		return this.programme.tasks.find(({ id }) => id === taskId)?.direction ?? '';
	}

	/** Past its neighbour among the steps of the same task. */
	move(step: Step, by: 'up' | 'down'): void {
		const neighbour = this.neighbour(step, by);
		if (!neighbour) return;
		const others = this.programme.steps.filter(({ id }) => id !== step.id);
		const at = others.findIndex(({ id }) => id === neighbour.id);
		this.deeds.moveStep(step.id, by === 'up' ? at : at + 1);
	}

	neighbour(step: Step, by: 'up' | 'down'): Step | undefined {
		const stretch = this.stretches.find(({ steps }) => steps.some(({ id }) => id === step.id));
		const at = stretch?.steps.findIndex(({ id }) => id === step.id) ?? -1;
		return stretch?.steps[by === 'up' ? at - 1 : at + 1];
	}
}

function filledTexts(doc: OpenDocument['doc']): string {
	return programmeTexts.filter((name) => doc.getText(`text:${name}`).length > 0).join(' ');
}

export const [useProgramme, provideProgramme] = createContext<ProgrammeView>();

export function stretchesOf(tasks: readonly Task[], steps: readonly Step[]): readonly Stretch[] {
	const stray = steps.filter(({ taskId }) => !tasks.some(({ id }) => id === taskId));
	const stretches = tasks.map((task): Stretch => {
		return { task, steps: steps.filter(({ taskId }) => taskId === task.id) };
	});
	return stray.length > 0 ? [...stretches, { task: undefined, steps: stray }] : stretches;
}
