import { accepted, declined } from '#lib/domain/outcome.ts';
import type { Outcome } from '#lib/domain/outcome.ts';
import type { Registers } from '../auth/registers.ts';
import type { Tables } from '../storage/records.ts';

/** By id, or by the whole name if nobody else has it; е and ё are one letter, as people type them. */
export function findPerson(
	registers: Registers,
	asked: string
): Outcome<Tables['people'], 'person-unknown' | 'person-ambiguous'> {
	const byId = registers.find('people', asked);
	if (byId) return accepted(byId);
	const named = [...registers.all('people')].filter(({ name }) => plain(name) === plain(asked));
	if (named.length > 1) return declined('person-ambiguous');
	return named[0] ? accepted(named[0]) : declined('person-unknown');
}

/** Unnamed, it is the only one there is. */
export function findOrganisation(
	registers: Registers,
	asked: string | undefined
): Outcome<Tables['organisations'], 'organisation-unknown' | 'organisation-needed'> {
	const every = [...registers.all('organisations')];
	if (asked === undefined) {
		return every.length === 1 && every[0] ? accepted(every[0]) : declined('organisation-needed');
	}
	const found = every.find(({ id, name }) => id === asked || plain(name) === plain(asked));
	return found ? accepted(found) : declined('organisation-unknown');
}

function plain(text: string): string {
	return text.normalize('NFC').toLowerCase().replaceAll('ё', 'е').replace(/\s+/g, ' ').trim();
}
