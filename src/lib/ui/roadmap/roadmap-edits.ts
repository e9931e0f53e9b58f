import type { PersonCard } from '#lib/domain/account.ts';
import type {
	Activity,
	ActivityStatus,
	OccurrenceKey,
	Remark,
	Stage
} from '#lib/domain/roadmap/roadmap.ts';
import * as activities from '#lib/documents/roadmap/activities.ts';
import { writeChange, type ChangedThing } from '#lib/documents/roadmap/changes.ts';
import * as papers from '#lib/documents/roadmap/papers.ts';
import * as titlePage from '#lib/documents/roadmap/title-page.ts';
import * as stages from '#lib/documents/roadmap/stages.ts';
import type { LongText } from '#lib/documents/long-text.ts';
import type { OpenDocument } from '#lib/device/surface.ts';
import { splitResponsible } from '#lib/import/recognise/responsible.ts';
import type { Clock } from '#lib/ui/live.svelte.ts';
import { paperTexts, statusTexts } from '#lib/ui/texts/ru/roadmap.ts';

interface Parts {
	readonly opened: OpenDocument;
	readonly me: PersonCard;
	readonly clock: Clock;
}

interface Owned {
	readonly id: string;
	readonly activityId: string;
}

interface Line {
	readonly about: string;
	readonly what: ChangedThing;
	readonly detail?: string;
}

export type CellChange = Partial<
	Pick<Activity, 'number' | 'title' | 'term' | 'responsible' | 'result'>
>;

/** A row as it was typed or pasted. */
export type NewRow = CellChange & { readonly documents?: readonly string[] };

/** What one may do with a roadmap; each deed is one step, with its line in the history. */
export class RoadmapEdits {
	readonly #opened: OpenDocument;
	readonly #me: PersonCard;
	readonly #clock: Clock;

	constructor({ opened, me, clock }: Parts) {
		this.#opened = opened;
		this.#me = me;
		this.#clock = clock;
	}

	undo(): void {
		this.#opened.undo.undo();
	}

	redo(): void {
		this.#opened.undo.redo();
	}

	addStage(title: string): string {
		const id = crypto.randomUUID();
		this.#write({ about: id, what: 'added' }, (doc) => stages.addStage(doc, { id, title }));
		return id;
	}

	changeStage(stageId: string, fields: Partial<Pick<Stage, 'number' | 'title'>>): void {
		this.#write({ about: stageId, what: 'title' }, (doc) =>
			stages.changeStage(doc, stageId, fields)
		);
	}

	moveStage(stageId: string, index: number): void {
		this.#write({ about: stageId, what: 'moved' }, (doc) => stages.moveStage(doc, stageId, index));
	}

	removeStage(stageId: string): void {
		this.#write({ about: stageId, what: 'removed' }, (doc) => stages.removeStage(doc, stageId));
	}

	restoreStage(stageId: string): void {
		this.#write({ about: stageId, what: 'restored' }, (doc) => stages.restoreStage(doc, stageId));
	}

	/** Rows at a place of a stage, all in one step. */
	addRows(rows: readonly NewRow[], at: { stageId: string; index: number }): readonly string[] {
		const made = rows.map(asNewActivity);
		const ids = made.map(({ id }) => id);
		const { doc } = this.#opened;
		doc.transact(() => {
			activities.addActivities(doc, made, at);
			for (const id of ids) this.#write({ about: id, what: 'added' }, () => undefined);
		});
		return ids;
	}

	changeCell(activityId: string, change: CellChange): void {
		const [what = 'title'] = Object.keys(change);
		const { responsible } = change;
		const people =
			responsible === undefined
				? {}
				: { people: splitResponsible(responsible).map(bareResponsible) };
		this.#write({ about: activityId, what: thingOf(what) }, (doc) =>
			activities.changeActivity(doc, activityId, { ...change, ...people })
		);
	}

	move(activityId: string, to: { stageId: string; index: number }): void {
		this.#write({ about: activityId, what: 'moved' }, (doc) =>
			activities.moveActivity(doc, activityId, to)
		);
	}

	remove(activityId: string): void {
		this.#write({ about: activityId, what: 'removed' }, (doc) =>
			activities.removeActivity(doc, activityId)
		);
	}

	restore(activityId: string): void {
		this.#write({ about: activityId, what: 'restored' }, (doc) =>
			activities.restoreActivity(doc, activityId)
		);
	}

	/** One that stands in no stage any more gets a place again. */
	restoreInto(activityId: string, to: { stageId: string; index: number }): void {
		this.#write({ about: activityId, what: 'restored' }, (doc) => {
			activities.restoreActivity(doc, activityId);
			activities.moveActivity(doc, activityId, to);
		});
	}

	setStatus(activityId: string, status: ActivityStatus, postponedTo = ''): void {
		const { today } = this.#clock;
		const detail = [statusTexts[status], postponedTo].filter(Boolean).join(' ');
		this.#write({ about: activityId, what: 'status', detail }, (doc) =>
			activities.setStatus(doc, activityId, { status, today, postponedTo })
		);
	}

	setOccurrence(activityId: string, change: OccurrenceKey & activities.MarkChange): void {
		const detail = change.status ? statusTexts[change.status] : '';
		const { today } = this.#clock;
		const doneOn = change.status ? { doneOn: change.status === 'done' ? today : '' } : {};
		this.#write({ about: activityId, what: 'occurrences', detail }, (doc) =>
			activities.setOccurrence(doc, activityId, { ...doneOn, ...change })
		);
	}

	addPaper(activityId: string, title: string): void {
		const paper = { id: crypto.randomUUID(), activityId, title };
		this.#write({ about: activityId, what: 'papers', detail: title }, (doc) =>
			papers.addDocument(doc, paper)
		);
	}

	changePaper(paper: Owned, change: papers.PaperChange): void {
		const detail = change.state ? paperTexts[change.state] : '';
		this.#write({ about: paper.activityId, what: 'papers', detail }, (doc) =>
			papers.changeDocument(doc, paper.id, change)
		);
	}

	removePaper(paper: Owned): void {
		this.#write({ about: paper.activityId, what: 'papers' }, (doc) =>
			papers.removeDocument(doc, paper.id)
		);
	}

	restorePaper(paper: Owned): void {
		this.#write({ about: paper.activityId, what: 'papers' }, (doc) =>
			papers.restoreDocument(doc, paper.id)
		);
	}

	/** A shared text whose typing leaves a line in the history. */
	noted(activityId: string, text: LongText): LongText {
		return {
			get value() {
				return text.value;
			},
			write: (splice) => this.#write({ about: activityId, what: 'note' }, () => text.write(splice)),
			onChange: (listener) => text.onChange(listener)
		};
	}

	addPart(activityId: string, title: string): void {
		const part = { id: crypto.randomUUID(), activityId, title };
		this.#write({ about: activityId, what: 'parts' }, (doc) => papers.addPart(doc, part));
	}

	changePart(part: Owned, change: papers.PartChange): void {
		this.#write({ about: part.activityId, what: 'parts' }, (doc) =>
			papers.changePart(doc, part.id, change)
		);
	}

	removePart(part: Owned): void {
		this.#write({ about: part.activityId, what: 'parts' }, (doc) =>
			papers.removePart(doc, part.id)
		);
	}

	restorePart(part: Owned): void {
		this.#write({ about: part.activityId, what: 'parts' }, (doc) =>
			papers.restorePart(doc, part.id)
		);
	}

	linkPerson(written: string, personId: string): void {
		const { doc } = this.#opened;
		titlePage.linkPerson(doc, { id: crypto.randomUUID(), written, personId });
	}

	addRemark(about: string, text: string): void {
		const { name: author } = this.#me;
		const remark = { id: crypto.randomUUID(), about, text, author, at: this.#clock.now };
		titlePage.addRemark(this.#opened.doc, remark);
	}

	putRemarkBack(remark: Remark): void {
		titlePage.addRemark(this.#opened.doc, remark);
	}

	removeRemark(remarkId: string): void {
		titlePage.removeRemark(this.#opened.doc, remarkId);
	}

	#write({ about, what, detail = '' }: Line, command: (doc: OpenDocument['doc']) => void): void {
		const { doc } = this.#opened;
		const { id: personId, name: author } = this.#me;
		doc.transact(() => {
			command(doc);
			writeChange(doc, { about, what, detail, personId, author, at: this.#clock.now });
		});
	}
}

function asNewActivity({
	documents = [],
	responsible = '',
	...row
}: NewRow): activities.NewActivity {
	return {
		...row,
		id: crypto.randomUUID(),
		responsible,
		people: splitResponsible(responsible).map(bareResponsible),
		papers: documents.map((title) => ({ id: crypto.randomUUID(), title }))
	};
}

function bareResponsible({
	kind,
	text,
	person,
	post
}: ReturnType<typeof splitResponsible>[number]): Activity['people'][number] {
	return { kind, text, person, post };
}

const things: Readonly<Partial<Record<string, ChangedThing>>> = {
	term: 'term',
	responsible: 'responsible',
	result: 'result'
};

function thingOf(field: string): ChangedThing {
	return things[field] ?? 'title';
}
