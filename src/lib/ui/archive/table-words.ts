import type { Account } from '#lib/domain/account.ts';
import type { TableWords } from '#lib/export/archive/tables.ts';
import { competenceBlocks } from '#lib/domain/competence/areas.ts';
import { dayOf, timeText } from '#lib/ui/texts/dates.ts';
import { archiveWords } from '#lib/ui/texts/ru/archive-words.ts';

/** What the tables of an archive are written in: the words of the screens, and names instead of ids. */
export async function tableWordsOf(account: Account): Promise<TableWords> {
	const people = account.pairs.flatMap(({ mentors, mentees }) => [...mentors, ...mentees]);
	const names = new Map([account.person, ...people].map(({ id, name }) => [id, name]));
	for (const { areas } of competenceBlocks)
		for (const { code, title } of areas) names.set(code, title);
	const lists = { ...archiveWords.lists, ...(await listsOfSchool(account)) };
	return { ...archiveWords, lists, nameOf: (id) => names.get(id), momentOf };
}

/** Only a phone that leads a school has these documents, and the words for them. */
async function listsOfSchool({ documents }: Account): Promise<TableWords['lists']> {
	if (!documents.some(({ kind }) => kind === 'registry' || kind === 'monitoring')) return {};
	try {
		return (await import('./school-words.ts')).schoolLists;
	} catch (cause) {
		// Without a network on a device that did not keep that part: a copy without these tables is a copy.
		console.warn('The words for the tables of a school did not come', cause);
		return {};
	}
}

/** «21.11.2026 12:04»: a spreadsheet takes it for a day and a time. */
function momentOf(milliseconds: number): string {
	const [year, month, day] = dayOf(milliseconds).split('-');
	return `${day}.${month}.${year} ${timeText(milliseconds)}`;
}
