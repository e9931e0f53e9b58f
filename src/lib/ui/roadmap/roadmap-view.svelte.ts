import { createContext } from 'svelte';
import { SvelteMap } from 'svelte/reactivity';
import type { PersonCard } from '#lib/domain/account.ts';
import { keepSame } from '#lib/domain/keep-same.ts';
import { linksWithGuesses } from '#lib/domain/roadmap/acquaintance.ts';
import { progressAmong } from '#lib/domain/roadmap/progress.ts';
import { schoolYearsOf } from '#lib/domain/roadmap/school-years.ts';
import { searchIn, searchIndexOf, type ActivityFilter } from '#lib/domain/roadmap/search.ts';
import { sortOut, timetableOf, type TimetableRow } from '#lib/domain/roadmap/timetable.ts';
import {
	activitiesOf,
	type Activity,
	type Roadmap,
	type StageText
} from '#lib/domain/roadmap/roadmap.ts';
import { schoolYearOf } from '#lib/domain/term/days.ts';
import { newTermMemory } from '#lib/domain/term/term-memory.ts';
import type { LongText } from '#lib/documents/long-text.ts';
import { activityNote, readRoadmap, stageText } from '#lib/documents/roadmap/read.ts';
import type { OpenDocument } from '#lib/device/surface.ts';
import { idsOf } from '#lib/ui/ids-of.ts';
import { Live, seen, Seen, type Clock } from '#lib/ui/live.svelte.ts';
import { keepRows, keepStages, rowsAmong } from './kept-rows.ts';
import { LookedAt } from './looked-at.ts';
import { RoadmapEdits } from './roadmap-edits.ts';
import { activityIdOf, stageRowsOf, type StageRows } from './stage-rows.ts';

/** «Сейчас», «Просрочено», «Мои», «Без срока», and all. */
export type Lot = 'all' | 'now' | 'overdue' | 'mine' | 'withoutTerm';
export type Face = 'trail' | 'table' | 'year' | 'papers';

export interface RoadmapViewParts {
	readonly opened: OpenDocument;
	readonly clock: Clock;
	readonly me: PersonCard;
	/** Whom this device knows of the school, to be recognised by their names. */
	readonly people: () => readonly PersonCard[];
}

/** What the roadmap's screens show; it lives as long as somebody moves between them. */
export class RoadmapView {
	readonly opened: OpenDocument;
	readonly edits: RoadmapEdits;
	readonly lookedAt = new LookedAt();
	readonly people: () => readonly PersonCard[];
	readonly me: PersonCard;
	readonly #clock: Clock;
	readonly #live: Live<Roadmap>;
	readonly #mode: Seen<'read-only' | 'read-write'>;
	readonly #undo: Seen<{ readonly canUndo: boolean; readonly canRedo: boolean }>;
	readonly #terms = newTermMemory();
	#rowsBefore: readonly TimetableRow[] = [];
	#stagesBefore: readonly StageRows[] = [];

	#question = $state('');
	#filter = $state.raw<ActivityFilter>({});
	#lot = $state<Lot>('all');
	#yearChosen = $state<number | undefined>();
	#face = $state<Face | undefined>();
	/** Stages that were folded or unfolded by hand. */
	readonly #folded = new SvelteMap<string, boolean>();

	readonly roadmap = $derived.by(() => this.#live.current);
	readonly readOnly = $derived.by(() => this.#mode.current === 'read-only');
	readonly undoSteps = $derived.by(() => this.#undo.current);
	readonly today = $derived.by(() => this.#clock.today);
	readonly years = $derived.by(() =>
		schoolYearsOf(this.roadmap, { today: this.today, terms: this.#terms })
	);
	readonly year = $derived.by(() => this.#yearChosen ?? schoolYearOf(this.today));
	readonly rows = $derived.by(() => this.#readRows());
	readonly links = $derived.by(() => linksWithGuesses(this.roadmap, this.people()));
	readonly lots = $derived.by(() =>
		sortOut(this.rows, { personId: this.me.id, links: this.links })
	);
	readonly progress = $derived.by(() => progressAmong(activitiesOf(this.roadmap)));
	readonly isFiltered = $derived.by(
		() => this.#question.trim() !== '' || this.#lot !== 'all' || this.filterCount > 0
	);
	readonly filterCount = $derived.by(() => Object.keys(this.#filter).length);
	readonly #index = $derived.by(() => searchIndexOf(this.roadmap));
	readonly shown = $derived.by(() => this.#readShown());
	readonly #shownIds = $derived.by(() => idsOf(this.shown.map(activityIdOf)));
	readonly stages = $derived.by(() => this.#readStages());
	readonly isEmpty = $derived.by(
		() => this.roadmap.stages.length === 0 && this.roadmap.strays.activities.length === 0
	);

	constructor({ opened, clock, me, people }: RoadmapViewParts) {
		this.opened = opened;
		this.me = me;
		this.people = people;
		this.#clock = clock;
		let before: Roadmap | undefined;
		this.#live = new Live(opened, (doc) => (before = keepSame(before, readRoadmap(doc))));
		this.#mode = seen(opened.mode);
		this.#undo = new Seen(
			(listener) => opened.undo.onChange(listener),
			() => ({ canUndo: opened.undo.canUndo, canRedo: opened.undo.canRedo })
		);
		this.edits = new RoadmapEdits({ opened, me, clock });
	}

	get question(): string {
		return this.#question;
	}

	set question(question: string) {
		this.#question = question;
	}

	get filter(): ActivityFilter {
		return this.#filter;
	}

	get lot(): Lot {
		return this.#lot;
	}

	get face(): Face | undefined {
		return this.#face;
	}

	chooseFace(face: Face): void {
		this.#face = face;
	}

	chooseLot(lot: Lot): void {
		this.#lot = lot;
	}

	chooseYear(year: number): void {
		this.#yearChosen = year;
	}

	setFilter(filter: ActivityFilter): void {
		this.#filter = filter;
	}

	/** Who comes from a number wants to see what was counted in it. */
	comeBy(asked: URLSearchParams): void {
		const stageId = asked.get('stage');
		if (stageId !== null) this.setFilter({ stageId });
		if (asked.get('show') === 'overdue') this.chooseLot('overdue');
	}

	showAll(): void {
		this.#question = '';
		this.#lot = 'all';
		this.setFilter({});
	}

	isShown(activityId: string): boolean {
		return this.#shownIds.has(activityId);
	}

	/** Nothing of it was found; one that has no rows yet is not hidden for that. */
	hidesStage({ shown }: StageRows): boolean {
		return this.isFiltered && shown.length === 0;
	}

	row(activityId: string): TimetableRow | undefined {
		return this.rows.find(({ activity }) => activity.id === activityId);
	}

	/** Also one that stands in no stage, or in the bin. */
	activity(activityId: string): Activity | undefined {
		const { strays, bin } = this.roadmap;
		const all = [
			...activitiesOf(this.roadmap),
			...strays.activities.map(({ activity }) => activity),
			...bin.activities
		];
		return all.find(({ id }) => id === activityId);
	}

	stageText(stageId: string, name: StageText): LongText {
		return stageText(this.opened.doc, stageId, name);
	}

	note(activityId: string): LongText {
		return this.edits.noted(activityId, activityNote(this.opened.doc, activityId));
	}

	/** What runs or is late is unfolded; whoever searches sees everything found. */
	isFolded({ stage, pace }: StageRows): boolean {
		if (this.isFiltered) return false;
		const usual = this.roadmap.stages.length > 1 && (pace === 'done' || pace === 'ahead');
		return this.#folded.get(stage.id) ?? usual;
	}

	fold(stageId: string, isFolded: boolean): void {
		this.#folded.set(stageId, isFolded);
	}

	#readRows(): readonly TimetableRow[] {
		const { today, year } = this;
		const rows = timetableOf(this.roadmap, { today, within: year, terms: this.#terms });
		this.#rowsBefore = keepRows(this.#rowsBefore, rows);
		return this.#rowsBefore;
	}

	#readShown(): readonly TimetableRow[] {
		const lot = this.#lot === 'all' ? this.rows : this.lots[this.#lot];
		const hasQuestion = this.#question.trim() !== '';
		if (!hasQuestion && this.filterCount === 0) return lot;
		const found = hasQuestion ? searchIn(this.#index, this.#question) : activitiesOf(this.roadmap);
		return rowsAmong(lot, found, this.#filter);
	}

	#readStages(): readonly StageRows[] {
		const stages = stageRowsOf(this.roadmap.stages, { rows: this.rows, shown: this.shown });
		this.#stagesBefore = keepStages(this.#stagesBefore, stages);
		return this.#stagesBefore;
	}
}

export const [useRoadmapView, provideRoadmapView] = createContext<RoadmapView>();
