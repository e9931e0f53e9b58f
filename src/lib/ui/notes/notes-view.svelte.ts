import type { Editor } from '@tiptap/core';
import { untrack } from 'svelte';
import { createSubscriber } from 'svelte/reactivity';
import type { Attachment } from 'svelte/attachments';
import type { OpenDocument } from '#lib/device/surface.ts';
import { noteIn, readNoteText } from '#lib/documents/notes/read.ts';
import { Live, Seen, seen } from '#lib/ui/live.svelte.ts';
import { addressed } from '#lib/ui/texts/people.ts';
import { createNoteEditor, sayWhere } from './note-editor.ts';
import { isShowable } from './note-schema.ts';

export type Tool = 'heading' | 'bold' | 'bulletList' | 'orderedList' | 'taskList';

/** One note of one document, as the editor shows it. */
export class NotesView {
	readonly #opened: OpenDocument;
	readonly #meetingId: string;
	readonly #label: string;
	readonly #mode: Seen<'read-only' | 'read-write'>;
	readonly #others: Seen<readonly string[]>;
	readonly #text: Live<string>;
	readonly #showable: Live<boolean>;
	#editor = $state.raw<Editor | undefined>();
	#watch: () => void = () => undefined;

	readonly readOnly = $derived.by(() => this.#mode.current === 'read-only');
	/** A newer version wrote what this one cannot show: then the words are only read. */
	readonly showable = $derived.by(() => this.#showable.current);
	readonly words = $derived.by(() => this.#text.current);

	constructor(opened: OpenDocument, meetingId: string, label: string) {
		this.#opened = opened;
		this.#meetingId = meetingId;
		this.#label = label;
		// Defined here once, so that no reading of it changes anything later.
		noteIn(opened.doc, meetingId);
		this.#mode = seen(opened.mode);
		this.#others = new Seen(
			(listener) => opened.presence.onChange(listener),
			() => namesAt(opened, meetingId)
		);
		this.#text = new Live(opened, (doc) => readNoteText(doc, meetingId));
		this.#showable = new Live(opened, (doc) => isShowable(doc, meetingId));
	}

	get others(): readonly string[] {
		return this.#others.current;
	}

	/** Runs the editor in an element for as long as the element is there. */
	mount(onTooMuch: () => void): Attachment<HTMLElement> {
		return (element) => {
			const [opened, meetingId, label] = [this.#opened, this.#meetingId, this.#label];
			const editable = untrack(() => !this.readOnly);
			const place = { element, opened, meetingId, label, editable, onTooMuch };
			const editor = createNoteEditor(place);
			// Made anew it would lose the caret and the word that is being composed.
			$effect(() => {
				if (!editor.isDestroyed) editor.setEditable(!this.readOnly, false);
			});
			const unguard = leaveBeforeUnknown(opened, meetingId, editor);
			this.#use(editor);
			sayWhere(opened, meetingId);
			return () => {
				unguard();
				sayWhere(opened, undefined);
				this.#use(undefined);
				if (!editor.isDestroyed) editor.destroy();
			};
		};
	}

	isOn(tool: Tool): boolean {
		this.#watch();
		return this.#editor?.isActive(tool) ?? false;
	}

	get canUndo(): boolean {
		this.#watch();
		return this.#editor?.can().undo() ?? false;
	}

	get canRedo(): boolean {
		this.#watch();
		return this.#editor?.can().redo() ?? false;
	}

	apply(tool: Tool): void {
		const chain = this.#editor?.chain().focus();
		switch (tool) {
			case 'heading':
				return void chain?.toggleHeading({ level: 3 }).run();
			case 'bold':
				return void chain?.toggleBold().run();
			case 'bulletList':
				return void chain?.toggleBulletList().run();
			case 'orderedList':
				return void chain?.toggleOrderedList().run();
			case 'taskList':
				return void chain?.toggleTaskList().run();
		}
	}

	undo(): void {
		this.#editor?.chain().focus().undo().run();
	}

	redo(): void {
		this.#editor?.chain().focus().redo().run();
	}

	#use(editor: Editor | undefined): void {
		this.#watch = createSubscriber((update) => {
			editor?.on('transaction', update);
			return () => editor?.off('transaction', update);
		});
		this.#editor = editor;
	}
}

function namesAt({ presence }: OpenDocument, meetingId: string): readonly string[] {
	const here = presence.others.filter(({ at }) => at === meetingId);
	return [...new Set(here.map(({ person }) => addressed(person.name)))];
}

/**
 * The editor's binding deletes what it cannot show. So when a newer version adds such a thing while
 * this note is open, the editor goes before the binding sees it: this observer is told first.
 */
function leaveBeforeUnknown(opened: OpenDocument, meetingId: string, editor: Editor): () => void {
	const onTransaction = (): void => {
		if (!editor.isDestroyed && !isShowable(opened.doc, meetingId)) editor.destroy();
	};
	opened.doc.on('beforeObserverCalls', onTransaction);
	return () => opened.doc.off('beforeObserverCalls', onTransaction);
}
