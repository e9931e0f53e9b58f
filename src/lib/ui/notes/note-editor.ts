import { Editor } from '@tiptap/core';
import { Bold } from '@tiptap/extension-bold';
import { Collaboration } from '@tiptap/extension-collaboration';
import { Document } from '@tiptap/extension-document';
import { Heading } from '@tiptap/extension-heading';
import {
	BulletList,
	ListItem,
	ListKeymap,
	OrderedList,
	TaskItem,
	TaskList
} from '@tiptap/extension-list';
import { Paragraph } from '@tiptap/extension-paragraph';
import { Text } from '@tiptap/extension-text';
import { Placeholder } from '@tiptap/extensions/placeholder';
import type { OpenDocument } from '#lib/device/surface.ts';
import { noteIn } from '#lib/documents/notes/read.ts';
import { notesTexts } from '#lib/ui/texts/ru/notes.ts';
import { carets } from './carets.ts';
import { isTooMuch, type Pasted } from './paste-limit.ts';

interface NotePlace {
	readonly element: HTMLElement;
	readonly opened: OpenDocument;
	readonly meetingId: string;
	readonly label: string;
	readonly editable: boolean;
	/** More was pasted than can be sent in one piece; it was not let in. */
	readonly onTooMuch: () => void;
}

/** Few kinds of blocks, one mark: what else is pasted comes in as plain paragraphs. */
export function createNoteEditor({
	element,
	opened,
	meetingId,
	label,
	editable,
	onTooMuch
}: NotePlace): Editor {
	const refuse = (pasted: Pasted): boolean => {
		const refused = isTooMuch(pasted);
		if (refused) onTooMuch();
		return refused;
	};
	return new Editor({
		element,
		editable,
		injectCSS: false,
		extensions: [
			Document,
			Paragraph,
			Text,
			Heading.configure({ levels: [3] }),
			Bold,
			BulletList,
			OrderedList,
			ListItem,
			TaskList,
			TaskItem.configure({
				nested: true,
				a11y: { checkboxLabel: (node) => notesTexts.check(node.textContent) }
			}),
			ListKeymap,
			Placeholder.configure({ placeholder: notesTexts.placeholder, showOnlyWhenEditable: true }),
			Collaboration.configure({ fragment: noteIn(opened.doc, meetingId) }),
			carets(opened.presence.awareness as Parameters<typeof carets>[0])
		],
		editorProps: {
			handlePaste: (_view, _event, slice) => refuse(slice),
			handleDrop: (_view, _event, slice) => refuse(slice),
			attributes: {
				role: 'textbox',
				'aria-multiline': 'true',
				'aria-label': label,
				class: 'note-text',
				autocapitalize: 'sentences'
			}
		}
	});
}

/** Who is at which note: the others see «Сейчас здесь». */
export function sayWhere(opened: OpenDocument, meetingId: string | undefined): void {
	const awareness = opened.presence.awareness as {
		setLocalStateField(name: string, value: unknown): void;
	};
	awareness.setLocalStateField('at', meetingId ?? null);
}
