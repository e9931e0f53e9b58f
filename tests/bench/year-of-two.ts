import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { programmeTexts, stepStatuses } from '#lib/domain/programme.ts';
import { addMeeting, changeMeeting, confirmMeeting } from '#lib/documents/journal/commands.ts';
import { ProgrammeDeeds } from '#lib/documents/programme/deeds.ts';
import { readProgramme } from '#lib/documents/programme/read.ts';
import { Dice } from '../simulation/dice.ts';
import { join } from '../support/stock-client.ts';

/** One of the two, as the server knows them. */
export interface Writer {
	readonly token: string;
	readonly personId: string;
	readonly name: string;
}

export interface Year {
	readonly address: string;
	readonly writers: readonly Writer[];
	readonly programme: string;
	readonly journal: string;
	readonly updates: number;
	readonly meetings: number;
}

const sittings = 50;
const dayMs = 86_400_000;
const begin = Date.UTC(2026, 0, 12, 9);

/** Two people write for a year: in each sitting each of them has opened the app anew. */
export async function writeYear(year: Year): Promise<number> {
	let written = 0;
	for (let sitting = 0; sitting < sittings; sitting++) {
		const pens = await Promise.all(
			year.writers.map(async (writer) => ({
				writer,
				programme: await join(year, year.programme, writer),
				journal: await join(year, year.journal, writer)
			}))
		);
		for (const { programme, journal } of pens)
			for (const { doc } of [programme, journal]) doc.on('update', count);
		for (const [at, { writer, programme, journal }] of pens.entries()) {
			const dice = new Dice(sitting * 2 + at);
			const now = begin + sitting * 6 * dayMs;
			meet(journal.doc, { writer, now, count: year.meetings / sittings / pens.length });
			const deeds = deedsOf(programme.doc, { writer, now });
			for (let turn = 0; turn < deedsEach(year); turn++)
				deed(deeds, { doc: programme.doc, dice, now });
		}
		await agreed(pens.map(({ programme }) => programme.doc));
		await agreed(pens.map(({ journal }) => journal.doc));
		for (const { programme, journal } of pens)
			for (const line of [programme, journal]) line.leave();
	}
	return written;

	function count(_: Uint8Array, origin: unknown): void {
		if (!(origin instanceof WebsocketProvider)) written++;
	}
}

/** A meeting is three updates: written down, gone on with, confirmed. */
const deedsEach = ({ updates, meetings, writers }: Year): number =>
	Math.ceil((updates - meetings * 3) / sittings / writers.length);

function deedsOf(
	doc: Y.Doc,
	{ writer, now }: { readonly writer: Writer; readonly now: number }
): ProgrammeDeeds {
	const { personId, name } = writer;
	let at = now;
	const author = () => ({ personId, name, at: (at += 20_000) });
	return new ProgrammeDeeds({ doc, author, newId: () => crypto.randomUUID() });
}

const words = ['урок', 'план', 'класс', 'вместе', 'разбор', 'время', 'вопросы', 'записи'];

/** Mostly letters in the long texts, as people write; the rest is steps, their states and short fields. */
export function deed(
	deeds: ProgrammeDeeds,
	{ doc, dice, now }: { readonly doc: Y.Doc; readonly dice: Dice; readonly now: number }
): void {
	const chance = dice.below(100);
	const word = `${dice.oneOf(words)} `;
	if (chance < 60) {
		const text = deeds.text(dice.oneOf(programmeTexts));
		const at = dice.below(text.value.length + 1);
		const isTooLong = text.value.length > 2_500;
		text.write(isTooLong ? { at: 0, remove: 40, insert: '' } : { at, remove: 0, insert: word });
		return;
	}
	const { steps, tasks } = readProgramme(doc);
	const step = steps[dice.below(steps.length)];
	if (!step || (chance < 64 && steps.length < 80))
		deeds.addStep({ title: `Шаг: ${word}`, taskId: tasks[dice.below(tasks.length)]?.id ?? '' });
	else if (chance < 75)
		deeds.setStatus(step.id, dice.oneOf(stepStatuses), new Date(now).toISOString().slice(0, 10));
	else if (chance < 85) deeds.changeStep(step.id, { comment: `${word}${dice.below(100)}` });
	else if (chance < 97) deeds.changeStep(step.id, { expected: `${word}${dice.below(100)}` });
	else deeds.say(`steps|${step.id}`, `Про ${word}`, []);
}

function meet(
	doc: Y.Doc,
	{ writer, now, count }: { readonly writer: Writer; readonly now: number; readonly count: number }
): void {
	for (let turn = 0; turn < count; turn++) {
		const id = crypto.randomUUID();
		const date = new Date(now + turn * dayMs).toISOString().slice(0, 10);
		addMeeting(doc, { id, createdBy: writer.personId, kind: 'working', date });
		changeMeeting(doc, id, { topic: `Встреча: ${words[turn % words.length] ?? ''}` });
		confirmMeeting(doc, id, { personId: writer.personId, at: now });
	}
}

/** Ends when all hold the same. */
export async function agreed(docs: readonly Y.Doc[]): Promise<void> {
	const [first, ...others] = docs;
	if (!first) return;
	const isSame = (other: Y.Doc): boolean =>
		[...Y.decodeStateVector(Y.encodeStateVector(first))].every(
			([client, clock]) => Y.getState(other.store, client) === clock
		) && first.store.clients.size === other.store.clients.size;
	while (!others.every(isSame)) await new Promise((resolve) => setTimeout(resolve, 5));
}
