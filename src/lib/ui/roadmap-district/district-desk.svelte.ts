import { SvelteSet } from 'svelte/reactivity';
import { besideEachOther } from '#lib/domain/roadmap/beside.ts';
import { changesOfOrigin, takenFrom, type OriginChange } from '#lib/domain/roadmap/origin.ts';
import type { Stage } from '#lib/domain/roadmap/roadmap.ts';
import { writeChange, type ChangedThing } from '#lib/documents/roadmap/changes.ts';
import { readRoadmap } from '#lib/documents/roadmap/read.ts';
import { acceptOriginChange, keepOurs, takeOver } from '#lib/documents/roadmap/take-over.ts';
import type { OpenDocument } from '#lib/device/surface.ts';
import type { Here } from '#lib/ui/device-context.ts';
import { Live, Seen, seen } from '#lib/ui/live.svelte.ts';
import { districtTexts as texts } from '#lib/ui/texts/ru/roadmap-district.ts';

interface Parts {
	readonly opened: OpenDocument;
	readonly theirs: OpenDocument;
	readonly here: Here;
}

/** The school's roadmap and the district's beside each other, and what goes from one to the other. */
export class DistrictDesk {
	readonly #opened: OpenDocument;
	readonly #here: Here;
	readonly #documentId: string;
	readonly #ours;
	readonly #theirs;
	readonly #mode;
	readonly #state;
	readonly #undo;
	readonly #chosen = new SvelteSet<string>();

	readonly readOnly = $derived.by(() => this.#mode.current === 'read-only');
	readonly school = $derived.by(() => this.#ours.current);
	readonly district = $derived.by(() => ({
		documentId: this.#documentId,
		roadmap: this.#theirs.current
	}));
	readonly hasArrived = $derived.by(() => this.#state.current.receivedAt !== undefined);
	readonly undoSteps = $derived.by(() => this.#undo.current);
	readonly taken = $derived.by(() => takenFrom(this.school, this.#documentId));
	readonly changes = $derived.by(() => changesOfOrigin(this.school, this.district));
	readonly beside = $derived.by(() => besideEachOther(this.school, this.district));
	/** What is still there, and was not taken meanwhile on another device. */
	readonly toTake = $derived.by(() =>
		this.district.roadmap.stages
			.flatMap(({ activities }) => activities)
			.filter(({ id }) => this.#chosen.has(id) && !this.taken.has(id))
			.map(({ id }) => id)
	);

	constructor({ opened, theirs, here }: Parts) {
		this.#opened = opened;
		this.#here = here;
		this.#documentId = theirs.id;
		this.#ours = new Live(opened, readRoadmap);
		this.#theirs = new Live(theirs, readRoadmap);
		this.#mode = seen(opened.mode);
		this.#state = seen(theirs.state);
		this.#undo = new Seen(
			(listener) => opened.undo.onChange(listener),
			() => ({ canUndo: opened.undo.canUndo, canRedo: opened.undo.canRedo })
		);
	}

	isChosen(activityId: string): boolean {
		return this.#chosen.has(activityId);
	}

	choose(activityId: string, isChosen: boolean): void {
		if (isChosen) this.#chosen.add(activityId);
		else this.#chosen.delete(activityId);
	}

	chooseStage({ activities }: Stage, isChosen: boolean): void {
		for (const { id } of activities) this.choose(id, isChosen);
	}

	/** One step; gives how many rows came. */
	take(): number {
		const activityIds = new SvelteSet(this.toTake);
		const newId = (): string => crypto.randomUUID();
		const came = this.#opened.doc.transact(() => {
			const ids = takeOver(this.#opened.doc, { ...this.district, activityIds, newId });
			for (const id of ids) this.#note(id, 'added', texts.fromDistrict);
			return ids;
		});
		this.#chosen.clear();
		return came.length;
	}

	accept(changes: readonly OriginChange[]): void {
		this.#opened.doc.transact(() => {
			for (const change of changes) {
				acceptOriginChange(this.#opened.doc, change);
				const { activity, now, title, term, responsible, papers } = change;
				if (now.isGone) this.#note(activity.id, 'removed');
				if (title) this.#note(activity.id, 'title', texts.fromDistrict);
				if (term) this.#note(activity.id, 'term', texts.fromDistrict);
				if (responsible) this.#note(activity.id, 'responsible', texts.fromDistrict);
				if (papers) this.#note(activity.id, 'papers', texts.fromDistrict);
			}
		});
	}

	keep(change: OriginChange): void {
		keepOurs(this.#opened.doc, change);
	}

	undo(): void {
		this.#opened.undo.undo();
	}

	redo(): void {
		this.#opened.undo.redo();
	}

	#note(about: string, what: ChangedThing, detail = ''): void {
		const { id: personId, name: author } = this.#here.account?.person ?? { id: '', name: '' };
		const at = this.#here.clock.now;
		writeChange(this.#opened.doc, { about, what, detail, personId, author, at });
	}
}
