import { expect, test } from 'vitest';
import type { ArchivedDocument } from '#lib/domain/archive/manifest.ts';
import type { DocumentKind } from '#lib/domain/access.ts';
import { plansOfOthers, type ArchiveRow } from '#lib/ui/archive/take-archive.ts';

function row(id: string, kind: DocumentKind, trouble: ArchiveRow['trouble']): ArchiveRow {
	const document = { id, kind, name: id } as ArchivedDocument;
	return { document, edits: 0, bringsMore: false, files: [], trouble };
}

test('a plan is offered from the copy of somebody else, but not the one’s own programme', () => {
	const rows = [
		row('theirs', 'programme', 'of-somebody-else'),
		row('gone', 'programme', 'unknown-document'),
		row('ours', 'programme', 'of-somebody-else'),
		row('journal', 'journal', 'of-somebody-else'),
		row('read', 'programme', 'read-only')
	];
	const documents = [{ id: 'ours', kind: 'programme', name: '', mode: 'read-write' }] as never;
	expect(plansOfOthers(rows, { documents }).map(({ id }) => id)).toEqual(['theirs', 'gone']);
});
