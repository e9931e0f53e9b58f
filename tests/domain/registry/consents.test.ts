import { expect, test } from 'vitest';
import {
	consentState,
	missingConsents,
	requiredConsents,
	type Consent
} from '#lib/domain/registry/consents.ts';
import { isMinorOn } from '#lib/domain/registry/person.ts';
import { personWith } from './people.ts';

const today = '2026-10-01';
const consent = (fields: Partial<Consent>): Consent => ({
	...{ id: 'c', personId: 'p', kind: 'participation', number: '', requestedOn: '' },
	...{ givenOn: '2026-09-01', signer: '', place: '', until: '', withdrawnOn: '' },
	...{ destroyedOn: '', destructionAct: '', agreement: '', payTerms: '', note: '' },
	...fields
});

test.each([
	['given', {}],
	['requested', { givenOn: '' }],
	['requested', { givenOn: '2026-10-02' }],
	['given', { until: '2026-11-01' }],
	['expiring', { until: '2026-10-31' }],
	['expiring', { until: today }],
	['expired', { until: '2026-09-30' }],
	['withdrawn', { withdrawnOn: today }],
	['given', { withdrawnOn: '2026-10-02' }],
	['destroyed', { withdrawnOn: '2026-09-02', destroyedOn: '2026-09-20' }]
] as const)('is %s with %j', (state, fields) => {
	expect(consentState(consent(fields), today)).toBe(state);
});

test('an adult signs twice, for a child the parents do, and from fourteen on the child as well', () => {
	const adult = personWith({ id: 'p', isMentee: true });
	const child = personWith({ id: 'p', isMentee: true, birthDate: '2014-05-05' });
	const youth = personWith({ id: 'p', isMentee: true, birthDate: '2012-10-01' });
	const pupil = personWith({ id: 'p', isMentee: true, isPupil: true });
	expect(requiredConsents(adult, today)).toEqual(['participation', 'personal-data']);
	expect(requiredConsents(child, today)).not.toContain('child-assent');
	expect(requiredConsents(youth, today)).toContain('child-assent');
	expect(requiredConsents(pupil, today)).toContain('parent-personal-data');
});

test('who comes of age today signs for themselves, whatever was ticked before', () => {
	const person = personWith({ id: 'p', isPupil: true, birthDate: '2008-10-01' });
	expect(isMinorOn(person, '2026-09-30')).toBe(true);
	expect(isMinorOn(person, today)).toBe(false);
});

test('only a paper that stands is counted, and only the person’s own', () => {
	const person = personWith({ id: 'p', isMentor: true });
	const papers = [
		consent({ id: 'a' }),
		consent({ id: 'b', kind: 'personal-data', until: '2026-09-30' }),
		consent({ id: 'c', kind: 'personal-data', personId: 'other' })
	];
	expect(missingConsents(person, papers, today)).toEqual(['personal-data']);
	const again = [...papers, consent({ id: 'd', kind: 'personal-data' })];
	expect(missingConsents(person, again, today)).toEqual([]);
});
