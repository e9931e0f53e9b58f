import { expect, test } from 'vitest';
import type { Resource } from '#lib/domain/access.ts';
import { asDocumentId, asOrganisationId, asPersonId } from '#lib/domain/ids.ts';
import { createReadWatch } from '../../../server/access/reads.ts';
import type { AuditEvent } from '../../../server/storage/audit/trail.ts';

const day = 24 * 60 * 60 * 1000;

test('whoever opens somebody’s papers is written down, once a day, and nobody for their own', async () => {
	const events: AuditEvent[] = [];
	const clock = { now: 100 * day };
	const opened = createReadWatch({
		audit: { append: async (more) => void events.push(...more) },
		now: () => clock.now,
		failed: () => undefined
	});
	const journal = resource('journal', { mentor: 'olga', mentee: 'artyom' });
	for (const by of ['curator', 'curator', 'olga', 'artyom', 'psychologist']) opened(by, journal);
	opened('curator', { ...resource('answers', undefined), ownerId: asPersonId('artyom')! });
	opened('curator', resource('roadmap', undefined));
	expect(events.map(({ by, about, detail }) => `${by} ${about} ${detail}`)).toEqual([
		'curator olga journal',
		'curator artyom journal',
		'psychologist olga journal',
		'psychologist artyom journal',
		'curator artyom answers'
	]);
	clock.now += day;
	opened('curator', journal);
	expect(events).toHaveLength(7);
});

test('what could not be written is tried at the next opening', async () => {
	let tries = 0;
	const opened = createReadWatch({
		audit: { append: () => ((tries += 1), Promise.reject(new Error('full'))) },
		now: () => day,
		failed: () => undefined
	});
	const journal = resource('journal', { mentor: 'olga', mentee: 'artyom' });
	opened('curator', journal);
	await Promise.resolve();
	await Promise.resolve();
	opened('curator', journal);
	expect(tries).toBe(2);
});

function resource(
	kind: Resource['kind'],
	pair: { readonly mentor: string; readonly mentee: string } | undefined
): Resource {
	return {
		kind,
		documentId: asDocumentId(`${kind}-1`)!,
		organisationId: asOrganisationId('school')!,
		ancestorIds: [],
		...(pair && {
			pair: {
				mentorIds: [asPersonId(pair.mentor)!],
				menteeIds: [asPersonId(pair.mentee)!],
				state: 'active' as const
			}
		})
	};
}
