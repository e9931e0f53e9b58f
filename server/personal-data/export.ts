import type { Facts } from '../access/facts.ts';
import { bytesOf } from '../hub/late-edits.ts';
import { wordsOf } from '../quarantine/late-words.ts';
import type { Tables } from '../storage/records.ts';
import type { Files } from '../storage/files.ts';
import type { Storage } from '../storage/storage.ts';
import { basesHolding } from './bases.ts';
import type { BaseHolding } from './bases.ts';
import { contentOf } from './content.ts';
import { holdingsOf } from './holdings.ts';

/** Far above what one person does in the three years the trail is kept for. */
const eventsAtMost = 100_000;

/** Everything that is kept about a person, in words and numbers, for the person themselves. */
export async function exportPerson(
	facts: Facts,
	storage: Pick<Storage, 'log' | 'audit' | 'files'>,
	person: Tables['people']
): Promise<Readonly<Record<string, unknown>>> {
	const { grants, pairs, own, shared, lateEdits } = holdingsOf(facts, person);
	const placeOf = (id: string): string => facts.find('organisations', id)?.name ?? '';
	const papers = await Promise.all(
		[...own, ...shared].map(async ({ id, kind, createdAt }) => ({
			...{ id, kind, createdAt: moment(createdAt) },
			content: await contentOf(storage.log, id)
		}))
	);
	const bases = await basesHolding(facts, storage.log, person);
	const events = await storage.audit.ofPerson(person.id, eventsAtMost);
	return {
		person: { id: person.id, name: person.name, organisation: placeOf(person.organisationId) },
		roles: grants.map(({ role, organisationId, ground, state, from, to }) => ({
			...{ role, organisation: placeOf(organisationId), ground, state },
			...{ from: moment(from), to: to === null ? null : moment(to) }
		})),
		pairs: pairs.map(({ id, state, createdAt, organisationId }) => ({
			...{ id, state, createdAt: moment(createdAt), organisation: placeOf(organisationId) }
		})),
		documents: papers,
		bases: await Promise.all(bases.map((base) => withScans(storage.files, base))),
		lateEdits: lateEdits.map((edit) => ({
			...{ document: edit.documentId, state: edit.state, word: edit.word, at: moment(edit.at) },
			words: wordsOf([bytesOf(edit)].filter(({ length }) => length > 0))
		})),
		events: events.map(({ at, hash: _, ...event }) => ({ at: moment(at), ...event }))
	};
}

/** The scans themselves stand in the file, in base64: it is all that the person gets. */
async function withScans(
	files: Pick<Files, 'find' | 'read'>,
	{ documentId, told }: BaseHolding
): Promise<object> {
	const scans = await Promise.all(
		told.scans.map(async (scan) => {
			const card = files.find({ documentId, sha256: scan.sha256 });
			if (!card || card.storedAt === null) return { ...scan, content: null };
			const bytes = await files.read(card, 0, card.bytes);
			return { ...scan, content: Buffer.from(bytes).toString('base64') };
		})
	);
	return { ...told, scans };
}

function moment(at: number): string {
	return new Date(at).toISOString();
}
