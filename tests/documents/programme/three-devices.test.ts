import { test } from 'vitest';
import { Schedule } from './three-devices.ts';

const schedules = 1_000;
const together = 50;

for (let from = 1; from <= schedules; from += together) {
	test(`all commands on three devices, apart and by files: nothing is lost (${from}…${from + together - 1})`, () => {
		for (let seed = from; seed < from + together; seed++) {
			try {
				new Schedule(seed).play(60);
			} catch (error) {
				throw new Error(`seed ${seed}`, { cause: error });
			}
		}
	});
}
