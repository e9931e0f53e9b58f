import type * as Y from 'yjs';
import {
	isListName,
	type ProgrammeText,
	type ProgrammeTitle,
	type StandingField,
	type StepStatus,
	type Task
} from '#lib/domain/programme.ts';
import { setFields } from '../fields.ts';
import type { LongText } from '../long-text.ts';
import { authoredText, writeAs } from './authored.ts';
import * as commands from './commands.ts';
import type { Change } from './history.ts';
import { addItem, bringBack } from './lists.ts';
import { fieldsAt, type Author, type Place, type Spot } from './places.ts';
import { standingKey } from './read.ts';
import { removeIn } from './removal.ts';
import { checkText, noteWrite } from './registers.ts';
import * as remarks from './remarks.ts';
import { restoreBefore, restoreChange } from './restore.ts';

export interface DeedParts {
	readonly doc: Y.Doc;
	readonly author: () => Author;
	readonly newId: () => string;
}

/** Everything that a person may do with a programme; each deed is one step that may be undone. */
export class ProgrammeDeeds {
	readonly #doc: Y.Doc;
	readonly #author: () => Author;
	readonly #newId: () => string;

	constructor({ doc, author, newId }: DeedParts) {
		this.#doc = doc;
		this.#author = author;
		this.#newId = newId;
	}

	text(name: ProgrammeText): LongText {
		return authoredText(this.#doc, `text:${name}`, this.#author);
	}

	/** Two wrote it apart; this person has read it and says that it is whole. */
	checkText(name: ProgrammeText): void {
		checkText(this.#doc, this.#author(), `text:${name}`);
	}

	fillInTitle(fields: Partial<ProgrammeTitle> & { readonly decision?: string }): void {
		this.change({ root: 'fields', id: '' }, fields);
	}

	fillInPerson(personId: string, field: StandingField, value: string): void {
		this.change({ root: 'people', id: '' }, { [standingKey(personId, field)]: value });
	}

	addTask(fields: Pick<Task, 'title'> & Partial<Pick<Task, 'direction'>>): string {
		const id = this.#newId();
		this.#in({ root: 'tasks', id }, () => commands.addTask(this.#doc, { id, ...fields }));
		return id;
	}

	changeTask(taskId: string, fields: commands.TaskFields): void {
		this.change({ root: 'tasks', id: taskId }, fields);
	}

	addStep(fields: commands.StepFields): string {
		const id = this.#newId();
		this.#in({ root: 'steps', id }, () => commands.addStep(this.#doc, { id, ...fields }));
		return id;
	}

	changeStep(stepId: string, fields: commands.StepFields): void {
		this.change({ root: 'steps', id: stepId }, fields);
	}

	setStatus(stepId: string, status: StepStatus, today: string): void {
		this.#in({ root: 'steps', id: stepId }, () =>
			commands.setStepStatus(this.#doc, stepId, { status, today })
		);
	}

	/** `index` is the place among the other steps. */
	moveStep(stepId: string, index: number): void {
		this.#in({ root: 'steps', id: stepId }, () => commands.moveStep(this.#doc, stepId, index));
	}

	/** A row of a short list is there from its first word on: nobody gets one in which nothing stands. */
	change(place: Place, changes: object): void {
		const { root, id } = place;
		this.#in(place, () => {
			const fields = fieldsAt(this.#doc, place);
			if (fields) setFields(fields, changes);
			else if (isListName(root) && Object.values(changes).some((value) => value !== ''))
				addItem(this.#doc, root, { ...changes, id });
		});
	}

	remove({ root, id }: Place): void {
		this.#in({ root, id }, () => removeIn(this.#doc, root, id));
	}

	bringBack({ root, id }: Place): void {
		this.#in({ root, id }, () => bringBack(this.#doc, root, id));
	}

	/** One of two values written at once is chosen; also the one that stands there already. */
	settle({ root, id, field }: Spot, value: string): void {
		this.#doc.transact(() => {
			this.change({ root, id }, { [field]: value });
			noteWrite(this.#doc, this.#author(), { root, id, field, value });
		});
	}

	restore(change: Change): void {
		restoreChange(this.#doc, this.#author(), change);
	}

	restoreBefore(moment: number): void {
		restoreBefore(this.#doc, this.#author(), moment);
	}

	say(about: string, text: string, mentions: readonly string[]): void {
		const id = this.#newId();
		remarks.addRemark(this.#doc, this.#author(), { id, about, text, mentions });
	}

	settleRemark(remarkId: string, isSettled: boolean): void {
		remarks.settleRemark(this.#doc, remarkId, isSettled ? this.#author().name : '');
	}

	removeRemark(remarkId: string): void {
		remarks.removeRemark(this.#doc, remarkId);
	}

	#in(place: Place, deed: () => void): void {
		writeAs(this.#doc, this.#author(), { ...place, deed });
	}
}
