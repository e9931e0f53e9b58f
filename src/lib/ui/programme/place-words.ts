import { isListName, programmeTexts } from '#lib/domain/programme.ts';
import { titleOf } from '#lib/documents/programme/bin.ts';
import { fieldsAt, type Place } from '#lib/documents/programme/places.ts';
import type { OpenDocument } from '#lib/device/surface.ts';
import { statusTexts } from '#lib/ui/texts/ru/labels.ts';
import {
	longTexts,
	programmeScreenTexts,
	stepFieldTexts,
	titleLabels
} from '#lib/ui/texts/ru/programme.ts';
import { listTexts, partTexts, standingTexts } from '#lib/ui/texts/ru/programme-parts.ts';
import { newsTexts } from '#lib/ui/texts/ru/programme-together.ts';

/** What a change is about, as a person reads it: «Шаг «Посетить урок»». */
export function placeWords(doc: OpenDocument['doc'], { root, id }: Place): string {
	const text = programmeTexts.find((name) => `text:${name}` === root);
	if (text) return longTexts[text].label;
	if (root === 'people') return partTexts.people;
	const fields = id === '' ? undefined : fieldsAt(doc, { root, id });
	if (!fields) return newsTexts.whole;
	const title = titleOf(root, fields);
	return title === '' ? kindOf(root) : `${kindOf(root)} «${title}»`;
}

function kindOf(root: string): string {
	if (root === 'steps') return programmeScreenTexts.editStep;
	return isListName(root) ? listTexts[root].one : programmeScreenTexts.editTask;
}

const deeds: Readonly<Record<string, string>> = {
	added: newsTexts.added,
	removed: newsTexts.removed,
	restored: newsTexts.restored,
	moved: newsTexts.moved,
	text: newsTexts.text,
	remark: newsTexts.remark,
	mention: newsTexts.mention
};

const ofStep: Readonly<Record<string, string>> = {
	...stepFieldTexts,
	status: programmeScreenTexts.statusWord,
	doneOn: programmeScreenTexts.doneWord,
	taskId: programmeScreenTexts.editTask
};

/** What was done there: «добавлено», «Срок». */
export function changeWords({
	root,
	what
}: {
	readonly root: string;
	readonly what: string;
}): string {
	return deeds[what] ?? fieldWords(root, what);
}

export function fieldWords(root: string, field: string): string {
	if (isListName(root)) return listTexts[root].cells[field] ?? field;
	if (root === 'people') {
		const name = field.slice(field.lastIndexOf('|') + 1);
		return standingTexts[name as keyof typeof standingTexts] ?? name;
	}
	if (root === 'fields')
		return field === 'decision'
			? partTexts.decision
			: (titleLabels[field as keyof typeof titleLabels] ?? field);
	return ofStep[field] ?? field;
}

/** A value as a person reads it. */
export function valueWords(field: string, value: string): string {
	if (field === 'status') return statusTexts[value as keyof typeof statusTexts] ?? value;
	return value;
}
