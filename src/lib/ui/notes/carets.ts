import { Extension } from '@tiptap/core';
import type { Plugin } from '@tiptap/pm/state';
import { yCursorPlugin } from '@tiptap/y-tiptap';
import { addressed } from '#lib/ui/texts/people.ts';
import { notesTexts } from '#lib/ui/texts/ru/notes.ts';

type Awareness = Parameters<typeof yCursorPlugin>[0];

const colours = 4;

/** Where the others' carets stand, with their names. Names come from their machines and are shown as text only. */
export function carets(awareness: Awareness): Extension {
	return Extension.create({
		name: 'carets',
		addProseMirrorPlugins() {
			return [
				// Typed as any by its maker.
				yCursorPlugin(awareness, {
					cursorBuilder: (_user, clientId) => caretOf(clientId, nameOf(awareness, clientId)),
					selectionBuilder: (_user, clientId) => ({ class: `picked ${colourOf(clientId)}` })
				}) as Plugin
			];
		}
	});
}

function caretOf(clientId: number, name: string): HTMLElement {
	const caret = document.createElement('span');
	caret.className = `caret ${colourOf(clientId)}`;
	const label = document.createElement('span');
	label.textContent = name;
	// An empty letter on both sides keeps the browser's own caret from jumping over ours.
	caret.append('\u2060', label, '\u2060');
	return caret;
}

function colourOf(clientId: number): string {
	return `by-${(clientId % colours) + 1}`;
}

function nameOf(awareness: Awareness, clientId: number): string {
	const person: unknown = awareness.getStates().get(clientId)?.person;
	const named = typeof person === 'object' && person !== null && 'name' in person;
	return named && typeof person.name === 'string'
		? addressed(person.name).slice(0, 40)
		: notesTexts.someone;
}
