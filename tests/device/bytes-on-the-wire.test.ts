import { expect, test } from 'vitest';
import { openSchool, paper, schoolRecords } from '../server/hub/school.ts';
import { HandClock } from '../support/hand-clock.ts';
import { textOf, write } from '../support/notes.ts';
import { pass, Phone } from '../support/phone.ts';

const fifty = Array.from({ length: 50 }, (_, at) => `roadmap.${at + 2}`);

test('[E8] when nothing is new, 50 documents take at most 400 bytes and one round trip', async () => {
	await using school = await openSchool({
		facts: [...schoolRecords(), ...fifty.map((id) => paper(id, 'roadmap', {}))]
	});
	const clock = new HandClock();
	const phone = new Phone(school, 'mentor', clock).signedIn();
	const tab = await phone.openTab();
	await pass(20_000, clock, school);
	expect(phone.platter.place.held.length).toBeGreaterThanOrEqual(50);
	// The link lives on its own: only what the exchange adds counts.
	const before = phone.network.sentBytes + phone.network.heardBytes;
	await tab.device.checkNow();
	const bytes = phone.network.sentBytes + phone.network.heardBytes - before;
	expect(bytes).toBeLessThanOrEqual(400);
	await phone.close();
});

test('[E8] after a night without a network, coming back takes at most 400 bytes too', async () => {
	await using school = await openSchool({
		facts: [...schoolRecords(), ...fifty.map((id) => paper(id, 'roadmap', {}))]
	});
	const clock = new HandClock();
	const phone = new Phone(school, 'mentor', clock).signedIn();
	await phone.openTab();
	await pass(20_000, clock, school);
	phone.network.become('no-network');
	await pass(60_000, clock, school);
	const before = phone.network.sentBytes + phone.network.heardBytes;
	phone.network.become('clear');
	await pass(90_000, clock, school);
	const pings = 90_000 / 20_000;
	const bytes = phone.network.sentBytes + phone.network.heardBytes - before - pings * 8;
	expect(bytes).toBeLessThanOrEqual(400);
	await phone.close();
});

test('one edit with its acknowledgement takes at most 250 bytes', async () => {
	await using school = await openSchool();
	const clock = new HandClock();
	const phone = new Phone(school, 'mentor', clock).signedIn();
	const tab = await phone.openTab();
	const opened = await tab.device.open('notes.1');
	await pass(5_000, clock, school);
	const before = phone.network.sentBytes + phone.network.heardBytes;
	write(opened.doc, 'Договорились о прогулке');
	await clock.advance(1_000);
	expect(tab.device.facts.current.sent.at).toBe('sent');
	const bytes = phone.network.sentBytes + phone.network.heardBytes - before;
	expect(bytes).toBeLessThanOrEqual(250);
	await phone.close();
});

test('2 000 edits made without a network leave within a minute, in at most 1.3 times their bytes', async () => {
	await using school = await openSchool();
	const clock = new HandClock();
	const phone = new Phone(school, 'mentor', clock).signedIn();
	const tab = await phone.openTab();
	const opened = await tab.device.open('notes.1');
	await pass(2_000, clock, school);
	phone.network.become('no-network');
	for (let edit = 0; edit < 2_000; edit++) {
		write(opened.doc, `Запись номер ${edit}; `);
		if (edit % 20 === 0) await clock.advance(1_000);
	}
	await clock.advance(1_000);
	opened.close();
	await clock.advance(3_600_000);
	const bytes = phone.platter.outbox.reduce((sum, { update }) => sum + update.length, 0);
	const before = phone.network.sentBytes;
	phone.network.become('clear');
	tab.show();
	await pass(60_000, clock, school);
	expect(textOf(await school.stored('notes.1'))).toContain('Запись номер 1999;');
	expect(tab.device.facts.current.sent.at).toBe('sent');
	expect(phone.network.sentBytes - before).toBeLessThanOrEqual(1.3 * bytes);
	await phone.close();
}, 60_000);
