import { expect, test } from 'vitest';
import { openSchool } from '../server/hub/school.ts';
import { HandClock } from '../support/hand-clock.ts';
import { textOf, write } from '../support/notes.ts';
import { pass, Phone } from '../support/phone.ts';

const yearMs = 365 * 24 * 60 * 60_000;

test.each([-10, -1, 1, 10])(
	'a phone whose clock jumps by %i years goes on asking what is new',
	async (years) => {
		await using school = await openSchool();
		const clock = new HandClock();
		const mentor = new Phone(school, 'mentor', clock).signedIn();
		const mentee = new Phone(school, 'mentee', clock).signedIn();
		// Without a socket nothing but its own timer tells the phone to ask.
		mentor.network.become('no-websocket');
		const anna = await (await mentor.openTab()).device.open('notes.1');
		const boris = await (await mentee.openTab()).device.open('notes.1');
		await pass(5_000, clock, school);

		clock.skewMs = years * yearMs;
		write(boris.doc, 'после прыжка');
		await pass(10 * 60_000, clock, school);

		expect(textOf(anna.doc)).toBe('после прыжка');
		await mentor.close();
		await mentee.close();
		expect([...mentor.troubles, ...mentee.troubles]).toEqual([]);
	}
);
