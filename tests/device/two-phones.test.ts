import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { openSchool } from '../server/hub/school.ts';
import { HandClock, settle } from '../support/hand-clock.ts';
import { Phone } from '../support/phone.ts';

const notes = 'notes.1';

function write(doc: Y.Doc, text: string): void {
	doc.transact(() => doc.getText('note:1').insert(doc.getText('note:1').length, text));
}

const read = (doc: Y.Doc): string => doc.getText('note:1').toString();

test('[P3] an edit is said to be saved, then sent, each only when its disk has it', async () => {
	await using school = await openSchool();
	const clock = new HandClock();
	const phone = new Phone(school, 'mentor', clock).signedIn();
	const tab = await phone.openTab();
	const opened = await tab.device.open(notes);
	await clock.advance(1_000);
	expect(opened.mode.current).toBe('read-write');
	phone.platter.drive.hold();
	write(opened.doc, 'Первая встреча');
	expect(tab.device.facts.current.saved.at).toBe('saving');
	phone.platter.drive.run();
	await settle();
	expect(tab.device.facts.current.saved).toEqual({ at: 'saved' });
	await clock.advance(100);
	expect(tab.device.facts.current.sent.at).toBe('sent');
	expect(read(await school.stored(notes))).toBe('Первая встреча');
	expect(phone.troubles).toEqual([]);
	await phone.close();
});
